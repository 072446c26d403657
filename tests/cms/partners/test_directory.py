"""The list of libraries: by country, filters in the address."""

import pytest

from tests.factories.libraries import PartnerLibraryFactory, ServiceFactory
from tests.reading import elements, links, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def network(house):
    rfid = ServiceFactory(slug="rfid", names={"en": "Self-service"})
    PartnerLibraryFactory(
        slug="navoi", names={"en": "Navoi"}, kind="national", country="UZ", cities={"en": "Tashkent"},
        languages=["uz", "en"], palette="walnut", services=[rfid],
    )  # fmt: skip
    PartnerLibraryFactory(slug="almaty", names={"kk": "Алматы"}, country="KZ", cities={}, languages=["kk"])
    PartnerLibraryFactory(slug="astana", names={"en": "Astana"}, country="KZ", services=[rfid])


def groups(response) -> list[str]:
    return [text for text in texts(response, "h2") if text not in ("The network", "This site", "Languages")]


def test_libraries_stand_under_their_countries(client, network):
    response = client.get("/en/libraries/")
    assert (groups(response), texts(response, "h3"), texts(response, "p", class_="muted")) == (
        ["Kazakhstan", "Uzbekistan"],
        ["Алматы", "Astana", "Navoi"],
        ["3 libraries"],
    )


def test_countries_follow_the_readers_alphabet(client, network):
    PartnerLibraryFactory(country="UA")
    assert groups(client.get("/kk/libraries/"))[:3] == ["Қазақстан", "Өзбекстан", "Украина"]


def test_row_says_place_kind_and_languages(client, network):
    (row, *_others) = [
        e for e in elements(client.get("/en/libraries/?country=UZ"), "li") if "data-tint" in e.attributes
    ]
    assert (row.text, row.attributes["data-tint"]) == (
        "Tashkent Navoi National library · Oʻzbekcha · English",
        "walnut",
    )


def test_library_without_a_page_in_this_language_leads_to_another(client, network):
    response = client.get("/en/libraries/")
    (link,) = [e for e in elements(response, "a") if e.text == "Алматы"]
    assert link.attributes == {"href": "/kk/libraries/almaty/", "hreflang": "kk"}
    assert [e.attributes for e in elements(response, "span", lang="kk") if e.text == "Алматы"] == [
        {"lang": "kk", "dir": "ltr"}
    ]


def test_library_without_any_page_is_named_all_the_same(client, house):
    PartnerLibraryFactory(names={"en": "Without a page"}, sections=False)
    response = client.get("/en/libraries/")
    assert (texts(response, "h3"), "Without a page" in links(response)) == (["Without a page"], False)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("country=KZ", ["Алматы", "Astana"]),
        ("kind=national", ["Navoi"]),
        ("service=rfid", ["Astana", "Navoi"]),
        ("language=kk", ["Алматы"]),
        ("service=rfid&country=KZ", ["Astana"]),
        ("kind=castle", []),
        ('language="', []),
        ("language=%25", []),
        ("page=0", ["Алматы", "Astana", "Navoi"]),
    ],
)
def test_filters_stand_in_the_address(client, network, query, names):
    assert texts(client.get(f"/en/libraries/?{query}"), "h3") == names


def test_nothing_found_offers_the_nearest_that_is_something(client, network):
    response = client.get("/en/libraries/?kind=national&country=KZ")
    (empty,) = elements(response, "div", class_="empty")
    assert empty.text == "Nothing matches all of these filters 2 without “National library” 1 without “Kazakhstan”"
    assert links(response)["2 without “National library”"] == "?country=KZ"


def test_directory_is_cut_into_pages_and_keeps_its_order(client, house):
    for number in range(25):
        PartnerLibraryFactory(names={"en": f"Library {number:02}"}, slug=f"l{number:02}", sections=False)
    first, second = client.get("/en/libraries/"), client.get("/en/libraries/?page=2")
    assert [*texts(first, "h3"), *texts(second, "h3")] == [f"Library {number:02}" for number in range(25)]
