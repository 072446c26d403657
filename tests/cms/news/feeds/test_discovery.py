"""Where readers and their programs find feeds."""

import pytest

from tests.cms.news.feeds.conftest import publish
from tests.factories.libraries import PartnerLibraryFactory
from tests.factories.pages import section_of
from tests.reading import elements, links

pytestmark = pytest.mark.django_db
FORMATS = {
    "rss": ("application/rss+xml", "RSS"),
    "atom": ("application/atom+xml", "Atom"),
    "json": ("application/feed+json", "JSON Feed"),
}


def found_by_programs(response) -> dict[str, tuple[str, str]]:
    """Addresses by media type, with the name that programs offer."""
    linked = [element.attributes for element in elements(response, "link", rel="alternate")]
    return {link["type"]: (link["href"], link["title"]) for link in linked if "type" in link}


def feeds(place: str, title: str) -> dict[str, tuple[str, str]]:
    return {kind: (f"{place}/feed.{name}", f"{title} ({label})") for name, (kind, label) in FORMATS.items()}


@pytest.mark.parametrize(
    ("path", "place", "title"),
    [
        ("/en/", "/en/news", "Library Outreach"),
        ("/en/news/", "/en/news", "News"),
        ("/en/news/?topic=maps", "/en/news/topics/maps", "News"),
        ("/en/news/?library=navoi", "/en/libraries/navoi", "News"),
        ("/en/news/?topic=maps&language=kk", "/kk/news/topics/maps", "News"),
        ("/en/news/?topic=maps&library=navoi", "/en/news", "News"),
        ("/en/news/?topic=nowhere&language=xx", "/en/news", "News"),
        ("/en/libraries/navoi/", "/en/libraries/navoi", "Navoi library"),
    ],
)
def test_page_names_the_feeds_of_what_it_shows(client, item, path, place, title):
    assert found_by_programs(client.get(path)) == feeds(place, title)


@pytest.mark.parametrize("path", ["/en/news/?topic=maps", "/en/libraries/navoi/"])
def test_readers_find_them_beneath_the_list(client, item, path):
    response = client.get(path)
    by_name = {label: found_by_programs(response)[kind][0] for kind, label in FORMATS.values()}
    assert {label: links(response)[label] for label in by_name} == by_name


def test_library_without_news_names_none(client, site):
    PartnerLibraryFactory(slug="quiet")
    assert found_by_programs(client.get("/en/libraries/quiet/")) == {}


def test_feed_of_each_link_is_there(client, item):
    publish(section_of(PartnerLibraryFactory(slug="almaty")), 1)
    pages = ["/en/", "/en/news/?topic=maps", "/en/libraries/almaty/"]
    addresses = [href for page in pages for href, _title in found_by_programs(client.get(page)).values()]
    assert [client.get(address).status_code for address in addresses] == [200] * 9
