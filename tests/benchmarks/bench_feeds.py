"""Feeds over an archive of 60,000 news pages, rendered on one core and never taken from the page cache."""

import os
import statistics
import time

import pytest
from django.test import Client

from cms.core.languages import TAGS
from cms.core.models import SiteSettings
from tests.isolation import empty_caches

ROUNDS = 5
FEED_LIMIT, NOT_MODIFIED_LIMIT = 100.0, 5.0  # milliseconds
PLACES = ["news", "news/topics/topic-1", "libraries/many-{tag}-0"]


def milliseconds(client: Client, path: str, **headers: str) -> tuple[float, float]:
    """By the clock and of this process's core; the test client asks under a name that the page cache does not know."""
    wall, core = time.perf_counter(), time.process_time()
    answer = client.get(path, headers=headers)
    taken = (time.perf_counter() - wall) * 1000, (time.process_time() - core) * 1000
    assert "bypass" in answer["Cache-Status"]
    return taken


def paths(kind: str) -> list[str]:
    return [f"/{tag}/{place.format(tag=tag)}/feed.{kind}" for tag in TAGS for place in PLACES]


def median(name: str, times: list[tuple[float, float]]) -> float:
    """Print a line for the README, and answer what is judged: the clock, or our core's time while others take turns."""
    wall, core = (statistics.median(each) for each in zip(*times, strict=True))
    busy = os.getloadavg()[0] > (os.cpu_count() or 1)
    print(f"\n{name}: median {wall:.1f} ms by the clock, {core:.1f} ms of one core, of {len(times)}; busy: {busy}")
    return core if busy else wall


@pytest.fixture(scope="module")
def client(many_news, django_db_blocker):
    """A site that has been looked at: the very first visit makes the row of its settings."""
    client = Client()
    with django_db_blocker.unblock():
        client.get("/en/news/feed.rss")
        assert SiteSettings.objects.count() == 1
        yield client


@pytest.mark.parametrize("kind", ["rss", "atom", "json"])
def test_feed_with_full_texts_takes_less_than_a_tenth_of_a_second(client, db, kind):
    for path in paths(kind):
        client.get(path)
    times = [milliseconds(client, path) for path in paths(kind) for _round in range(ROUNDS)]
    assert median(f"{kind}, texts kept", times) < FEED_LIMIT


def test_reader_who_has_it_all_is_told_so_within_five_milliseconds(client, db):
    tags = {path: client.get(path)["ETag"] for path in paths("rss")}
    asked = [(path, tag) for path, tag in tags.items() for _round in range(10 * ROUNDS)]
    assert {client.get(path, headers={"If-None-Match": tag}).status_code for path, tag in asked[:20]} == {304}
    times = [milliseconds(client, path, **{"If-None-Match": tag}) for path, tag in asked]
    assert median("304", times) < NOT_MODIFIED_LIMIT


def test_feed_whose_texts_are_all_rendered_anew_is_measured(client, db):
    """After a change of files; seldom, and once for all feeds that share the texts."""
    times = []
    for path in paths("rss"):
        empty_caches()
        client.get("/healthz/")
        times.append(milliseconds(client, path))
    assert median("rss, 30 texts rendered", times) > 0
