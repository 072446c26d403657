"""What visitors are told of a session: one state, in a fixed order."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.finding.availability import Availability, availability_of, changes_at, of_seats
from events.finding.purging import said
from events.models import SeatPool
from tests.factories.events import EventFactory, SeatPoolFactory, SessionFactory

START = datetime.datetime(2026, 12, 10, 11, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)


def session(event=None, pool=None, **fields):
    """A session of an event, none of them in the database."""
    event = EventFactory.build(library=None, **(event or {}))
    pool = SeatPoolFactory.build(**({"seats": 20} | (pool or {})))
    return SessionFactory.build(event=event, pool=pool, venue=None, starts_at=START, **fields)


@pytest.mark.parametrize(
    ("made", "moment", "state"),
    [
        ({}, START - HOUR, "open"),
        ({"pool": {"seats": None, "taken": 500}}, START - HOUR, "open"),
        ({"pool": {"taken": 16}}, START - HOUR, "few_left"),
        ({"pool": {"taken": 15}}, START - HOUR, "open"),
        ({"pool": {"seats": 2, "taken": 1}}, START - HOUR, "few_left"),
        ({"pool": {"taken": 20}}, START - HOUR, "waiting_list"),
        ({"pool": {"taken": 10, "waiting": 1}}, START - HOUR, "waiting_list"),
        ({"pool": {"taken": 20}, "event": {"waiting_list": "none"}}, START - HOUR, "full"),
        ({"opens_at": START - HOUR}, START - 2 * HOUR, "opens_on"),
        ({"opens_at": START - HOUR}, START - HOUR, "open"),
        ({"closes_at": START - HOUR}, START - HOUR, "closed"),
        ({}, START, "closed"),
        ({}, START + 2 * HOUR, "over"),
        ({"event": {"registration": "none"}}, START, "no_registration"),
        ({"event": {"registration": "none"}}, START + 2 * HOUR, "over"),
        ({"status": "cancelled"}, START + 2 * HOUR, "cancelled"),
        ({"event": {"status": "cancelled"}}, START - HOUR, "cancelled"),
    ],
)
def test_first_state_that_holds_is_told(made, moment, state):
    assert availability_of(session(**made), moment) == state


@given(before=st.integers(-500, 500), opens=st.integers(-400, 0), closes=st.integers(-100, 100))
def test_what_time_changes_changes_at_the_moment_that_is_named(before, opens, closes):
    made = session(opens_at=START + opens * HOUR, closes_at=START + closes * HOUR)
    moment = START + before * HOUR
    until = changes_at(made, moment)
    later = until - datetime.timedelta(seconds=1) if until else moment + 10_000 * HOUR
    assert availability_of(made, later) == availability_of(made, moment)


@given(seats=st.integers(1, 300) | st.none(), taken=st.integers(0, 300), waiting=st.integers(0, 5))
def test_words_about_seats_change_only_with_what_is_said(seats, taken, waiting):
    pool = SeatPool(seats=seats, taken=min(taken, seats or taken), waiting=waiting)
    state, number = said(pool)
    assert (state == Availability.FEW_LEFT) == (number is not None)
    assert state == of_seats(pool, waits=True)
    assert number is None or number == pool.free
