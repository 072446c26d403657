"""From an address to its page."""

import pytest
from wagtail.models import PageViewRestriction, Site

from tests.factories.libraries import PartnerLibraryFactory
from tests.factories.pages import NewsPageFactory, StandardPageFactory, home_in, news_index_in, section_of
from tests.reading import texts

pytestmark = pytest.mark.django_db


def test_page_is_found_at_its_whole_path(client, house):
    item = NewsPageFactory(parent=section_of(PartnerLibraryFactory(slug="navoi")), title="An item")
    assert item.url == "/en/libraries/navoi/an-item/"
    assert texts(client.get(item.url), "h1") == ["An item"]


def test_home_is_found_in_each_language(client, house):
    assert [client.get(f"/{tag}/").context["page"].pk for tag in ("en", "kk", "ar")] == [
        home_in(tag).pk for tag in ("en", "kk", "ar")
    ]


def test_page_of_another_language_is_not_found_under_this_prefix(client, house):
    NewsPageFactory(parent=news_index_in("kk"), title="Kazakh", slug="kazakh")
    assert [client.get(f"/{tag}/news/kazakh/").status_code for tag in ("kk", "en")] == [200, 404]


@pytest.mark.parametrize("path", ["/en/item/", "/en/libraries/item/", "/en/news/news/item/", "/en/news/item/item/"])
def test_part_of_a_path_is_not_enough(client, house, path):
    NewsPageFactory(parent=news_index_in("en"), title="item", slug="item")
    assert client.get(path).status_code == 404


def test_draft_is_not_found(client, house):
    item = NewsPageFactory(parent=news_index_in("en"), live=False)
    assert client.get(item.url).status_code == 404


def test_page_of_another_site_is_not_found(client, house):
    other = StandardPageFactory(parent=house, title="Another site")
    below = StandardPageFactory(parent=other, title="Below")
    Site.objects.create(hostname="other.example", root_page=other)
    assert client.get(f"/en/{below.slug}/", headers={"host": "localhost:8000"}).status_code == 404


@pytest.mark.parametrize("restricted", ["page", "parent", "alias"])
def test_restricted_page_asks_for_its_password(client, house, restricted):
    above = StandardPageFactory(parent=house, title="Above")
    page = StandardPageFactory(parent=above, title="Restricted")
    closed = {"page": page, "parent": above, "alias": page}[restricted]
    PageViewRestriction.objects.create(page=closed, restriction_type="password", password="secret")
    shown = page.create_alias(parent=house, update_slug="alias") if restricted == "alias" else page
    response = client.get(shown.url)
    assert (response.status_code, texts(response, "h1") == ["Restricted"]) == (200, False)


def test_restriction_elsewhere_closes_nothing(client, house):
    closed = StandardPageFactory(parent=house, title="Closed")
    PageViewRestriction.objects.create(page=closed, restriction_type="password", password="secret")
    assert texts(client.get("/en/news/"), "h1") == ["News"]
