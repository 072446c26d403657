"""After each kind of change: exactly those pages are purged that show what has changed."""

from collections.abc import Callable

import pytest
from django.test import Client
from wagtail.models import Locale, Page, PageViewRestriction

from cms.core.models import SiteSettings
from cms.news.models import RelatedNews
from cms.partners.libraries import VisitFigure
from tests.cms.core.page_cache.neighbourhood import Neighbourhood, day, fresh, publish
from tests.factories.libraries import OpeningHoursFactory, PartnerLibraryFactory
from tests.factories.pages import NewsPageFactory, TopicFactory, library_index_in, news_index_in, section_of

pytestmark = pytest.mark.django_db

LISTS_OF_NEWS = {"home", "home kk", "news", "news kk"}
LISTS_OF_LIBRARIES = {"libraries", "libraries in KZ", "libraries kk"}
IN_ENGLISH = {
    *("home", "about", "below", "libraries", "libraries in KZ", "almaty", "navoi"),
    *("news", "news about maps", "maps", "shelves", "network"),
}
EVERYTHING = IN_ENGLISH | {"home kk", "libraries kk", "almaty kk", "news kk"}

HIT = "pages; hit"
KEPT = {HIT, "pages; fwd=miss; stored"}
PAST_THE_CACHE = {"authorization": "none"}

Change = Callable[[Neighbourhood], object]
CHANGES: list[tuple[Change, set[str]]] = []


def purges(*names: str) -> Callable[[Change], Change]:
    """Declare a change, and the pages that it purges; changes are made one after another."""

    def declare(change: Change) -> Change:
        CHANGES.append((change, set(names)))
        return change

    return declare


# News


@purges("network", "news", "news kk")
def item_that_stands_in_lists_is_edited(site):
    publish(site.network, place="Astana")


@purges()
def draft_of_an_item_is_saved(site):
    page = fresh(site.network)
    page.title = "Draft"
    page.save_revision()


@purges()
def item_is_locked(site):
    page = fresh(site.network)
    page.locked = True
    page.save()


@purges(*LISTS_OF_NEWS, "network")
def item_of_the_network_is_published(site):
    site.extra = NewsPageFactory(parent=news_index_in("en"), title="Extra", date=day(21))


@purges(*LISTS_OF_NEWS, "network")
def item_is_unpublished(site):
    fresh(site.extra).unpublish()


@purges()
def item_begins_as_a_draft(site):
    site.draft = NewsPageFactory(parent=section_of(site.navoi), title="Draft", live=False, date=day(2))


@purges(*LISTS_OF_NEWS, "navoi", "shelves")
def draft_of_a_library_goes_live(site):
    publish(site.draft)


@purges(*LISTS_OF_NEWS, "navoi", "shelves")
def item_of_a_library_is_deleted(site):
    fresh(site.draft).delete()


@purges("navoi", "shelves", "news", "news kk")
def item_names_what_to_read_next(site):
    publish(site.shelves, related_news=[RelatedNews(related=site.maps)])


@purges("navoi", "shelves", "news", "news kk", "news about maps")
def item_gets_a_topic(site):
    publish(site.shelves, topics=[site.topic])


@purges("maps", "shelves", "news", "news kk", "news about maps")
def topic_is_renamed(site):
    site.topic.names = {"en": "Cartography"}
    site.topic.save()


@purges("news", "news kk", "news about maps")
def topic_is_added(site):
    TopicFactory(slug="zines")


# Libraries


@purges(*LISTS_OF_LIBRARIES, "almaty", "almaty kk", "maps", "home", "news", "news kk", "news about maps", "shelves")
def library_is_renamed(site):
    site.almaty.names = {"en": "City libraries of Almaty"}
    site.almaty.save()


@purges("almaty", "almaty kk")
def library_opens_on_another_day(site):
    OpeningHoursFactory(library=site.almaty, weekday=3)


@purges("navoi")
def visits_of_a_library_are_counted(site):
    VisitFigure.objects.create(library=site.navoi, year=2025, visits=12, source="Report")


@purges("navoi")
def library_offers_a_service(site):
    site.navoi.services.add(site.service)
    site.navoi.save()


@purges(*LISTS_OF_LIBRARIES, "almaty", "almaty kk", "home", "home kk", "news", "news kk", "news about maps")
def library_gets_a_branch(site):
    PartnerLibraryFactory(slug="branch", parent=site.almaty)


# Files and settings


@purges("almaty", "almaty kk", "home", "maps", "shelves", "news", "news kk", "news about maps")
def picture_is_credited(site):
    site.image.credit = "Archive"
    site.image.save()


@purges("shelves")
def document_is_renamed(site):
    site.document.title = "Programme of the week"
    site.document.save()


@purges(*EVERYTHING)
def site_is_described(site):
    SiteSettings.objects.update_or_create(site=site.home.get_site(), defaults={"tagline": {"en": "Read."}})


# Translations, and places in the tree


@purges()
def translation_is_begun(site):
    site.translation = fresh(site.about).copy_for_translation(Locale.objects.get(language_code="kk"))


@purges("about", "below", "home kk", "libraries kk", "almaty kk", "news kk")
def translation_of_a_page_at_the_foot_goes_live(site):
    publish(site.translation)


@purges(*LISTS_OF_NEWS, "almaty", "almaty kk", "maps", "news about maps")
def item_goes_live_in_another_language(site):
    publish(fresh(site.maps).copy_for_translation(Locale.objects.get(language_code="kk")))


@purges("libraries", "libraries kk", "navoi", "news", "news kk", "shelves", "news about maps")
def section_gets_another_address(site):
    publish(section_of(site.navoi), slug="navoiy")


@purges(*IN_ENGLISH)
def page_at_the_foot_gets_another_address(site):
    publish(site.about, slug="about-us")


@purges("below", "network")
def page_that_is_linked_is_renamed(site):
    publish(site.below, title="Further below")


@purges("below", "network")
def page_is_moved(site):
    fresh(site.below).move(fresh(site.home), pos="last-child")


@purges(*IN_ENGLISH)
def page_enters_the_menu(site):
    publish(site.below, show_in_menus=True)


@purges(*IN_ENGLISH, "news kk")
def sections_change_places(site):
    Page.objects.get(pk=news_index_in("en").pk).move(library_index_in("en"), pos="right")


@purges("libraries", "libraries kk", "navoi", "shelves")
def section_is_unpublished(site):
    fresh(section_of(site.navoi)).unpublish()


# Nothing must be left open that has been closed, aliases neither: everything goes.
@purges(*EVERYTHING - {"navoi"})
def page_is_restricted(site):
    PageViewRestriction.objects.create(page=site.about, restriction_type="password", password="secret")


# The tests


def statuses(visitor: Client, urls: dict[str, str]) -> dict[str, str]:
    """What the cache did for each address; afterwards all are kept that can be."""
    return {name: visitor.get(url).headers["Cache-Status"] for name, url in urls.items()}


def purged_by(change: Change, site: Neighbourhood, visitor: Client, committed) -> set[str]:
    """Of the pages that were kept before a change, those that had to be rendered anew after it."""
    urls = site.addresses
    before = statuses(visitor, urls)
    with committed():
        change(site)
    after = statuses(visitor, urls)
    return {name for name in urls if before[name] in KEPT and after[name] != HIT}


@pytest.mark.walk
def test_each_change_purges_what_shows_it_and_nothing_else(visitor, house, committed):
    site = Neighbourhood()
    statuses(visitor, site.addresses)
    purged = {change.__name__: purged_by(change, site, visitor, committed) for change, _expected in CHANGES}
    assert purged == {change.__name__: expected for change, expected in CHANGES}
    kept = {name: visitor.get(url).content for name, url in site.addresses.items()}
    anew = {name: visitor.get(url, headers=PAST_THE_CACHE).content for name, url in site.addresses.items()}
    assert {name for name in kept if kept[name] != anew[name]} == {"about"}
