"""Letting in at several doors at once."""

import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from events.booking.tickets.codes import ticket_code
from events.door.refusals import Refused
from events.door.services import let_in
from events.registrations import Arrival
from tests.factories.events import RegistrationFactory, SessionFactory

DOORS = 8


def at_once(act) -> list:
    """What each of several doors gets from doing the same at the same time."""

    def try_it(number):
        try:
            return act(number)
        except Refused as refusal:
            return refusal.doubt
        finally:
            connection.close()

    with ThreadPoolExecutor(DOORS) as doors:
        return list(doors.map(try_it, range(DOORS)))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("known", [True, False])
def test_one_scan_sent_many_times_at_once_is_one_arrival(known):
    session = SessionFactory()
    code = ticket_code(RegistrationFactory(session=session)) if known else "unknown"
    nonce = uuid.uuid4()
    arrivals = at_once(lambda number: let_in(session=session, code=code, nonce=nonce, by=None, was_offline=True).pk)
    assert arrivals == [Arrival.objects.get().pk] * DOORS


@pytest.mark.django_db(transaction=True)
def test_two_doors_let_no_more_in_than_are_registered():
    registration = RegistrationFactory(session=SessionFactory(), party_size=3)
    outcomes = at_once(
        lambda number: (
            let_in(
                session=registration.session, registration=registration, people=1, nonce=uuid.uuid4(), by=None
            ).people
        )
    )
    assert sorted(map(str, outcomes)) == ["1"] * 3 + ["already_in"] * 5
