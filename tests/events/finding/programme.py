"""A small programme of two libraries, for tests that look for things in it."""

import datetime

import pytest

from cms.partners.services import set_up_library
from tests.factories.events import EventFactory, SessionFactory, VenueFactory
from tests.factories.libraries import PartnerLibraryFactory
from tests.factories.pages import section_of

NOW = datetime.datetime(2026, 12, 1, 6, tzinfo=datetime.UTC)


def at(day: int, hour: int = 6, month: int = 12) -> datetime.datetime:
    """A moment of December 2026, by UTC."""
    return datetime.datetime(2026, month, day, hour, tzinfo=datetime.UTC)


@pytest.fixture
def now(time_machine):
    """1 December 2026, eleven in the morning in Almaty."""
    time_machine.move_to(NOW, tick=False)
    return NOW


@pytest.fixture
def section(programme):
    """The page of the library in Almaty, at /kk/libraries/almaty/."""
    library = programme["full"].event.library
    set_up_library(library=library)
    return section_of(library, "kk")


@pytest.fixture
def programme(house, now):
    """By name: a full workshop in Almaty, a reading with room in Tashkent, a talk online, an exhibit that is on."""
    almaty = PartnerLibraryFactory(
        sections=False, slug="almaty", names={"en": "City libraries"}, languages=["kk"], country="KZ"
    )
    navoi = PartnerLibraryFactory(
        sections=False, slug="navoi", names={"en": "Navoi library"}, languages=["uz"], country="UZ"
    )
    hall = VenueFactory(slug="hall", library=almaty, cities={"en": "Almaty", "kk": "Алматы"})
    room = VenueFactory(
        slug="room",
        library=navoi,
        cities={"en": "Tashkent"},
        country="UZ",
        time_zone="Asia/Tashkent",
        names={"en": "Room 3"},
    )
    workshop = EventFactory(
        slug="maps",
        kind="workshop",
        library=almaty,
        titles={"en": "Maps of our street"},
        audiences=["12-15"],
        languages=["kk"],
    )
    reading = EventFactory(
        slug="navoi", kind="reading", library=navoi, titles={"uz": "Navoiy kechasi"}, languages=["uz", "ru"]
    )
    talk = EventFactory(
        slug="talk", library=almaty, titles={"en": "Open access"}, attendance="online", audiences=["professionals"]
    )
    exhibit = EventFactory(slug="felt", kind="exhibit", library=navoi, titles={"en": "Felt"}, registration="none")
    full = SessionFactory(event=workshop, venue=hall, starts_at=at(3), seats=10, time_zone="Asia/Almaty")
    full.pool.taken = 10
    full.pool.save()
    return {
        "full": full,
        "reading": SessionFactory(event=reading, venue=room, starts_at=at(3, 12), time_zone="Asia/Tashkent"),
        "talk": SessionFactory(event=talk, venue=None, starts_at=at(20, 10), seats=None),
        "exhibit": SessionFactory(
            event=exhibit,
            venue=room,
            starts_at=at(20, month=11),
            length=datetime.timedelta(days=40),
            seats=None,
            time_zone="Asia/Tashkent",
        ),
    }
