"""Feeds over an archive of 60,000 news pages, rendered on one core and never taken from the page cache."""

import statistics
import time

import pytest
from django.core.cache import cache
from django.test import Client

from cms.core.languages import TAGS

ROUNDS = 40
FEED_LIMIT, NOT_MODIFIED_LIMIT = 100.0, 5.0  # milliseconds
PLACES = ["news", "news/topics/topic-1", "libraries/many-{tag}-0"]


def milliseconds(client: Client, path: str, **headers: str) -> float:
    """How long one answer takes; the test client asks under a name that the page cache does not know."""
    begun = time.perf_counter()
    answer = client.get(path, headers=headers)
    assert "bypass" in answer["Cache-Status"]
    return (time.perf_counter() - begun) * 1000


def paths(kind: str) -> list[str]:
    return [f"/{tag}/{place.format(tag=tag)}/feed.{kind}" for tag in TAGS for place in PLACES]


def report(name: str, times: list[float]) -> float:
    """Print a line for the README; answer the median."""
    median, slow = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    print(f"\n{name}: median {median:.1f} ms, 95 % {slow:.1f} ms, of {len(times)}")
    return median


@pytest.mark.parametrize("kind", ["rss", "atom", "json"])
def test_feed_with_full_texts_takes_less_than_a_tenth_of_a_second(many_news, db, kind):
    client = Client()
    for path in paths(kind):
        client.get(path)
    times = [milliseconds(client, path) for path in paths(kind) for _round in range(ROUNDS // 8)]
    assert report(f"{kind}, texts kept", times) < FEED_LIMIT


def test_reader_who_has_it_all_is_told_so_within_five_milliseconds(many_news, db):
    client = Client()
    tags = {path: client.get(path)["ETag"] for path in paths("rss")}
    times = [
        milliseconds(client, path, **{"If-None-Match": tag}) for _round in range(ROUNDS) for path, tag in tags.items()
    ]
    assert report("304", times) < NOT_MODIFIED_LIMIT


def test_feed_whose_texts_are_all_rendered_anew_is_measured(many_news, db):
    """After a change of files; seldom, and once for all feeds that share the texts."""
    client, times = Client(), []
    client.get("/en/news/feed.rss")
    for path in paths("rss"):
        cache.clear()
        times.append(milliseconds(client, path))
    assert report("rss, all texts rendered", times) > 0
