"""Caches in front are told which pages have changed; a purge that fails breaks nothing and is not lost."""

import datetime
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
import time_machine
from django.core.cache import caches
from django.utils import timezone

from cms.core.models import DuePurge, KeptAddress
from cms.core.page_cache.purging import carry_out_due_purges, purge_now
from cms.settings.page_cache import fronts
from tests.cms.core.page_cache.neighbourhood import publish
from tests.cms.core.page_cache.test_outage import AWAY
from tests.factories.pages import StandardPageFactory

pytestmark = pytest.mark.django_db


class Front(HTTPServer):
    """A cache on loopback that understands PURGE (as Varnish and nginx with a module do)."""

    def __init__(self):
        self.purged: list[str] = []
        self.status = 200
        super().__init__(("127.0.0.1", 0), Handler)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    def do_PURGE(self):
        self.server.purged.append(f"{self.headers['Host']}{self.path}")
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, *line: object) -> None:
        pass


@pytest.fixture
def front(settings):
    with Front() as front:
        threading.Thread(target=front.serve_forever, args=[0.02], daemon=True).start()
        settings.WAGTAILFRONTENDCACHE = fronts([front.url])
        settings.PAGE_CACHE_SHARED_SECONDS = 3600
        yield front
        front.shutdown()


@pytest.fixture
def about(house, visitor, front):
    """A page that the cache in front may have, beside another."""
    page = StandardPageFactory(parent=house, title="About")
    StandardPageFactory(parent=house, title="Privacy")
    for path in ("/en/about/", "/en/privacy/"):
        visitor.get(path)
    return page


def test_cache_in_front_is_told_of_what_shows_a_change_and_of_nothing_else(visitor, about, front, committed):
    with committed():
        publish(about, intro="New")
    assert carry_out_due_purges() == 1
    assert (front.purged, DuePurge.objects.count()) == (["localhost:8000/en/about/"], 0)


def test_page_may_be_kept_as_long_as_the_setting_says(visitor, about):
    assert visitor.get("/en/about/")["Cache-Control"] == "public, max-age=0, s-maxage=3600"


def test_page_is_noted_again_when_it_is_given_again(visitor, about, front, committed):
    for _turn in range(2):
        with committed():
            publish(about, intro=f"{_turn}")
        visitor.get("/en/about/")
        carry_out_due_purges()
    assert front.purged == ["localhost:8000/en/about/"] * 2


@pytest.mark.parametrize("failure", ["says 500", "is away"])
def test_purge_that_fails_is_tried_again(about, front, committed, settings, failure, caplog):
    there = settings.WAGTAILFRONTENDCACHE
    with committed():
        publish(about, intro="New")
    front.status = 500 if failure == "says 500" else 200
    if failure == "is away":
        settings.WAGTAILFRONTENDCACHE = fronts(["http://127.0.0.1:1"])
    assert (carry_out_due_purges(), DuePurge.objects.count()) == (0, 1)
    settings.WAGTAILFRONTENDCACHE, front.status = there, 200
    assert (carry_out_due_purges(), DuePurge.objects.count()) == (1, 0)
    assert "Couldn't purge" in caplog.text


def test_purge_that_always_fails_is_given_up_when_the_front_has_forgotten_by_itself(about, front, committed):
    front.status = 404
    with committed():
        publish(about, intro="New")
    with time_machine.travel(timezone.now() + datetime.timedelta(hours=2)):
        carry_out_due_purges()
    assert DuePurge.objects.count() == 0


def test_nothing_is_noted_where_no_cache_is_told(visitor, house):
    visitor.get("/en/")
    assert KeptAddress.objects.count() == 0


def test_purge_that_the_page_cache_missed_is_made_up_for(visitor, house, settings):
    """What stood in a cache that was away for a while must not come back with it."""
    for _turn in range(2):
        visitor.get("/en/")
    assert visitor.get("/en/")["Cache-Status"] == "pages; hit"
    present = settings.CACHES
    settings.CACHES = present | {"pages": AWAY}
    purge_now({f"page:{house.pk}"})
    assert (carry_out_due_purges(), DuePurge.objects.count()) == (0, 1)
    settings.CACHES = present
    assert (carry_out_due_purges(), DuePurge.objects.count()) == (1, 0)
    assert visitor.get("/en/")["Cache-Status"] == "pages; fwd=miss; stored"
    caches["pages"].get("anything")
