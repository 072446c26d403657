"""Pages of the tree."""

from django.http import HttpRequest, HttpResponse
from wagtail.views import serve

from cms.core.page_cache import kept
from cms.core.routing import find_page, remember_route


@kept
def page(request: HttpRequest, path: str) -> HttpResponse:
    """The page at this address, served by Wagtail with all that its hooks ask for."""
    if found := find_page(request, path):
        remember_route(request, found)
    return serve(request, path)
