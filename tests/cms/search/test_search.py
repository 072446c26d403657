"""The search page, as visitors of each language use it."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.images import DocumentFactory
from tests.factories.libraries import PartnerLibraryFactory
from tests.factories.pages import (
    NewsPageFactory,
    StandardPageFactory,
    TopicFactory,
    body,
    news_index_in,
    section_of,
)
from tests.reading import elements, links, structured_data, texts

pytestmark = pytest.mark.django_db
BUDGET = 10


def found(client, asked: str, tag: str = "en", **filters: str) -> list[str]:
    """The titles that a question finds, in order."""
    response = client.get(f"/{tag}/search/", {"q": asked, **filters})
    assert response.status_code == 200
    return texts(response, "h3")


def news(title: str, tag: str = "en", **fields) -> None:
    return NewsPageFactory(parent=news_index_in(tag), title=title, **fields)


@pytest.mark.parametrize(
    ("tag", "title", "asked"),
    [
        ("ru", "Международный документ", "документы"),
        ("ru", "Ёлка в читальном зале", "елка"),
        ("vi", "Quyền con người", "quyen"),
        ("vi", "Đảng bộ", "dang bo"),
        ("uz", "Oʻzbek tili kuni", "O'zbek"),
        ("kk", "Жаңа кітапханалар", "кітапхана"),
        ("ar", "المكتبة الوطنية", "مكتبه"),
        ("en", "The library’s archive", "libraries"),
    ],
)
def test_page_is_found_by_another_spelling_whatever_the_reader_speaks(client, house, tag, title, asked):
    news(title, tag)
    news("Something else", "en")
    assert [found(client, asked, tag), found(client, asked, "en")] == [[title], [title]]


def test_word_of_a_language_does_not_find_the_beginning_of_a_word_of_another(client, house):
    news("An article about artists", "en")
    news("Art haftaligi", "uz")
    assert found(client, "art") == ["Art haftaligi"]


def test_title_summary_text_topic_place_and_library_are_searched(client, house):
    library = PartnerLibraryFactory(names={"en": "Navoi library", "ru": "Библиотека Навои"}, cities={"en": "Tashkent"})
    item = NewsPageFactory(
        parent=section_of(library), title="A title", summary="A summary.", place="Samarkand",
        body=body(("paragraph", "<p>An <b>ornament</b></p>"), ("heading", {"text": "A chapter", "level": "2"})),
        topics=[TopicFactory(slug="maps", names={"en": "Maps", "ru": "Карты"})],
    )  # fmt: skip
    for asked in ("title", "summary", "samarkand", "ornament", "chapter", "navoi", "карта"):
        assert (asked, item.title in found(client, asked, section="news")) == (asked, True)


def test_what_only_editors_see_is_not_searched_and_nothing_is_shown_twice(client, house):
    library = PartnerLibraryFactory()
    section = section_of(library)
    section.intro, section.body = "Books for all.", body(("heading", {"text": "A chapter", "level": "2"}))
    section.save_revision().publish()
    assert found(client, "heading") == []
    response = client.get("/en/search/", {"q": "chapter"})
    assert [text for text in texts(response, "p") if "chapter" in text] == ["Books for all. A chapter"]


def test_all_words_must_be_there(client, house):
    news("Maps of the city")
    news("Maps of the sea")
    assert found(client, "maps city") == ["Maps of the city"]
    assert found(client, "city, “MAPS”!") == ["Maps of the city"]


def test_readers_language_comes_first_then_the_best_match_then_the_newest(client, house):
    news("Карта maps", "ru")
    news("Old", body=body(("paragraph", "<p>maps</p>")), date=datetime.date(2020, 1, 1))
    news("New", body=body(("paragraph", "<p>maps</p>")), date=datetime.date(2026, 1, 1))
    news("Maps", date=datetime.date(2010, 1, 1))
    assert found(client, "maps", section="news") == ["Maps", "New", "Old", "Карта maps"]
    assert found(client, "maps", "ru", section="news")[0] == "Карта maps"


def test_sections_have_counts_and_the_first_few_of_each(client, house):
    for number in range(5):
        news(f"Maps {number}", date=datetime.date(2026, 1, 1 + number))
    StandardPageFactory(parent=house, title="About maps")
    DocumentFactory(title="List of maps")
    response = client.get("/en/search/?q=maps")
    assert texts(response, "ul", class_="tabs") == ["Everything 7 News 5 Documents 1 Other pages 1"]
    assert texts(response, "h2")[:3] == ["News", "Documents", "Other pages"]
    assert texts(response, "h3") == ["Maps 4", "Maps 3", "Maps 2", "List of maps", "About maps"]
    assert links(response)["All 5: News"] == "?q=maps&section=news"


def test_section_is_listed_in_full_page_by_page(client, house):
    for number in range(12):
        news(f"Maps {number:02}", date=datetime.date(2026, 1, 1 + number))
    assert found(client, "maps", section="news") == [f"Maps {number:02}" for number in range(11, 1, -1)]
    assert found(client, "maps", section="news", page="2") == ["Maps 01", "Maps 00"]
    assert links(client.get("/en/search/?q=maps"))["Next"] == "?q=maps&page=2"


def test_filters_of_language_country_and_library_hold_together(client, house):
    navoi = PartnerLibraryFactory(slug="navoi", country="UZ", languages=["uz", "en"])
    abai = PartnerLibraryFactory(slug="abai", country="KZ", languages=["en"])
    NewsPageFactory(parent=section_of(navoi, "uz"), title="Forum uz")
    NewsPageFactory(parent=section_of(navoi), title="Forum navoi")
    NewsPageFactory(parent=section_of(abai), title="Forum abai")
    assert sorted(found(client, "forum")) == ["Forum abai", "Forum navoi", "Forum uz"]
    assert found(client, "forum", language="uz") == ["Forum uz"]
    assert found(client, "forum", country="KZ") == ["Forum abai"]
    assert found(client, "forum", library="navoi", language="en") == ["Forum navoi"]
    response = client.get("/en/search/?q=forum&library=abai&language=uz")
    assert texts(response, "h3") == []
    assert {"1 without “Oʻzbekcha”", "1 without “Abai”"} == {e.text for e in elements(response, "li")} & {
        "1 without “Oʻzbekcha”", "1 without “Abai”",
    }  # fmt: skip
    assert links(response)["1 without “Abai”"] == "?q=forum&language=uz"


def test_filters_offer_what_is_there_to_be_found(client, house):
    navoi = PartnerLibraryFactory(slug="navoi", names={"en": "Navoi library"}, country="UZ")
    PartnerLibraryFactory(country="VN")
    NewsPageFactory(parent=section_of(navoi), title="Forum")
    response = client.get("/en/search/?q=forum")
    assert texts(response, "option") == ["any", "English", "any", "Uzbekistan", "any", "Navoi library"]


def test_match_is_marked_where_it_stands_however_it_is_spelled(client, house):
    text = "Слово. " * 60 + "Здесь <b>нарядили</b> ёлку & поют."
    news("Зал", "ru", body=body(("paragraph", f"<p>{text}</p>")))
    response = client.get("/ru/search/?q=елки")
    assert texts(response, "mark") == ["ёлку"]
    (line,) = [text for text in texts(response, "p") if "ёлку" in text]
    assert (line[0], line.endswith("Здесь нарядили ёлку & поют."), len(line) < 120) == ("…", True, True)


def test_result_says_its_language_library_and_day(client, house):
    library = PartnerLibraryFactory(names={"ar": "مكتبة"}, languages=["ar"])
    item = NewsPageFactory(parent=section_of(library, "ar"), title="خرائط Maps", date=datetime.date(2026, 11, 15))
    response = client.get("/en/search/?q=maps")
    (kicker,) = texts(response, "p", class_="kicker")
    assert kicker == "مكتبة 15 November العربية"
    (title,) = elements(response, "h3")
    assert (title.attributes, links(response)[title.text]) == ({"lang": "ar", "dir": "rtl"}, item.url)


def test_search_page_is_kept_by_nobody(client, house):
    response = client.get("/en/search/?q=maps")
    assert response["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"
    assert (response["X-Robots-Tag"], elements(response, "meta", name="robots")[0].attributes["content"]) == (
        "noindex", "noindex",
    )  # fmt: skip
    assert response.cookies.output() == ""


def test_empty_box_and_a_question_without_answer_say_what_to_do(client, house):
    assert texts(client.get("/en/search/"), "h2")[0] == "What are you looking for?"
    response = client.get("/en/search/?q=zzzz")
    assert texts(response, "h2")[0] == "Nothing was found"
    assert links(response)["News"] == "/en/news/"
    assert texts(response, "title") == ["Search: zzzz · Library Outreach"]


def test_every_page_has_the_box_once_and_says_how_to_search_it(client, house):
    for path in ("/en/", "/kk/news/", "/en/nowhere/", "/en/search/", "/en/search/?q=maps"):
        response = client.get(path)
        (box,) = elements(response, "form", role="search")
        assert box.attributes["action"] == f"{path[:3]}/search/"
        (link,) = elements(response, "link", rel="search")
        assert link.attributes["href"] == f"{path[:3]}/search/opensearch.xml"


def test_search_asks_the_database_as_often_for_one_result_as_for_three(client, house):
    def queries() -> int:
        client.get("/en/search/?q=maps")
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/en/search/?q=maps").status_code == 200
        return len(asked)

    def more() -> None:
        library = PartnerLibraryFactory(names={"en": "Maps"})
        NewsPageFactory(parent=section_of(library), title="Maps")
        DocumentFactory(title="Maps")

    more()
    one = queries()
    more()
    more()
    assert (queries(), one <= BUDGET) == (one, True)


def test_home_page_tells_search_engines_of_the_box(client, house):
    action = structured_data(client.get("/kk/"))["WebSite"]["potentialAction"]
    assert action["target"]["urlTemplate"] == "http://localhost:8000/kk/search/?q={search_term_string}"


def test_browser_learns_how_to_search(client, house):
    response = client.get("/ru/search/opensearch.xml")
    assert response["Content-Type"] == "application/opensearchdescription+xml"
    assert 'template="http://testserver/ru/search/?q={searchTerms}"' in response.content.decode()
