"""The middleware before one view, without a database: for what happens at once."""

import threading
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from cms.core.page_cache import kept, shows
from cms.core.page_cache.addresses import address_of
from cms.core.page_cache.middleware import PageCacheMiddleware
from cms.core.page_cache.release import release

HOST = settings.PUBLIC_URL.partition("://")[2]


class Site:
    """Counts how often its page is rendered; `text` is what it says, `meanwhile` runs in the middle of a rendering."""

    def __init__(self, meanwhile: Callable[["Site"], object] = lambda site: None, headers: dict | None = None):
        self.text = "first"
        self.rendered = 0
        self.meanwhile = meanwhile
        self.headers = headers or {}
        self.middleware = PageCacheMiddleware(kept(self.page))

    def page(self, request: HttpRequest) -> HttpResponse:
        text = self.text
        shows("text")
        self.rendered += 1
        self.meanwhile(self)
        return HttpResponse(text, headers=self.headers)

    @property
    def request(self) -> HttpRequest:
        return RequestFactory().get("/en/", headers={"host": HOST})

    @property
    def key(self) -> str:
        """Under which the page is kept."""
        return address_of(self.request).key(release())

    def read(self) -> tuple[str, str]:
        """What the page says, and what the cache did."""
        response = self.middleware(self.request)
        return response.content.decode(), response["Cache-Status"].removeprefix("pages; ")


def at_once(*calls: Callable[[], object]) -> list:
    """Run each in a thread of its own, and return what they return."""
    results: list = [None] * len(calls)

    def run(place: int) -> None:
        results[place] = calls[place]()

    threads = [threading.Thread(target=run, args=[place]) for place in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    return results
