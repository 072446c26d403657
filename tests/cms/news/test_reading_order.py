"""The reader's language, then the others: counted together, cut page by page."""

import datetime

import pytest
from wagtail.models import Page

from cms.news.models import NewsPage
from cms.news.reading_order import ReadingOrder
from tests.factories.pages import NewsPageFactory, news_index_in
from tests.reading import texts

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 11, 1)


def write(tag: str, count: int) -> list[str]:
    """Items in a language, two a day, in the order that they are listed in."""
    days = [DAY + datetime.timedelta(days=number // 2) for number in range(count)]
    index = news_index_in(tag)
    return [NewsPageFactory(parent=index, title=f"{tag} {n}", date=day).title for n, day in enumerate(days)][::-1]


def order(tag: str = "en") -> ReadingOrder:
    return ReadingOrder(Page.objects.live().exact_type(NewsPage), NewsPage.objects.all(), tag)


@pytest.fixture
def headings(client, house):
    """What stands on a page of the list: the headings of its parts, and how many items."""

    def read(number: int) -> tuple[list[str], int]:
        response = client.get(f"/en/news/?page={number}")
        known = {"English", "In other languages"}
        return [text for text in texts(response, "h2") if text in known], len(texts(response, "h3"))

    return read


@pytest.mark.parametrize(("mine", "others"), [(0, 0), (3, 0), (0, 3), (3, 4)])
def test_every_cut_is_that_of_the_whole_list(house, mine, others):
    wanted = write("en", mine) + write("kk", others)
    cuts = [(begin, end) for begin in range(len(wanted) + 1) for end in range(begin, len(wanted) + 1)]
    found = order()
    assert len(found) == mine + others
    assert [[item.title for item in found[begin:end]] for begin, end in cuts] == [wanted[b:e] for b, e in cuts]


def test_items_of_another_language_are_counted_with_the_others(house):
    write("en", 1)
    assert order("kk").counts == (0, 1)


def test_drafts_and_pages_of_other_kinds_are_not_counted(house):
    write("en", 2)
    NewsPage.objects.first().unpublish()
    assert order().counts == (1, 0)


@pytest.mark.parametrize(
    ("mine", "others", "pages"),
    [
        (20, 1, [(["English"], 20), (["In other languages"], 1)]),
        (21, 20, [(["English"], 20), (["English", "In other languages"], 20), (["In other languages"], 1)]),
        (0, 21, [(["In other languages"], 20), (["In other languages"], 1)]),
        (20, 0, [(["English"], 20), (["English"], 20)]),
    ],
)
def test_page_on_which_one_part_ends_and_the_other_begins(headings, mine, others, pages):
    write("en", mine)
    write("kk", others)
    assert [headings(number) for number in range(1, len(pages) + 1)] == pages


@pytest.mark.parametrize("number", [1, 2, 3])
def test_page_of_the_list_asks_at_most_twelve_times(client, house, django_assert_max_num_queries, number):
    write("en", 21)
    write("kk", 20)
    client.get("/en/news/")
    with django_assert_max_num_queries(12):
        client.get(f"/en/news/?page={number}")
