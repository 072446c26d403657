"""Search and the list of news among 60,000 pages in six languages: on one core, uncached, on PostgreSQL."""

import statistics
import time

import pytest
from django.test import Client

from cms.core import normaliser
from cms.core.languages import TAGS
from cms.news.models import NewsPage
from cms.search import services
from tests.benchmarks.words import Writer, vocabulary

MEDIAN, P99, MINUTES = 0.100, 0.400, 5


@pytest.fixture(autouse=True)
def database(many_news, django_db_blocker):
    """The archive itself: a transactional test in the same process would have emptied it."""
    with django_db_blocker.unblock():
        assert NewsPage.objects.live().count() == many_news
        yield


@pytest.fixture(scope="module")
def indexed(many_news, django_db_blocker):
    """Seconds that indexing everything took, said while it went on; by the clock, and of this process alone."""
    with django_db_blocker.unblock():
        started, worked = time.perf_counter(), time.process_time()
        services.rebuild(progress=tell)
        return time.perf_counter() - started, time.process_time() - worked


def tell(name: str, done: int, total: int) -> None:
    if done % 5000 == 0 or done == total:
        print(f"{name}: {done} of {total}", flush=True)


def questions(tag: str) -> list[str]:
    """What readers may ask: frequent and rare words, two of them, parts of sentences, beginnings, a year, nothing."""
    words, writer = vocabulary(tag), Writer(tag)
    frequent, rare = words[:10], words[500:510] + words[5000:5005]
    two = [f"{first} {second}" for first, second in zip(words[:5], words[20:25], strict=True)]
    sentences = [" ".join(normaliser.words(writer.sentence())[:4]) for _ in range(5)]
    beginnings = [word[:3] for word in words[:3]]
    return [*frequent, *rare, *two, *sentences, *beginnings, "2008", "qqqqqq"]


def seconds(client: Client, path: str, **query: str) -> float:
    started = time.perf_counter()
    response = client.get(path, query)
    taken = time.perf_counter() - started
    assert response.status_code == 200
    return taken


def report(what: str, times: list[float]) -> None:
    ordered = sorted(times)
    p99 = ordered[int(len(ordered) * 0.99)]
    print(f"{what}: median {statistics.median(ordered) * 1000:.0f} ms, p99 {p99 * 1000:.0f} ms of {len(ordered)}")


def test_indexing_the_lot_takes_less_than_five_minutes(indexed):
    wall, own = indexed
    print(f"Indexing: {wall:.0f} s by the clock, {own:.0f} s of this process")
    assert wall < MINUTES * 60


def test_search_answers_in_time(indexed):
    client = Client()
    seconds(client, "/en/search/", q="warm")
    times = [seconds(client, f"/{tag}/search/", q=asked) for tag in TAGS for asked in questions(tag)]
    report("Search", times)
    suggesting = [
        seconds(client, f"/{tag}/search/suggestions/", q=asked[:4]) for tag in TAGS for asked in questions(tag)
    ]
    report("Suggestions", suggesting)
    assert statistics.median(times) < MEDIAN
    assert sorted(times)[int(len(times) * 0.99)] < P99


def test_list_of_news_answers_in_time():
    client = Client()
    for path in ("/en/news/", "/kk/news/"):
        queries = [{}, {"page": "2"}, {"language": "ru"}, {"country": "KZ"}, {"topic": "topic-3"}, {"page": "300"}]
        seconds(client, path)
        times = [seconds(client, path, **query) for _ in range(5) for query in queries]
        report(f"News {path}", times)
        assert statistics.median(times) < MEDIAN
