"""The front page: poster, news of the network, the network in one line."""

import datetime

import pytest

from tests.factories.libraries import PartnerLibraryFactory
from tests.factories.pages import NewsPageFactory, home_in, news_index_in, section_of
from tests.reading import elements, links, structured_data, texts

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 11, 1)


def days(number: int) -> datetime.date:
    return DAY + datetime.timedelta(days=number)


def test_poster_says_what_its_editors_wrote(client, house):
    house.heading, house.kicker, house.intro = "Libraries that reach people", "The network", "News in six languages."
    house.action_label, house.action_page = "Read the news", news_index_in("en")
    house.save()
    response = client.get("/en/")
    assert (texts(response, "h1"), texts(response, "p", class_="lede")) == (
        ["Libraries that reach people"],
        ["News in six languages."],
    )
    assert links(response)["Read the news"] == "/en/news/"


def test_poster_of_a_new_site_is_not_empty(client, house):
    assert texts(client.get("/en/"), "h1") == ["Library Outreach"]


def test_button_leads_to_the_page_in_the_readers_language(client, house):
    home = home_in("kk")
    home.action_label, home.action_page = "Жаңалықтар", news_index_in("en")
    home.save()
    (button,) = elements(client.get("/kk/"), "a", class_="button button--act")
    assert button.attributes["href"] == "/kk/news/"


def test_button_to_a_page_that_is_not_live_is_left_out(client, house):
    house.action_label, house.action_page = "Read the news", news_index_in("en")
    house.save()
    news_index_in("en").unpublish()
    assert elements(client.get("/en/"), "a", class_="button button--act") == []


def test_newest_item_of_the_readers_language_leads(client, house):
    kazakh = section_of(PartnerLibraryFactory(languages=["kk"]), "kk")
    NewsPageFactory(parent=news_index_in("en"), title="Older, in English", date=days(0))
    for number in range(1, 7):
        NewsPageFactory(parent=kazakh, title=f"Kazakh {number}", date=days(number))
    titles = [*texts(client.get("/en/"), "h3")]
    assert titles == ["Older, in English", "Kazakh 6", "Kazakh 5", "Kazakh 4", "Kazakh 3"]


def test_newest_item_leads_without_one_in_the_readers_language(client, house):
    NewsPageFactory(parent=news_index_in("kk"), title="Ескі", date=days(0))
    NewsPageFactory(parent=news_index_in("kk"), title="Жаңа", date=days(1))
    response = client.get("/en/")
    assert texts(response, "h3") == ["Жаңа", "Ескі"]
    assert [e.attributes for e in elements(response, "h3")] == [{"lang": "kk", "dir": "ltr"}] * 2


def test_text_of_the_other_direction_says_so(client, house):
    NewsPageFactory(parent=news_index_in("ar"), title="خبر")
    (title,) = elements(client.get("/en/"), "h3")
    assert title.attributes == {"lang": "ar", "dir": "rtl"}


def test_network_is_counted(client, house):
    for country in ("KZ", "UZ", "UZ"):
        PartnerLibraryFactory(country=country)
    (network,) = elements(client.get("/en/"), "section", class_="wrap network")
    assert network.text == "3 libraries in 2 countries make up the network. See them all"


def test_front_page_of_a_new_site_shows_no_empty_sections(client, house):
    assert texts(client.get("/en/"), "h2") == ["The network", "This site", "Languages"]


def test_front_page_is_a_web_site_to_search_engines(client, house):
    house.search_description = "News of partner libraries."
    house.save()
    assert structured_data(client.get("/en/")) == {
        "WebSite": {
            "@type": "WebSite",
            "name": "Library Outreach",
            "description": "News of partner libraries.",
            "url": "http://localhost:8000/en/",
            "inLanguage": "en",
            "potentialAction": {
                "@type": "SearchAction",
                "target": {
                    "@type": "EntryPoint",
                    "urlTemplate": "http://localhost:8000/en/search/?q={search_term_string}",
                },
                "query-input": "required name=search_term_string",
            },
        }
    }
