"""Visitors, staff and the clock at the same moment; and that these tests would notice if nothing kept them apart."""

import datetime
import time
import uuid
from collections import Counter
from contextlib import contextmanager
from functools import partial

import pytest
from django.db import IntegrityError, connection
from django.db.models import F
from django.utils import timezone

from events.booking import services
from events.booking.errors import NoSeatsLeft
from events.programme import Event, SeatPool, Session
from events.registrations import Notice, Registration
from events.registrations.registration import HOLDING
from events.scheduling.services import cancel_session
from tests.events.booking.parties import booked, counts, states
from tests.events.booking.racing import at_once
from tests.factories.events import EventFactory, SessionFactory

pytestmark = pytest.mark.usefixtures("committed")

AT_ONCE = 8


@pytest.fixture
def committed(django_db_setup, django_db_blocker):
    """What is written can be seen by other threads; afterwards none of it is left."""
    with django_db_blocker.unblock():
        yield
        Registration.objects.all().delete()
        Session.objects.all().delete()
        Event.objects.all().delete()
        SeatPool.objects.all().delete()


@pytest.fixture
def announced():
    """Answers sessions with so many seats, of one event that belongs to nobody."""
    event = EventFactory(library=None)
    return lambda seats, **fields: SessionFactory(event=event, venue=None, seats=seats, **fields)


def people_with_seats(session) -> int:
    parties = Registration.objects.filter(pool=session.pool, state__in=HOLDING)
    return sum(parties.values_list("party_size", flat=True))


def test_last_seats_go_to_as_many_as_there_are(announced):
    session = announced(5)
    parties = at_once(*[partial(booked, session)] * AT_ONCE)
    assert Counter(party.state for party in parties) == {"confirmed": 5, "waiting": 3}
    assert sorted(party.number for party in parties if party.number) == [1, 2, 3]
    assert (counts(session), people_with_seats(session)) == ((5, 5, 3), 5)


def test_families_are_placed_whole(announced):
    session = announced(7)
    parties = at_once(*[partial(booked, session, 2)] * AT_ONCE)
    assert Counter(party.state for party in parties) == {"confirmed": 3, "waiting": 5}
    assert counts(session) == (7, 6, 5)


def test_one_form_is_one_registration_however_often_it_is_sent_at_once(announced):
    session, token = announced(1), uuid.uuid4()
    Event.objects.update(waiting_list="none")
    session.event.refresh_from_db()
    parties = at_once(*[partial(booked, session, form_token=token)] * AT_ONCE)
    assert {party.pk for party in parties} == set(Registration.objects.values_list("pk", flat=True))
    assert (counts(session), Notice.objects.count()) == ((1, 1, 0), 1)


def test_one_of_two_parties_grows_by_the_last_seat(announced):
    session = announced(3)
    works = [partial(services.resize, registration=booked(session), party_size=2) for _turn in range(2)]
    answers = Counter(type(answer) for answer in at_once(*works))
    assert (answers, counts(session), people_with_seats(session)) == ({Registration: 1, NoSeatsLeft: 1}, (3, 3, 0), 3)


def test_parties_that_change_places_do_not_wait_for_each_other_for_ever(announced):
    here, there = announced(AT_ONCE), announced(AT_ONCE)
    works = []
    for _turn in range(AT_ONCE // 2):
        works.append(partial(services.move, registration=booked(here), session=there))
        works.append(partial(services.move, registration=booked(there), session=here))
    moved = Counter(party.session for party in at_once(*works))
    assert moved == {here: AT_ONCE // 2, there: AT_ONCE // 2}
    assert [people_with_seats(here), counts(there)] == [AT_ONCE // 2, (AT_ONCE, AT_ONCE // 2, 0)]


def test_who_moves_and_who_books_do_not_get_the_same_seat(announced):
    here, there = announced(2), announced(1)
    parties = [booked(here), booked(here)]
    works = [partial(services.move, registration=party, session=there) for party in parties]
    at_once(*works, partial(booked, there), partial(booked, there))
    assert (people_with_seats(there), counts(there)[:2]) == (1, (1, 1))
    assert people_with_seats(here) == counts(here)[1]


def test_seat_is_given_back_once_however_often_it_is_cancelled_at_once(announced):
    session = announced(2)
    party, _other = booked(session), booked(session)
    waiting = [booked(session) for _turn in range(2)]
    at_once(*[partial(services.cancel, registration=Registration.objects.get(pk=party.pk)) for _turn in range(4)])
    assert (states(*waiting), counts(session)) == (["offered", "waiting"], (2, 2, 1))


def test_offer_is_taken_or_runs_out_but_not_both(announced):
    session = announced(4)
    holding, waiting = booked(session, 4), [booked(session) for _turn in range(4)]
    services.cancel(registration=holding)
    Registration.objects.filter(state="offered").update(offered_until=timezone.now() + datetime.timedelta(seconds=0.1))
    expire = partial(services.expire_offers, timezone.now() + datetime.timedelta(seconds=0.2))
    accepts = [partial(services.accept, registration=Registration.objects.get(pk=party.pk)) for party in waiting]
    at_once(*accepts, expire, expire)
    taken = states(*waiting).count("confirmed")
    assert states(*waiting).count("expired") == 4 - taken
    assert counts(session) == (4, taken, 0)


def test_whoever_books_while_the_session_is_cancelled_is_told_or_turned_away(announced):
    session = announced(None)
    cancel = partial(cancel_session, session=session, reasons={"en": "Burst pipe."})
    at_once(*[partial(booked, session)] * 4, cancel, *[partial(booked, session)] * 3)
    told = set(Notice.objects.filter(kind="called_off").values_list("registration", flat=True))
    assert told == set(Registration.objects.values_list("pk", flat=True))


@contextmanager
def without_constraint():
    """Let the database accept anything, as if there were no constraint on seats."""
    [constraint] = [each for each in SeatPool._meta.constraints if each.name == "events_seats_never_oversold"]
    if connection.vendor == "postgresql":
        with connection.schema_editor() as editor:
            editor.remove_constraint(SeatPool, constraint)
    yield
    if connection.vendor == "postgresql":
        SeatPool.objects.all().update(seats=None)
        with connection.schema_editor() as editor:
            editor.add_constraint(SeatPool, constraint)


def look_and_take(pool, people):
    """What one must not do: look whether there is room, then take it. SQLite, where one transaction writes at a time,
    must not even look to be wrong."""
    if connection.vendor == "sqlite":
        connection.cursor().execute("PRAGMA ignore_check_constraints = ON")
        return take_anyhow(pool, people)
    has_room = SeatPool.objects.get(pk=pool.pk).has_room_for(people)
    time.sleep(0.05)
    return has_room and take_anyhow(pool, people)


def take_anyhow(pool, people):
    return SeatPool.objects.filter(pk=pool.pk).update(taken=F("taken") + people) == 1


def test_seats_would_be_oversold_without_condition_and_constraint(announced, monkeypatch):
    session = announced(5)
    monkeypatch.setattr(SeatPool, "take", look_and_take)
    with without_constraint():
        parties = at_once(*[partial(booked, session)] * AT_ONCE)
        assert Counter(party.state for party in parties)["confirmed"] > 5


def test_constraint_alone_keeps_seats_from_being_oversold(announced, monkeypatch):
    session = announced(1)
    read_before = Session.objects.select_related("event", "pool").get()
    booked(session)
    monkeypatch.setattr(SeatPool, "take", take_anyhow)
    with pytest.raises(IntegrityError):
        booked(read_before)
    assert counts(session) == (1, 1, 0)
