"""Parties that chose texts, and a sender that people can reply to."""

import pytest

from events.booking import letters
from events.booking.services import cancel
from tests.events.booking.parties import booked
from tests.factories.events import SessionFactory
from tests.factories.sms import SenderFactory
from tests.sms.answering.texting import NUMBER


@pytest.fixture
def sender(db):
    return SenderFactory(name="+15550000000")


@pytest.fixture
def session(house):
    return SessionFactory(seats=1, event__titles={"en": "Chess evening"}, event__library=None, venue=None)


@pytest.fixture
def party(session):
    """Has the only seat."""
    return by_text(session)


@pytest.fixture
def offered(session):
    """Is offered the only seat."""
    first = booked(session)
    party = by_text(session)
    cancel(registration=first)
    party.refresh_from_db()
    return party


def by_text(session, **details):
    return booked(session, phone=NUMBER, email="", channel="sms", **details)


def write_notices(moment) -> int:
    return letters.write_due(moment)
