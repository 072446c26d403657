"""Only what anybody may see is found, and only as long as they may."""

import datetime

import pytest
import time_machine
from django.core.management import call_command
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from cms.core import findable
from cms.news.models import NewsPage
from cms.search import services
from cms.search.models import Entry
from tests.cms.search.test_search import found
from tests.factories.images import DocumentFactory
from tests.factories.libraries import PartnerLibraryFactory
from tests.factories.pages import NewsPageFactory, StandardPageFactory, news_index_in, section_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("indexed")]
NOW = datetime.datetime(2026, 11, 20, 12, tzinfo=datetime.UTC)


@pytest.fixture
def indexed(house) -> None:
    """The pages of a founded site are found."""
    services.mend()


@pytest.fixture
def item(house) -> NewsPage:
    page = NewsPageFactory(parent=news_index_in("en"), title="Maps", summary="Of the city.")
    page.save_revision().publish()
    return NewsPage.objects.get(pk=page.pk)


def titles() -> set[str]:
    """What the index holds, whatever is shown of it."""
    return set(Entry.objects.values_list("title", flat=True))


def restrict(page: Page) -> PageViewRestriction:
    return PageViewRestriction.objects.create(page=page, restriction_type="login")


def test_draft_is_not_found_until_it_is_published(client, item):
    item.title = "Atlas"
    item.save_revision()
    assert (found(client, "atlas"), found(client, "maps")) == ([], ["Maps"])
    item.get_latest_revision().publish()
    assert (found(client, "atlas"), found(client, "maps")) == (["Atlas"], [])


def test_page_never_published_is_not_found(client, house):
    NewsPageFactory(parent=news_index_in("en"), title="Maps", live=False)
    assert (found(client, "maps"), "Maps" in titles()) == ([], False)


def test_unpublished_page_is_gone_at_once(client, item):
    item.unpublish()
    assert (found(client, "maps"), "Maps" in titles()) == ([], False)


def test_deleted_page_and_all_beneath_it_are_gone_at_once(client, house):
    library = PartnerLibraryFactory(names={"en": "Navoi"})
    NewsPageFactory(parent=section_of(library), title="Navoi news")
    assert sorted(found(client, "navoi")) == ["Navoi", "Navoi news"]
    Page.objects.get(pk=section_of(library).pk).delete()
    assert (found(client, "navoi"), {"Navoi", "Navoi news"} & titles()) == ([], set())


def test_scheduled_page_is_found_from_its_hour_to_its_end(client, item):
    item.unpublish()
    with time_machine.travel(NOW, tick=False):
        item.go_live_at, item.expire_at = NOW + datetime.timedelta(hours=1), NOW + datetime.timedelta(hours=2)
        item.save_revision().publish()
        assert found(client, "maps") == []
    for hours, expected in ((1, ["Maps"]), (2, [])):
        with time_machine.travel(NOW + datetime.timedelta(hours=hours, minutes=1), tick=False):
            call_command("publish_scheduled")
            assert (hours, found(client, "maps")) == (hours, expected)


def test_page_made_private_is_gone_with_all_beneath_it_and_comes_back(client, house):
    above = StandardPageFactory(parent=house, title="Maps above")
    StandardPageFactory(parent=above, title="Maps beneath")
    restriction = restrict(above)
    assert (found(client, "maps"), {"Maps above", "Maps beneath"} & titles()) == ([], set())
    restriction.delete()
    assert services.mend() == 2
    assert sorted(found(client, "maps")) == ["Maps above", "Maps beneath"]


def test_page_moved_beneath_a_private_one_is_gone_and_one_moved_elsewhere_leads_there(client, house):
    private, open_ = StandardPageFactory(parent=house, title="Private"), StandardPageFactory(parent=house, title="Open")
    restrict(private)
    page = StandardPageFactory(parent=house, title="Maps")
    page.move(Page.objects.get(pk=open_.pk), pos="last-child")
    assert "/en/open/maps/" in client.get("/en/search/?q=maps").content.decode()
    Page.objects.get(pk=page.pk).move(Page.objects.get(pk=private.pk), pos="last-child")
    assert (found(client, "maps"), "Maps" in titles()) == ([], False)


def test_alias_and_page_outside_the_site_are_not_found(client, item):
    item.create_alias(parent=news_index_in("ru").get_parent(), update_slug="maps-2")
    Page.get_first_root_node().add_child(instance=NewsPage(title="Maps outside", slug="outside", summary="x"))
    assert found(client, "maps") == ["Maps"]


def test_document_is_found_by_its_title_in_public_collections_only(client, house):
    document = DocumentFactory(title="Maps of the city")
    assert found(client, "maps") == ["Maps of the city"]
    private = Collection.get_first_root_node().add_child(name="Private")
    beneath = private.add_child(name="Beneath")
    restriction = CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    document.collection = beneath
    document.save()
    assert (found(client, "maps"), titles() & {"Maps of the city"}) == ([], set())
    restriction.delete()
    services.mend()
    assert found(client, "maps") == ["Maps of the city"]
    CollectionViewRestriction.objects.create(collection=Collection.get_first_root_node(), restriction_type="login")
    assert (found(client, "maps"), titles() & {"Maps of the city"}) == ([], set())


def test_deleted_document_is_gone(client, house):
    DocumentFactory(title="Maps").delete()
    assert (found(client, "maps"), "Maps" in titles()) == ([], False)


@pytest.mark.parametrize("hide", [
    lambda item: Page.objects.filter(pk=item.pk).update(live=False),
    lambda item: PageViewRestriction.objects.bulk_create([PageViewRestriction(page=item, restriction_type="login")]),
])  # fmt: skip
def test_what_changed_without_a_word_is_not_shown_and_mended(client, item, hide):
    hide(item)
    assert found(client, "maps") == []
    assert (services.mend(), "Maps" in titles()) == (1, False)


def test_mending_finds_what_is_missing_and_what_is_older_than_its_page(client, item):
    Entry.objects.filter(object_id=item.pk).delete()
    assert (services.mend(), found(client, "maps")) == (1, ["Maps"])
    Page.objects.filter(pk=item.pk).update(title="Atlas", last_published_at=NOW + datetime.timedelta(days=9999))
    Entry.objects.filter(object_id=item.pk).update(indexed=NOW - datetime.timedelta(days=9999))
    assert (services.mend(), found(client, "atlas")) == (1, ["Atlas"])


def test_renamed_library_is_found_by_its_new_name(client, house):
    library = PartnerLibraryFactory(names={"en": "Navoi"})
    NewsPageFactory(parent=section_of(library), title="News item")
    library.names = {"en": "Kitobxona"}
    library.save()
    services.mend()
    assert found(client, "kitobxona", section="news") == ["News item"]


def test_page_that_cannot_be_indexed_is_published_all_the_same(client, item, monkeypatch, caplog):
    monkeypatch.setattr(NewsPage, "other_names", lambda page: 1 / 0)
    item.title = "Atlas"
    item.save_revision().publish()
    assert (NewsPage.objects.get(pk=item.pk).title, found(client, "maps")) == ("Atlas", [])
    assert [record.message for record in caplog.records if record.name == "cms.search.services"] == [
        f"Could not index page [{item.pk}]"
    ]


def test_rebuilding_says_how_far_it_is_and_drops_what_no_source_knows(client, item, capsys):
    Entry.objects.create(kind="gone", object_id=1, section="x", tag="en", title="Maps", indexed=NOW, head="", words="")
    call_command("update_index")
    lines = capsys.readouterr().out.splitlines()
    count = findable.sources()["page"].public().count()
    assert lines[0].startswith(f"page: {count} of {count} (100 %, ")
    assert (Entry.objects.filter(kind="gone").count(), found(client, "maps")) == (0, ["Maps"])
