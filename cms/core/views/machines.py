"""What search engines and browsers ask for."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from cms.core.colours import HEX
from cms.core.sitemaps import site_entries

A_YEAR = 365 * 24 * 3600


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every live page with its translations (sitemaps.org 0.9 with xhtml alternates)."""
    context = {"entries": site_entries(request)}
    return render(request, "sitemap.xml", context, content_type="application/xml")


@require_safe
@cache_control(public=True, max_age=3600)
def robots(request: HttpRequest) -> HttpResponse:
    """Everything may be indexed but what is for staff and accounts (RFC 9309)."""
    lines = ["User-agent: *", "Disallow: /admin/", "Disallow: /accounts/", ""]
    lines.append(f"Sitemap: {settings.PUBLIC_URL}{reverse('sitemap')}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


@require_safe
@cache_control(public=True, max_age=A_YEAR, immutable=True)
def tint(request: HttpRequest, accent: str) -> HttpResponse:
    """A style sheet that sets one colour: pages may not carry styles of their own under our policy."""
    colour = f"#{accent}"
    if not HEX.fullmatch(colour):
        raise Http404
    return HttpResponse(f"@layer tokens {{ :root {{ --seed: {colour}; }} }}\n", content_type="text/css")
