"""A library whose items show everything that a feed can carry."""

import datetime
import json

import pytest
from wagtail.models import Site

from cms.core.models import SiteSettings
from cms.core.samples import body_with_every_block
from tests.factories.images import shareable_image
from tests.factories.libraries import PartnerLibraryFactory
from tests.factories.pages import NewsPageFactory, TopicFactory, section_of

MOMENT = datetime.datetime(2026, 11, 15, 12, tzinfo=datetime.UTC)


@pytest.fixture
def site(house) -> Site:
    """The site at an address of its own; the test client asks under another, and so goes past the page cache."""
    site = house.get_site()
    site.hostname, site.port = "feeds.example", 80
    site.save()
    # The very first visit makes the row of its settings.
    SiteSettings.for_site(site)
    return site


@pytest.fixture
def library(site):
    return PartnerLibraryFactory(slug="navoi", names={"en": "Navoi library"}, website="https://navoi.example/")


@pytest.fixture
def maps():
    return TopicFactory(slug="maps", names={"en": "Maps & atlases"})


def publish(parent, number: int = 0, **fields):
    """An item that was published, the higher the number the earlier."""
    moment = MOMENT - datetime.timedelta(hours=number)
    times = {"first_published_at": moment, "last_published_at": moment}
    return NewsPageFactory(parent=parent, **(times | fields))


@pytest.fixture
def item(library, maps):
    """One item with every kind of block, a picture and a topic."""
    return publish(
        section_of(library),
        title="Maps <of> the Silk & Road",
        summary="A < B & “C”.",
        lead_image=shareable_image(file__width=64, file__height=48),
        lead_image_alt="A hall",
        body=json.dumps(list(body_with_every_block().raw_data)),
        topics=[maps],
        source_name="Almanac",
        source_url="https://almanac.example/1",
    )
