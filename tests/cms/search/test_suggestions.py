"""Titles while one types: their addresses, and the list beneath the box, by keyboard and without a script."""

import re

import pytest
from playwright.sync_api import expect

from tests.barriers import violations
from tests.factories.libraries import PartnerLibraryFactory
from tests.factories.pages import NewsPageFactory, news_index_in, section_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def titles(house):
    for tag, title in (("en", "Maps of the city"), ("en", "Maps of the sea"), ("ar", "خرائط maps")):
        NewsPageFactory(parent=news_index_in(tag), title=title)


def suggested(client, typed: str, tag: str = "en") -> list[str]:
    return [each["title"] for each in client.get(f"/{tag}/search/suggestions/", {"q": typed}).json()["suggestions"]]


def test_titles_are_suggested_as_one_types_the_readers_language_first(client, titles):
    NewsPageFactory(parent=news_index_in("en"), title="Universities", summary="A list.")
    assert suggested(client, "ma") == ["Maps of the sea", "Maps of the city", "خرائط maps"]
    assert suggested(client, "maps ci") == ["Maps of the city"]
    assert suggested(client, "ma", "ar")[0] == "خرائط maps"
    assert [suggested(client, "university"[:length]) for length in range(3, 11)] == [["Universities"]] * 8


def test_suggestion_says_where_it_leads_and_its_language(client, titles):
    (suggestion,) = client.get("/en/search/suggestions/", {"q": "خرائ"}).json()["suggestions"]
    assert suggestion == {
        "title": "خرائط maps", "url": "/ar/news/khrit-maps/", "lang": "ar", "dir": "rtl", "section": "News",
    }  # fmt: skip


def test_one_letter_suggests_nothing_and_no_more_than_eight_are_suggested(client, house):
    library = PartnerLibraryFactory()
    for number in range(9):
        NewsPageFactory(parent=section_of(library), title=f"Maps {number}")
    assert (suggested(client, "m"), len(suggested(client, "maps"))) == ([], 8)


def test_list_works_by_keyboard(page, live_server, titles):
    page.goto(f"{live_server}/en/search/")
    box = page.get_by_role("combobox")
    box.press_sequentially("maps")
    options = page.get_by_role("option")
    expect(options).to_have_text([re.compile("sea News"), re.compile("city News"), re.compile("maps News")])
    expect(box).to_have_attribute("aria-expanded", "true")
    assert violations(page) == []
    box.press("ArrowDown")
    box.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    expect(options.nth(1)).to_have_css("outline-style", "solid")
    expect(options.nth(0)).to_have_css("outline-style", "none")
    expect(box).to_have_attribute("aria-activedescendant", options.nth(1).get_attribute("id"))
    box.press("Escape")
    expect(options).to_have_count(0)
    expect(box).to_have_value("maps")
    box.press_sequentially(" ci")
    expect(options).to_have_count(1)
    box.press("ArrowUp")
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Maps of the city")


def test_enter_searches_where_nothing_is_chosen_and_without_a_script(browser, live_server, titles):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server}/en/")
    page.get_by_role("searchbox").fill("maps sea")
    page.get_by_role("searchbox").press("Enter")
    expect(page.get_by_role("heading", level=3)).to_have_text("Maps of the sea")
    context.close()
