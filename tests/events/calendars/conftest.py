import pytest

from events.models import CalendarSource
from tests.events.calendars.feeds import Feed
from tests.factories.libraries import PartnerLibraryFactory


@pytest.fixture
def feed(settings):
    """A partner's calendar, which may be fetched from although it stands on loopback."""
    feed = Feed()
    settings.FETCH_TEST_SERVERS = [feed.netloc]
    yield feed
    feed.server.close()


@pytest.fixture
def source(feed, db) -> CalendarSource:
    """A trusted calendar in Russian of a library in Almaty."""
    return CalendarSource.objects.create(
        library=PartnerLibraryFactory(sections=False, languages=["ru"]),
        name="Partner",
        url=feed.url,
        trusted=True,
        kind="reading",
        language="ru",
    )
