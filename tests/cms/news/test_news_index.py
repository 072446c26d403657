"""The list of news: the reader's language first, filters in the address."""

import datetime

import pytest

from tests.factories.images import ImageFactory
from tests.factories.libraries import PartnerLibraryFactory
from tests.factories.pages import NewsPageFactory, TopicFactory, news_index_in, section_of
from tests.reading import elements, links, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def items(house):
    """Two items of a Kazakh library in two languages, one of an Uzbek library in Uzbek."""
    almaty = PartnerLibraryFactory(slug="almaty", names={"en": "City libraries"}, languages=["kk", "en"], country="KZ")
    navoi = PartnerLibraryFactory(slug="navoi", languages=["uz"], country="UZ")
    maps = TopicFactory(slug="maps", names={"en": "Maps"})
    day = datetime.date(2026, 11, 1)
    return {
        "kk": NewsPageFactory(parent=section_of(almaty, "kk"), title="Қазақша", date=day, topics=[maps]),
        "en": NewsPageFactory(parent=section_of(almaty, "en"), title="In English", date=day),
        "uz": NewsPageFactory(
            parent=section_of(navoi, "uz"), title="Oʻzbekcha", date=day + datetime.timedelta(days=1), topics=[maps]
        ),
    }


def test_readers_language_comes_first_and_the_others_are_marked(client, items):
    response = client.get("/en/news/")
    assert (texts(response, "h2")[:2], texts(response, "h3")) == (
        ["English", "In other languages"],
        ["In English", "Oʻzbekcha", "Қазақша"],
    )
    assert [e.attributes for e in elements(response, "h3")] == [
        {},
        {"lang": "uz", "dir": "ltr"},
        {"lang": "kk", "dir": "ltr"},
    ]
    assert texts(response, "span", class_="lang") == ["English", "Oʻzbekcha", "Қазақша"]


def test_each_reader_has_their_own_order(client, items):
    assert texts(client.get("/kk/news/"), "h3") == ["Қазақша", "Oʻzbekcha", "In English"]


def test_drafts_are_left_out(client, items):
    items["en"].unpublish()
    assert texts(client.get("/en/news/"), "h3") == ["Oʻzbekcha", "Қазақша"]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("language=kk", ["Қазақша"]),
        ("country=KZ", ["In English", "Қазақша"]),
        ("topic=maps", ["Oʻzbekcha", "Қазақша"]),
        ("library=navoi", ["Oʻzbekcha"]),
        ("topic=maps&country=UZ", ["Oʻzbekcha"]),
        ("country=XX", []),
        ("topic=' OR 1=1 --", []),
        ("language=", ["In English", "Oʻzbekcha", "Қазақша"]),
        ("page=nonsense", ["In English", "Oʻzbekcha", "Қазақша"]),
        ("page=99", ["In English", "Oʻzbekcha", "Қазақша"]),
    ],
)
def test_filters_stand_in_the_address(client, items, query, titles):
    assert texts(client.get(f"/en/news/?{query}"), "h3") == titles


def test_list_of_one_other_language_is_headed_by_it(client, items):
    assert texts(client.get("/en/news/?language=kk"), "h2")[0] == "Қазақша"


def test_filter_that_is_on_can_be_taken_off(client, items):
    response = client.get("/en/news/?topic=maps&country=UZ")
    chips = [(e.text, e.attributes["href"]) for e in elements(response, "a", class_="chip")]
    assert chips == [
        ("Uzbekistan · remove this filter", "?topic=maps"),
        ("Maps · remove this filter", "?country=UZ"),
    ]
    chosen = [e.attributes["value"] for e in elements(response, "option") if "selected" in e.attributes]
    assert chosen == ["UZ", "maps"]


def test_library_that_is_asked_for_stays_when_another_filter_is_chosen(client, items):
    response = client.get("/en/news/?library=almaty")
    assert texts(response, "a", class_="chip") == ["City libraries · remove this filter"]
    (kept,) = elements(response, "input", name="library")
    assert kept.attributes["value"] == "almaty"


def test_nothing_found_offers_the_nearest_that_is_something(client, items):
    response = client.get("/en/news/?language=en&country=KZ&topic=maps")
    (empty,) = elements(response, "div", class_="empty")
    assert empty.text == "Nothing matches all of these filters 1 without “English” 1 without “Maps”"
    assert links(response)["1 without “Maps”"] == "?language=en&country=KZ"


def test_nothing_near_offers_everything(client, items):
    response = client.get("/en/news/?country=XX&topic=none")
    assert links(response)["Show everything"] == "?"


def test_list_without_any_news_says_so(client, house):
    (empty,) = elements(client.get("/en/news/"), "div", class_="empty")
    assert empty.text == "Nothing here yet Home"


def test_row_has_date_library_place_and_summary(client, items):
    response = client.get("/en/news/?language=en")
    (row,) = elements(response, "li", class_="entry")
    assert row.text == (
        "1November City libraries Almaty, Kazakhstan English In English What happened, and why it matters."
    )
    assert (row.attributes["data-tint"], elements(response, "time")[0].attributes["datetime"]) == (
        "lapis",
        "2026-11-01",
    )


def test_row_shows_its_picture(client, house):
    NewsPageFactory(parent=news_index_in("en"), lead_image=ImageFactory())
    (picture,) = elements(client.get("/en/news/"), "picture", class_="entry__cover")
    assert picture.name == "picture"


def test_long_list_is_cut_into_pages(client, house):
    NewsPageFactory.create_batch(21, parent=news_index_in("en"))
    NewsPageFactory.create_batch(20, parent=news_index_in("kk"))
    first, second = client.get("/en/news/"), client.get("/en/news/?page=2")
    assert (len(texts(first, "h3")), texts(first, "p", class_="muted")) == (20, ["41 items"])
    assert (texts(first, "h2")[0], texts(second, "h2")[:2]) == ("English", ["English", "In other languages"])
    assert [e.attributes["href"] for e in elements(second, "a") if e.attributes.get("rel") in ("prev", "next")] == [
        "?page=1",
        "?page=3",
    ]
    (canonical,) = elements(second, "link", rel="canonical")
    assert canonical.attributes["href"] == "http://localhost:8000/en/news/?page=2"


def test_pages_keep_the_filters(client, house):
    NewsPageFactory.create_batch(21, parent=news_index_in("en"))
    response = client.get("/en/news/?language=en")
    assert links(response)["Next"] == "?language=en&page=2"
    (canonical,) = elements(response, "link", rel="canonical")
    assert canonical.attributes["href"] == "http://localhost:8000/en/news/"
