"""Standing pages."""

import pytest

from tests.factories.pages import StandardPageFactory, body
from tests.reading import elements, structured_data, texts

pytestmark = pytest.mark.django_db


def headings(*pairs: tuple[str, str]) -> str:
    return body(*(("heading", {"text": text, "level": level}) for text, level in pairs))


def test_long_page_lists_its_main_headings(client, house):
    text = headings(("Who we are", "2"), ("A detail", "3"), ("What we do", "2"), ("Кім", "2"))
    page = StandardPageFactory(parent=house, body=text)
    (contents,) = elements(client.get(page.url), "nav", aria_labelledby="contents")
    assert contents.text == "On this page Who we are What we do Кім"
    assert {e.attributes["id"] for e in elements(client.get(page.url), "h2")} >= {"who-we-are", "what-we-do", "kim"}


def test_short_page_has_no_list_of_headings(client, house):
    page = StandardPageFactory(parent=house, body=headings(("One", "2"), ("Two", "2"), ("Three", "3")))
    assert elements(client.get(page.url), "nav", aria_labelledby="contents") == []


def test_page_shows_introduction_and_text(client, house):
    page = StandardPageFactory(parent=house, intro="In one sentence.", body=body(("paragraph", "<p>At length.</p>")))
    response = client.get(page.url)
    assert (texts(response, "p", class_="lede"), "At length." in texts(response, "p")) == (["In one sentence."], True)


def test_page_says_the_way_to_it(client, house):
    above = StandardPageFactory(parent=house, title="About")
    page = StandardPageFactory(parent=above, title="History")
    steps = structured_data(client.get(page.url))["BreadcrumbList"]["itemListElement"]
    at = "http://localhost:8000/en/"
    assert [(step["position"], step["name"], step["item"]) for step in steps] == [
        (1, "Home", at),
        (2, "About", f"{at}about/"),
        (3, "History", f"{at}about/history/"),
    ]
