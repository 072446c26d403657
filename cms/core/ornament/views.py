"""Drawings over HTTP."""

import hashlib
from typing import cast

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from cms.core.ornament.recipes import Recipe
from cms.core.ornament.signing import is_signed

# To be raised by whoever changes what is drawn: kept drawings are then drawn anew. Addresses stay as they are, so a
# browser may show the older drawing for as long as it keeps it.
DRAWING_VERSION = 1
FOREVER = "public, max-age=31536000, immutable"


@require_safe
def ornament(request: HttpRequest, signature: str, recipe: str, seed: str) -> HttpResponse:
    """The drawing as SVG, or 304 if the client has it. 404 for an address that we have not signed."""
    if not is_signed(signature, recipe, seed):
        raise Http404("Not signed")
    svg = kept(recipe, seed).encode()
    etag = quote_etag(hashlib.sha256(svg).hexdigest()[:32])
    headers = {"Cache-Control": FOREVER, "ETag": etag}
    response = HttpResponse(svg, content_type="image/svg+xml", headers=headers)
    # A 304 replaces headers that the client has kept, so it needs the policy as well.
    return contained(cast(HttpResponse, get_conditional_response(request, etag=etag, response=response)))


def contained(response: HttpResponse) -> HttpResponse:
    """An SVG file opened on its own is a document: this one may load and run nothing."""
    response["Content-Security-Policy"] = "default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def kept(recipe: str, seed: str) -> str:
    """The drawing from the cache, drawn and kept without expiry the first time.

    Raises Http404 for a recipe that was signed once and has gone since, unless its drawing is kept.
    """
    key = cache_key(recipe, seed)
    svg: str | None = cache.get(key)
    if svg is None:
        svg = drawn(recipe, seed)
        cache.set(key, svg, timeout=None)
    return svg


def drawn(recipe: str, seed: str) -> str:
    """The drawing made anew. Raises Http404 if there is no such recipe."""
    try:
        return Recipe.parse(recipe).draw(seed)
    except ValueError as error:
        raise Http404(str(error)) from error


def cache_key(recipe: str, seed: str) -> str:
    """A key that every cache accepts, however long the seed and whatever its letters."""
    digest = hashlib.sha256(f"{recipe}/{seed}".encode()).hexdigest()
    return f"ornament:{DRAWING_VERSION}:{digest}"
