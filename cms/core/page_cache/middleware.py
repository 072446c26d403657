"""The outermost middleware: answers anonymous readers from the cache, and keeps what may be kept."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse

from cms.core.page_cache.addresses import address_of
from cms.core.page_cache.bypass import Bypass
from cms.core.page_cache.cache_status import HEADER, status
from cms.core.page_cache.outage import Away, Outage
from cms.core.page_cache.reading import Reading
from cms.core.page_cache.shelf import Shelf


class PageCacheMiddleware:
    """Says in each answer what it did (Cache-Status, RFC 9211): `hit`, `fwd=miss` or `fwd=bypass`, and why."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        if settings.DEBUG:
            raise MiddlewareNotUsed("Who works on templates wants to see them change.")
        self.get_response = get_response
        self.shelf = Shelf()
        self.outage = Outage()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            if self.outage.lasts:
                raise Bypass("away")
            return Reading(request, address_of(request), self.shelf, self.outage).answer(self.get_response)
        except Bypass as bypass:
            return self.go_past(request, bypass.reason)
        except Away:
            return self.go_past(request, "away")

    def go_past(self, request: HttpRequest, reason: str) -> HttpResponse:
        """The answer of the site, which nobody is to keep who passes it on to more than this person."""
        response = self.get_response(request)
        response.headers[HEADER] = status("fwd=bypass", reason)
        if reason == "session":
            response.headers.setdefault("Cache-Control", "private, no-cache")
        return response
