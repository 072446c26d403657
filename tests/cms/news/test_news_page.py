"""One item of news as readers and search engines see it."""

import datetime
import json

import pytest
import time_machine

from cms.news.models import RelatedNews
from tests.factories.images import DocumentFactory, ImageFactory, shareable_image
from tests.factories.libraries import PartnerLibraryFactory
from tests.factories.pages import NewsPageFactory, TopicFactory, news_index_in, section_of
from tests.reading import elements, links, structured_data, texts

pytestmark = pytest.mark.django_db
LONG = "Кітапханалардың халықаралық ынтымақтастығы " * 4


@pytest.fixture
def library(house):
    return PartnerLibraryFactory(slug="navoi", names={"en": "Navoi library"}, cities={"en": "Tashkent"}, country="UZ")


def meta(response) -> dict[str, str]:
    found = [element.attributes for element in elements(response, "meta")]
    return {m.get("property", m.get("name", "")): m.get("content", "") for m in found}


def test_item_says_whose_where_when_and_in_which_language(client, library):
    item = NewsPageFactory(parent=section_of(library), title="A quiet hour", date=datetime.date(2026, 10, 2))
    response = client.get(item.url)
    (kicker, *_others) = texts(response, "p", class_="kicker")
    assert kicker == "Navoi library Tashkent, Uzbekistan 2 October 2026 English"
    assert (texts(response, "h1"), links(response)["Navoi library"]) == (["A quiet hour"], "/en/libraries/navoi/")


def test_item_elsewhere_names_that_place(client, library):
    item = NewsPageFactory(parent=section_of(library), place="Samarkand")
    assert "Samarkand, Uzbekistan" in texts(client.get(item.url), "p", class_="kicker")[0]


def test_item_of_the_network_needs_no_library(client, house):
    item = NewsPageFactory(parent=news_index_in("en"), place="St Petersburg")
    (kicker, *_others) = texts(client.get(item.url), "p", class_="kicker")
    assert kicker == "Library Outreach St Petersburg 15 November 2026 English"


def test_item_without_a_picture_has_a_cover_in_the_librarys_colours(client, library):
    library.palette = "walnut"
    library.save()
    item = NewsPageFactory(parent=section_of(library))
    (cover,) = elements(client.get(item.url), "img", class_="cover cover--wide")
    assert cover.attributes["src"].endswith(f"/cover-walnut/news:{item.translation_key}.svg")
    assert cover.attributes["alt"] == ""


def test_picture_has_the_words_of_the_item_and_its_credit(client, library):
    image = ImageFactory(credit="A. Reader", description="In another language")
    item = NewsPageFactory(
        parent=section_of(library), lead_image=image, lead_image_alt="The hall", lead_image_caption="Opening day"
    )
    response = client.get(item.url)
    assert texts(response, "figcaption") == ["Opening day · Photo: A. Reader"]
    assert [e.attributes["alt"] for e in elements(response, "img") if e.attributes.get("srcset")] == ["The hall"]


def test_long_title_is_set_smaller(client, library):
    item = NewsPageFactory(parent=section_of(library), title=LONG[:180])
    response = client.get(item.url)
    assert (len(elements(response, "header", class_="head head--longest")), texts(response, "h1")) == (
        1,
        [LONG[:180].strip()],
    )


def test_topics_lead_to_the_list_of_news_about_them(client, library):
    topic = TopicFactory(slug="maps", names={"en": "Maps", "ru": "Карты"})
    item = NewsPageFactory(parent=section_of(library), topics=[topic])
    assert links(client.get(item.url))["Maps"] == "/en/news/?topic=maps"


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ({"source_name": "Ministry", "source_url": "https://example.org/a"}, ["Source: Ministry"]),
        ({"source_name": "Ministry"}, ["Source: Ministry"]),
        ({"source_url": "https://example.org/a"}, ["Source: https://example.org/a"]),
        ({}, []),
    ],
)
def test_source_is_named(client, library, source, shown):
    item = NewsPageFactory(parent=section_of(library), **source)
    assert [text for text in texts(client.get(item.url), "p", class_="fine") if "Source" in text] == shown


def test_press_kit_lists_files_with_their_terms(client, library):
    image, document = ImageFactory(title="Cover", credit="A. Reader"), DocumentFactory(title="Release")
    kit = json.dumps([{"type": "document", "value": document.pk}, {"type": "picture", "value": image.pk}])
    item = NewsPageFactory(parent=section_of(library), press_kit=kit, press_kit_terms="Free to print.")
    response = client.get(item.url)
    assert (links(response)["Release"], links(response)["Cover"]) == (document.url, image.file.url)
    assert [text for text in texts(response, "small") if text.startswith(("TXT", "JPG"))] == [
        "TXT",
        "JPG, 1600 × 1000 A. Reader",
    ]
    assert "Free to print." in texts(response, "p", class_="fine")


def test_file_that_is_gone_leaves_the_press_kit(client, library):
    document = DocumentFactory()
    kit = json.dumps([{"type": "document", "value": document.pk}])
    item = NewsPageFactory(parent=section_of(library), press_kit=kit)
    document.delete()
    assert "For the press" not in texts(client.get(item.url), "h2")


def test_item_can_be_passed_on_without_a_script(client, library):
    item = NewsPageFactory(parent=section_of(library), title="A & B")
    shared = links(client.get(item.url))
    at = "http%3A%2F%2Flocalhost%3A8000%2Fen%2Flibraries%2Fnavoi%2Fa-b%2F"
    assert {name: shared[name] for name in ("Telegram", "WhatsApp", "E-mail")} == {
        "Telegram": f"https://t.me/share/url?url={at}&text=A%20%26%20B",
        "WhatsApp": f"https://wa.me/?text=A%20%26%20B%20{at}",
        "E-mail": f"mailto:?subject=A%20%26%20B&body={at}",
    }


def test_items_that_the_editor_chose_are_read_next(client, library):
    first, _second, chosen = NewsPageFactory.create_batch(3, parent=section_of(library))
    elsewhere = NewsPageFactory(parent=news_index_in("kk"), title="Elsewhere")
    RelatedNews.objects.create(page=first, related=elsewhere, sort_order=0)
    RelatedNews.objects.create(page=first, related=chosen, sort_order=1)
    response = client.get(first.url)
    assert (texts(response, "h2")[-4], texts(response, "h3")) == ("Read next", ["Elsewhere", chosen.title])


def test_without_a_choice_the_newest_of_the_library_are_read_next(client, library):
    for number in range(1, 5):
        NewsPageFactory(parent=section_of(library), title=f"Item {number}", date=datetime.date(2026, 11, number))
    item = NewsPageFactory(parent=section_of(library), title="This one")
    NewsPageFactory(parent=section_of(library), title="Draft", live=False)
    NewsPageFactory(parent=section_of(PartnerLibraryFactory()), title="Of another library")
    assert texts(client.get(item.url), "h3") == ["Item 4", "Item 3"]


@time_machine.travel(datetime.datetime(2026, 11, 22, 9, 30, tzinfo=datetime.UTC), tick=False)
def test_item_is_a_news_article_to_search_engines(client, library):
    item = NewsPageFactory(
        parent=section_of(library),
        title='Maps </script> & "plans"',
        lead_image=shareable_image(),
        topics=[TopicFactory(names={"en": "Maps"})],
        source_url="https://example.org/a",
    )
    item.save_revision().publish()
    data = structured_data(client.get(item.url))
    image = data["NewsArticle"].pop("image")
    network = {"@type": "Organization", "name": "Library Outreach", "url": "http://localhost:8000"}
    assert data["NewsArticle"] == {
        "@type": "NewsArticle",
        "headline": 'Maps </script> & "plans"',
        "description": "What happened, and why it matters.",
        "url": f"http://localhost:8000{item.url}",
        "inLanguage": "en",
        "datePublished": "2026-11-22T09:30:00+00:00",
        "dateModified": "2026-11-22T09:30:00+00:00",
        "author": {"@type": "Library", "name": "Navoi library"},
        "publisher": network,
        "about": ["Maps"],
        "isBasedOn": "https://example.org/a",
    }
    assert (image.startswith("http://testserver/media/images/"), image.endswith(".jpg")) == (True, True)
    assert [step["name"] for step in data["BreadcrumbList"]["itemListElement"]][:3] == [
        "Home",
        "Libraries",
        "Navoi library",
    ]


def test_item_of_the_network_is_written_by_the_network(client, house):
    item = NewsPageFactory(parent=news_index_in("en"))
    data = structured_data(client.get(item.url))["NewsArticle"]
    assert data["author"] == data["publisher"]


def test_link_to_an_item_shows_its_picture_elsewhere(client, library):
    item = NewsPageFactory(parent=section_of(library), lead_image=shareable_image(), lead_image_alt="The hall")
    said = meta(client.get(item.url))
    assert said.pop("og:image").startswith("http://testserver/media/images/")
    assert {name: said[name] for name in said if name.startswith(("og:", "twitter:", "description"))} == {
        "description": "What happened, and why it matters.",
        "og:type": "article",
        "og:title": item.title,
        "og:url": f"http://localhost:8000{item.url}",
        "og:site_name": "Library Outreach",
        "og:locale": "en",
        "og:description": "What happened, and why it matters.",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "The hall",
        "twitter:card": "summary_large_image",
    }


def test_link_to_an_item_without_picture_names_none(client, library):
    said = meta(client.get(NewsPageFactory(parent=section_of(library)).url))
    assert [name for name in said if name.startswith(("og:image", "twitter:"))] == []
