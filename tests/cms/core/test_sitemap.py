"""The sitemap: every public page with its translations."""

from xml.etree import ElementTree

import pytest
from wagtail.models import PageViewRestriction

from cms.core.languages import TAGS
from tests.factories.pages import NewsPageFactory, StandardPageFactory, home_in, news_index_in

pytestmark = pytest.mark.django_db
SITE = "http://localhost:8000"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def sitemap(client) -> dict[str, dict[str, str]]:
    """Alternates by tag of each address."""
    response = client.get("/sitemap.xml")
    assert response["Content-Type"] == "application/xml"
    root = ElementTree.fromstring(response.content)
    return {
        url.findtext("s:loc", namespaces=NAMES).removeprefix(SITE): {
            link.get("hreflang"): link.get("href").removeprefix(SITE) for link in url.findall("x:link", NAMES)
        }
        for url in root.findall("s:url", NAMES)
    }


def test_page_in_several_languages_names_them_all(client, house):
    tags = ("ar", "en", "kk", "ru", "uz", "vi")
    assert sitemap(client)["/kk/news/"] == {tag: f"/{tag}/news/" for tag in tags} | {"x-default": "/en/news/"}


def test_page_in_one_language_names_none(client, house):
    item = NewsPageFactory(parent=news_index_in("kk"), title="Item")
    assert sitemap(client)[item.url] == {}


def test_drafts_restricted_pages_and_aliases_are_left_out(client, house):
    NewsPageFactory(parent=news_index_in("en"), live=False)
    closed = StandardPageFactory(parent=house, title="Closed")
    PageViewRestriction.objects.create(page=closed, restriction_type="password", password="secret")
    StandardPageFactory(parent=house, title="About").copy_for_translation(home_in("kk").locale, alias=True)
    sections = ("", "events/", "news/", "libraries/")
    own = {f"/{tag}/{section}" for tag in TAGS for section in sections}
    own |= {f"http://testserver/{tag}/sms/" for tag in TAGS}
    assert sitemap(client).keys() - own == {"/en/about/"}


def test_sitemap_asks_as_often_for_many_pages(client, house, django_assert_num_queries):
    NewsPageFactory(parent=news_index_in("en"))
    sitemap(client)
    with django_assert_num_queries(6):
        sitemap(client)
    NewsPageFactory.create_batch(5, parent=news_index_in("kk"))
    with django_assert_num_queries(6):
        sitemap(client)
