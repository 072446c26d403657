"""How often pages ask the database: at most twelve times, and as often for many items as for few.

The pages themselves are not cached here; what Wagtail keeps about the roots of sites is, as on a site that runs.
"""

import datetime
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from cms.core.models import SiteSettings
from cms.news.models import NewsPage
from events.models import EventPage
from tests.factories.events import EventPageFactory, SessionFactory
from tests.factories.images import DocumentFactory, ImageFactory
from tests.factories.libraries import OpeningHoursFactory, PartnerLibraryFactory, ServiceFactory, VisitFigureFactory
from tests.factories.pages import (
    NewsPageFactory,
    StandardPageFactory,
    TopicFactory,
    body,
    news_index_in,
    section_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.walk]
BUDGET = 12
FEW, MORE, MANY = 3, 30, 1000


def queries(client, path: str) -> int:
    """How often a page asks the database once its pictures have been scaled."""
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


@pytest.fixture
def library(house):
    """A library that has everything a library's page can show."""
    SiteSettings.objects.update_or_create(site=house.get_site(), defaults={"tagline": {"en": "Libraries."}})
    StandardPageFactory(parent=house, title="Accessibility", in_footer=True)
    house.action_label, house.action_page = "News", news_index_in("en")
    house.save()
    above = PartnerLibraryFactory()
    library = PartnerLibraryFactory(slug="navoi", parent=above, services=ServiceFactory.create_batch(3))
    PartnerLibraryFactory.create_batch(2, parent=library)
    OpeningHoursFactory(library=library)
    VisitFigureFactory(library=library)
    add_sessions(library, 1)
    return library


def rich_item(library) -> NewsPage:
    """An item with pictures, documents and a press kit."""
    figure = {"image": {"image": ImageFactory().pk, "alt_text": "A hall", "decorative": False}, "caption": ""}
    text = body(("paragraph", "<p>Text</p>"), ("figure", figure), ("figure", figure))
    kit = json.dumps([{"type": "document", "value": DocumentFactory().pk}])
    return NewsPageFactory(
        parent=section_of(library),
        lead_image=ImageFactory(),
        body=text,
        press_kit=kit,
        topics=TopicFactory.create_batch(2),
    )


def add_sessions(library, count: int) -> None:
    """Sessions of events that each have a page."""
    for _number in range(count):
        EventPageFactory(parent=section_of(library), event=SessionFactory(event__library=library).event)


def add_items(library, count: int) -> None:
    """Items of which every other one has a picture."""
    for number in range(count):
        image = ImageFactory(file__width=40, file__height=30) if number % 2 else None
        NewsPageFactory(parent=section_of(library), topics=[TopicFactory()], lead_image=image)


def add_many_items(library, count: int) -> None:
    """As many items as no test could make one by one: Wagtail's rows at once, then those of news."""
    section, day = section_of(library), datetime.date(2020, 1, 1)
    items = [
        NewsPage(
            title=f"Item {number}",
            slug=f"item-{number}",
            summary="Summary.",
            date=day + datetime.timedelta(days=number),
            library=library,
            locale=section.locale,
            path=Page._get_path(section.path, section.depth + 1, number + 1),
            depth=section.depth + 1,
            url_path=f"{section.url_path}item-{number}/",
        )
        for number in range(1000, 1000 + count)
    ]
    rows = Page.objects.bulk_create(
        Page(
            **{
                field.attname: getattr(item, field.attname)
                for field in Page._meta.concrete_fields
                if field.name != "id"
            }
        )
        for item in items
    )
    for item, row in zip(items, rows, strict=True):
        item.pk = item.page_ptr_id = row.pk
        item.save_base(raw=True, force_insert=True)


def paths(library) -> list[str]:
    item = rich_item(library)
    event = EventPage.objects.first()
    return ["/en/", "/en/events/", "/en/news/", "/en/libraries/", section_of(library).url, item.url, event.url]


def test_pages_keep_to_the_budget_and_ask_as_often_for_more(client, library):
    pages = paths(library)
    add_items(library, FEW)
    add_sessions(library, FEW)
    PartnerLibraryFactory.create_batch(FEW)
    few = {page: queries(client, page) for page in pages}
    add_items(library, MORE - FEW)
    add_sessions(library, MORE - FEW)
    PartnerLibraryFactory.create_batch(MORE - FEW)
    more = {page: queries(client, page) for page in pages}
    assert (more, [page for page in pages if more[page] > BUDGET]) == (few, [])


def test_pages_ask_as_often_for_a_thousand_items(client, library):
    pages = paths(library)
    few = {page: queries(client, page) for page in pages}
    add_many_items(library, MANY)
    many = {page: queries(client, page) for page in pages}
    assert (many, NewsPage.objects.count()) == (few, MANY + 1)
