"""Changing a registration, ending it, and saying that one still comes."""

import datetime

import pytest
from django.utils import timezone

from events.booking import services
from events.booking.errors import (
    BookingClosed,
    CannotMove,
    ChangedMeanwhile,
    NoLongerThere,
    NoSeatsLeft,
    NotPending,
    PartyTooLarge,
    SeatsGiven,
)
from events.registrations import Registration
from tests.events.booking.parties import booked, counts, states, told
from tests.factories.events import EventFactory, RegistrationFactory, SessionFactory
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)


@pytest.fixture
def session():
    return SessionFactory(seats=3)


def test_party_grows_by_seats_that_are_free(session):
    party = booked(session)
    services.resize(registration=party, party_size=3)
    assert (party.party_size, counts(session), told(party)) == (3, (3, 3, 0), ["confirmed", "changed"])


def test_party_that_cannot_grow_keeps_what_it_has(session):
    party = booked(session)
    booked(session)
    with pytest.raises(NoSeatsLeft) as refused:
        services.resize(registration=party, party_size=3)
    assert str(refused.value) == "Only 1 more seat is free. Your registration stays as it is."
    party.refresh_from_db()
    assert (party.party_size, counts(session), told(party)) == (1, (3, 2, 0), ["confirmed"])


def test_party_does_not_grow_past_those_who_wait(session):
    party = booked(session, 2)
    booked(session, 2)
    with pytest.raises(NoSeatsLeft) as refused:
        services.resize(registration=party, party_size=3)
    assert str(refused.value) == "Others are waiting for seats. Your registration stays as it is."


def test_party_that_becomes_smaller_gives_seats_to_the_next(session):
    party, waiting = booked(session, 3), booked(session)
    services.resize(registration=party, party_size=2)
    assert (states(waiting), counts(session)) == (["offered"], (3, 3, 0))


def test_party_that_waits_can_become_small_enough(session):
    booked(session, 2)
    family = booked(session, 2)
    services.resize(registration=family, party_size=1)
    assert (family.state, told(family)) == ("offered", ["waiting", "changed", "offer"])


def test_party_that_waits_grows_where_it_stands(session):
    booked(session, 3)
    party = booked(session)
    services.resize(registration=party, party_size=3)
    assert (party.state, party.number, counts(session)) == ("waiting", 1, (3, 3, 1))
    with pytest.raises(PartyTooLarge):
        services.resize(registration=party, party_size=4)


def test_same_size_changes_nothing(session):
    party = booked(session, 2)
    services.resize(registration=party, party_size=2)
    assert told(party) == ["confirmed"]


def test_each_change_is_told_also_back_to_what_it_was(session):
    party = booked(session)
    for size in (2, 1, 2):
        services.resize(registration=party, party_size=size)
    assert told(party) == ["confirmed", "changed", "changed", "changed"]


def test_only_staff_let_parties_grow_beyond_the_limit_and_after_closing(session):
    party = booked(session)
    session.event.max_party_size = 2
    session.event.save()
    with pytest.raises(PartyTooLarge):
        services.resize(registration=party, party_size=3)
    session.closes_at = timezone.now() - DAY
    session.save()
    with pytest.raises(BookingClosed):
        services.resize(registration=party, party_size=2)
    assert services.resize(registration=party, party_size=3, by=UserFactory()).party_size == 3


def test_party_moves_and_its_seats_go_to_the_next(session):
    party, waiting = booked(session, 3), booked(session)
    other = SessionFactory(event=session.event, seats=3)
    services.move(registration=party, session=other)
    assert (party.session, party.pool, party.state) == (other, other.pool, "confirmed")
    assert (states(waiting), counts(session), counts(other)) == (["offered"], (3, 1, 0), (3, 3, 0))
    assert list(party.notices.values_list("kind", "session")) == [("confirmed", None), ("changed", session.pk)]


def test_party_keeps_its_seats_if_there_are_none_elsewhere(session):
    party = booked(session, 2)
    other = SessionFactory(event=session.event, seats=2)
    booked(other)
    with pytest.raises(NoSeatsLeft):
        services.move(registration=party, session=other)
    party.refresh_from_db()
    assert (party.session, counts(session), counts(other)) == (session, (3, 2, 0), (2, 1, 0))


def test_who_waits_can_move_to_free_seats(session):
    booked(session, 3)
    party = booked(session)
    other = SessionFactory(event=session.event)
    services.move(registration=party, session=other)
    assert (party.state, told(party), counts(session)) == ("confirmed", ["waiting", "confirmed"], (3, 3, 0))


def test_moving_to_where_one_is_changes_nothing(session):
    party = booked(session)
    services.move(registration=party, session=session)
    assert told(party) == ["confirmed"]


def test_party_moves_within_its_event_alone(session):
    with pytest.raises(CannotMove):
        services.move(registration=booked(session), session=SessionFactory())


def test_series_cannot_be_moved():
    session = SessionFactory(event__registration="series")
    other = SessionFactory(event=session.event, pool=session.pool)
    with pytest.raises(CannotMove):
        services.move(registration=booked(session, session=None), session=other)


def test_visitors_cannot_move_to_what_is_closed_but_staff_can_move_them(session):
    other = SessionFactory(event=session.event, closes_at=timezone.now() - DAY)
    party = booked(session)
    with pytest.raises(BookingClosed):
        services.move(registration=party, session=other)
    assert services.move(registration=party, session=other, by=UserFactory()).session == other


def test_change_of_what_was_moved_elsewhere_is_not_made(session):
    party = booked(session)
    stale = Registration.objects.get(pk=party.pk)
    services.move(registration=party, session=SessionFactory(event=session.event))
    with pytest.raises(ChangedMeanwhile):
        services.cancel(registration=stale)


def test_cancelling_twice_is_cancelling_once(session):
    party = booked(session, 2)
    assert [services.cancel(registration=party).state for _turn in range(2)] == ["cancelled", "cancelled"]
    assert (counts(session), told(party)) == ((3, 0, 0), ["confirmed", "cancelled"])
    assert party.ended_at is not None


def test_who_waits_can_leave(session):
    booked(session, 3)
    party = booked(session)
    services.cancel(registration=party)
    assert counts(session) == (3, 3, 0)


def test_what_has_ended_cannot_be_changed(session):
    party = services.cancel(registration=booked(session))
    with pytest.raises(NoLongerThere):
        services.resize(registration=party, party_size=2)
    with pytest.raises(NoLongerThere):
        services.move(registration=party, session=SessionFactory(event=session.event))


def test_only_staff_put_the_books_in_order_when_it_is_over(session, time_machine):
    party = booked(session)
    time_machine.move_to(session.ends_at)
    with pytest.raises(BookingClosed):
        services.cancel(registration=party)
    assert services.cancel(registration=party, by=UserFactory()).state == "cancelled"


def test_only_what_waits_for_it_is_approved_or_refused(session):
    party = booked(session)
    with pytest.raises(NotPending):
        services.refuse(registration=party, by=UserFactory())
    services.cancel(registration=party)
    with pytest.raises(NotPending):
        services.approve(registration=party, by=UserFactory())


def asked(session, **fields):
    """A confirmed party that was asked two days before the start whether it comes."""
    party = booked(session)
    Registration.objects.filter(pk=party.pk).update(coming_asked_at=session.starts_at - 2 * DAY, **fields)
    party.refresh_from_db()
    return party


@pytest.fixture
def asking():
    return SessionFactory(seats=1, event__still_coming_days=2)


def test_seats_of_who_does_not_answer_go_to_others_half_way_to_the_start(asking, time_machine):
    silent, waiting = asked(asking), booked(asking)
    assert services.release_unanswered(asking.starts_at - 1.1 * DAY) == 0
    time_machine.move_to(asking.starts_at - DAY)
    assert [services.release_unanswered(timezone.now()) for _turn in range(2)] == [1, 0]
    assert states(silent, waiting) == ["cancelled", "offered"]
    assert told(silent) == ["confirmed", "released"]
    with pytest.raises(SeatsGiven):
        services.say_coming(registration=silent)


def test_who_says_yes_keeps_the_seats(asking):
    party = asked(asking)
    said = [services.say_coming(registration=party).coming_said_at for _turn in range(2)]
    assert services.release_unanswered(asking.starts_at - DAY) == 0
    assert (said[0], states(party)) == (said[1], ["confirmed"])


def test_nothing_is_released_that_was_not_asked_or_has_begun(asking):
    RegistrationFactory(session=asking)
    party = asked(asking)
    assert services.release_unanswered(asking.starts_at) == 0
    assert states(party) == ["confirmed"]


def test_seats_of_a_series_are_released_before_its_next_session():
    event = EventFactory(registration="series", still_coming_days=2)
    first = SessionFactory(event=event)
    SessionFactory(event=event, pool=first.pool, starts_at=first.starts_at + 7 * DAY)
    party = booked(first, session=None)
    Registration.objects.filter(pk=party.pk).update(coming_asked_at=first.starts_at + 5 * DAY)
    moments = (first.starts_at + 5.9 * DAY, first.starts_at + 6 * DAY)
    assert [services.release_unanswered(moment) for moment in moments] == [0, 1]


def test_party_that_was_moved_is_asked_anew(asking):
    party = asked(asking)
    services.move(registration=party, session=SessionFactory(event=asking.event))
    assert services.release_unanswered(asking.starts_at - DAY) == 0
    assert (party.coming_asked_at, party.coming_said_at) == (None, None)
