"""Where people are led who come without a prefix, or by a side door."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils.cache import patch_vary_headers
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from cms.core import languages


@require_safe
def to_language(request: HttpRequest) -> HttpResponse:
    """The one redirect by Accept-Language: from `/` to the front page in the reader's language."""
    response = redirect(f"/{languages.get(request.LANGUAGE_CODE).tag}/")
    patch_vary_headers(response, ["Accept-Language"])
    return response


def to_login(request: HttpRequest) -> HttpResponse:
    """Wagtail's own log-in pages lead to the one that has rate limits and codes by mail."""
    target = request.GET.get("next")
    query = f"?{urlencode({'next': target})}" if target else ""
    return redirect(f"{resolve_url(settings.LOGIN_URL)}{query}")
