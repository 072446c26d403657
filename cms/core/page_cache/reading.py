"""One reader's request for a page that may be kept."""

import contextlib
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from cms.core.page_cache import fronts
from cms.core.page_cache.addresses import Address
from cms.core.page_cache.bypass import Bypass
from cms.core.page_cache.cache_status import HEADER, HIT, status
from cms.core.page_cache.entries import CONDITIONS, Entry, allow_others_to_keep, encoding_for, why_not
from cms.core.page_cache.findings import objection, tags_of
from cms.core.page_cache.outage import Away, Outage
from cms.core.page_cache.release import release
from cms.core.page_cache.shelf import Found, Shelf
from cms.core.page_cache.showing import Shown, noted
from cms.core.purges import remember

# Seconds: how long a reader waits for a page that another request is rendering, and how often they look.
WAIT, LOOK_AGAIN = 2.0, 0.03
SERVER_ERROR = 500


class Reading:
    """What is asked for, and where it is looked for."""

    def __init__(self, request: HttpRequest, address: Address, shelf: Shelf, outage: Outage):
        self.request = request
        self.address = address
        self.shelf = shelf
        self.outage = outage
        self.key = address.key(release())
        self.encoding = encoding_for(request)
        self.kept = False

    def answer(self, get_response: Callable[[HttpRequest], HttpResponse]) -> HttpResponse:
        """The page, from the cache or rendered; raises Bypass or Away where it is to be rendered without the cache."""
        with self.outage:
            found = self.shelf.look(self.key, self.encoding)
        if found.entry and found.fresh:
            return found.entry.answer(self.request, HIT)
        if not self.address.is_known(self.request):
            raise Bypass("host")
        with self.outage:
            mine = self.shelf.claim(self.key, found.stamp)
            other = None if mine else self.from_others(found)
        if other:
            old = other is found.entry
            return other.answer(self.request, status("hit", "stale" if old else "awaited"), old=old)
        try:
            return self.rendered(get_response, found)
        finally:
            if mine:
                self.give_back(found)

    def from_others(self, found: Found) -> Entry | None:
        """The old page while another request renders the new one; where there is none, the new one after a short wait.

        None if the other does not come to an end, or what it has rendered cannot be kept.
        """
        deadline = time.monotonic() + WAIT
        while self.shelf.is_claimed(self.key, found.stamp) and time.monotonic() < deadline:
            if found.entry:
                return found.entry
            time.sleep(LOOK_AGAIN)
        later = self.shelf.look(self.key, self.encoding)
        return later.entry if later.fresh else None

    def give_back(self, found: Found) -> None:
        with contextlib.suppress(Away), self.outage:
            self.shelf.give_back(self.key, found.stamp, kept=self.kept)

    def rendered(self, get_response: Callable[[HttpRequest], HttpResponse], found: Found) -> HttpResponse:
        """A new answer, kept if it may be."""
        with noted() as shown, whole(self.request, self.address):
            response = get_response(self.request)
            reason = why_not(response) or objection(shown, self.address.query)
            tags = set() if reason else tags_of(shown)
        if not reason:
            return self.put(response, found, shown, tags)
        if found.entry and response.status_code < SERVER_ERROR:
            with contextlib.suppress(Away), self.outage:
                self.shelf.forget(self.key)
        response.headers[HEADER] = status("fwd=miss", reason)
        return response

    def put(self, response: HttpResponse, found: Found, shown: Shown, tags: set[str]) -> HttpResponse:
        """Keep an answer, and give it as all later ones will be given."""
        allow_others_to_keep(response, until=shown.until)
        until = shown.until.timestamp() if shown.until else None
        if fronts.are_told():
            remember(self.address.url, tags)
        try:
            with self.outage:
                entries, sure = self.shelf.put(self.key, response, found=found, tags=tags, until=until)
        except Away:
            response.headers["Cache-Control"] = "no-cache"
            response.headers[HEADER] = status("fwd=miss", "away")
            return response
        self.kept = True
        return entries[self.encoding].answer(self.request, status("fwd=miss; stored"), old=not sure)


@contextlib.contextmanager
def whole(request: HttpRequest, address: Address):
    """Let the site see a request for the whole page at its canonical address, whatever part this reader needs of it."""
    method, request.method = request.method, "GET"
    conditions = {name: request.META.pop(name) for name in CONDITIONS if name in request.META}
    request.META["QUERY_STRING"] = address.query
    try:
        yield
    finally:
        request.method = method
        request.META.update(conditions)
