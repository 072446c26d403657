"""The cache is away, full, or holds what cannot be read: pages come all the same."""

import logging

import pytest
from django.core.cache import caches

from cms.core.page_cache import outage
from cms.core.page_cache.purging import purge_now
from tests.cms.core.page_cache.site_of_one_view import Site
from tests.isolation import empty_caches

AWAY = {
    "BACKEND": "django_redis.cache.RedisCache",
    "LOCATION": "redis://127.0.0.1:1/0",
    "OPTIONS": {"IGNORE_EXCEPTIONS": False},
}


@pytest.fixture
def taken_away(settings, monkeypatch):
    """Take the cache away, and bring it back; the site asks again at once."""
    monkeypatch.setattr(outage, "PAUSE", 0)
    present = settings.CACHES

    def switch(away: bool) -> None:
        settings.CACHES = present | {"pages": AWAY} if away else present

    yield switch
    # The settings that the test has changed are put back after this, and the caches made anew, empty or not.
    settings.CACHES = present
    caches["pages"].get("anything")
    empty_caches()


def test_pages_come_while_the_cache_is_away_and_the_log_says_so_once(taken_away, caplog):
    site = Site()
    with caplog.at_level(logging.INFO, logger=outage.__name__):
        taken_away(True)
        during = [site.read() for _turn in range(3)]
        taken_away(False)
        after = [site.read()[1] for _turn in range(2)]
    assert (during, after) == ([("first", "fwd=bypass; detail=away")] * 3, ["fwd=miss; stored", "hit"])
    assert [record.getMessage() for record in caplog.records] == [
        "The page cache is away; pages are rendered for each visitor",
        "The page cache is back",
    ]


def test_nobody_waits_for_a_cache_that_has_just_not_answered(taken_away, monkeypatch):
    site = Site()
    taken_away(True)
    site.read()
    monkeypatch.setattr(outage, "PAUSE", 60)
    site.read()
    taken_away(False)
    assert site.read() == ("first", "fwd=bypass; detail=away")


def test_cache_that_goes_away_during_rendering_costs_nothing_but_the_entry(taken_away):
    site = Site(meanwhile=lambda site: taken_away(True))
    assert site.read() == ("first", "fwd=miss; detail=away")


@pytest.mark.django_db
def test_purge_while_the_cache_is_away_is_logged_and_stops_nobody(taken_away, caplog):
    taken_away(True)
    purge_now({"text"})
    assert "text" in caplog.text


def test_entry_that_cannot_be_read_is_rendered_anew(settings):
    site = Site()
    site.read()
    pages = caches["pages"]
    spoil(pages)
    assert [site.read()[1] for _turn in range(2)] == ["fwd=miss; stored", "hit"]


def spoil(pages) -> None:
    """Overwrite every entry with what is no pickle."""
    if hasattr(pages, "connection"):
        pages.connection.execute("UPDATE kept SET value = ? WHERE key LIKE ?", [b"nonsense", "%page:%"])
    else:
        client = pages.client.get_client(write=True)
        for key in client.scan_iter(f"{pages.key_prefix}:*page:*"):
            client.set(key, b"nonsense")
