"""A seat that is taken by text and on the web at the same moment."""

from functools import partial

import pytest
from django.utils import timezone

from cms.outbox.models import Mail
from events.booking import services
from events.booking.letters import write_due
from events.programme import Event, SeatPool, Session
from events.registrations import Registration
from sms.models import Asked, Consent, Incoming, Message, Route, Sender, Thread
from tests.events.booking.parties import booked, counts, states
from tests.events.booking.racing import at_once
from tests.events.texting.conftest import by_text
from tests.factories.events import EventFactory, SessionFactory
from tests.factories.sms import SenderFactory
from tests.sms.answering.texting import text

pytestmark = pytest.mark.usefixtures("committed")
WRITTEN = (Registration, Session, Event, SeatPool, Mail, Message, Asked, Incoming, Thread, Consent, Route, Sender)


@pytest.fixture
def committed(django_db_setup, django_db_blocker):
    """What is written can be seen by other threads; afterwards none of it is left."""
    with django_db_blocker.unblock():
        SenderFactory(name="+15550000000")
        yield
        for rows in WRITTEN:
            rows.objects.all().delete()


@pytest.fixture
def offered():
    """A party that is offered the only seat by text, and the one that waits behind it."""
    session = SessionFactory(event=EventFactory(library=None), venue=None, seats=1)
    first, party, behind = booked(session), by_text(session), booked(session)
    services.cancel(registration=first)
    write_due(timezone.now())
    return session, party, behind


def again(party) -> Registration:
    return Registration.objects.select_related("event", "session", "pool").get(pk=party.pk)


def test_offer_taken_by_text_and_on_the_web_is_one_seat(offered):
    session, party, behind = offered
    taken, _said, _twice = at_once(
        partial(services.accept, registration=again(party)), partial(text, "YES"), partial(text, "1")
    )
    assert (taken.state, states(party, behind), counts(session)) == ("confirmed", ["confirmed", "waiting"], (1, 1, 1))
    assert party.notices.filter(kind="confirmed").count() == 1


def test_yes_by_text_and_no_on_the_web_leave_one_seat_to_one_party(offered):
    session, party, behind = offered
    at_once(partial(services.cancel, registration=again(party)), partial(text, "YES"))
    assert states(party, behind) == ["cancelled", "offered"]
    assert counts(session) == (1, 1, 0)
    assert Consent.objects.filter(act="withdrawn").count() == 0
