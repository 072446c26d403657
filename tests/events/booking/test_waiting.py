"""The waiting list: offers in order and in time."""

import datetime

import pytest
from django.utils import timezone

from events.booking import services
from events.booking.errors import BookingClosed, NothingOffered, OfferExpired, SeatsAreTaken
from events.programme.session import Status
from events.registrations import Registration
from tests.events.booking.parties import booked, counts, states, told
from tests.factories.events import SessionFactory
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db

HOUR = datetime.timedelta(hours=1)
START = datetime.datetime(2027, 3, 1, 12, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def clock(time_machine):
    """Seven days before the sessions of these tests."""
    time_machine.move_to(START - 168 * HOUR, tick=False)
    return time_machine


@pytest.fixture
def session():
    return SessionFactory(seats=2, starts_at=START)


def test_seat_that_becomes_free_is_offered_to_the_next(session):
    leaving, _staying = booked(session), booked(session)
    first, second = booked(session), booked(session)
    services.cancel(registration=leaving)
    assert states(leaving, first, second) == ["cancelled", "offered", "waiting"]
    first.refresh_from_db()
    assert first.offered_until == timezone.now() + 48 * HOUR
    assert (told(first), counts(session)) == (["waiting", "offer"], (2, 2, 1))


def test_party_that_does_not_fit_is_passed_over_and_keeps_its_place(session):
    leaving, other = booked(session), booked(session)
    family, single = booked(session, 2), booked(session)
    services.cancel(registration=leaving)
    assert states(family, single) == ["waiting", "offered"]
    services.cancel(registration=other)
    services.cancel(registration=single)
    assert (states(family), counts(session)) == (["offered"], (2, 2, 0))


def test_seats_go_to_as_many_as_find_room(session):
    leaving = booked(session, 2)
    parties = [booked(session), booked(session, 2), booked(session), booked(session)]
    services.cancel(registration=leaving)
    assert states(*parties) == ["offered", "waiting", "offered", "waiting"]


def test_next_gets_the_seat_at_once_where_the_event_wants_it():
    session = SessionFactory(seats=1, starts_at=START, event__waiting_list="automatic")
    leaving, party = booked(session), booked(session)
    services.cancel(registration=leaving)
    assert (states(party), told(party)) == (["confirmed"], ["waiting", "confirmed"])


def test_next_waits_for_approval_where_the_event_wants_it():
    session = SessionFactory(seats=1, starts_at=START, event__needs_approval=True)
    leaving, party = booked(session), booked(session)
    services.refuse(registration=leaving, by=UserFactory())
    assert (states(leaving, party), counts(session)) == (["declined", "pending"], (1, 1, 0))
    services.approve(registration=party, by=UserFactory())
    services.approve(registration=party, by=UserFactory())
    assert (told(leaving), told(party)) == (["pending", "declined"], ["waiting", "pending", "confirmed"])


@pytest.mark.parametrize(
    ("left", "hours"),
    [(168, 48), (97, 48), (60, 30), (3, 1.5), (1.5, 1), (0.5, 0.5)],
)
def test_offer_is_shorter_close_to_the_start(session, clock, left, hours):
    leaving, _staying, party = booked(session), booked(session), booked(session)
    clock.move_to(START - left * HOUR)
    services.cancel(registration=leaving)
    party.refresh_from_db()
    assert (party.offered_until - timezone.now()) / HOUR == hours


def test_nothing_is_offered_once_registration_has_closed(session, clock):
    leaving, _staying, party = booked(session), booked(session), booked(session)
    clock.move_to(START)
    services.cancel(registration=leaving)
    assert (states(party), counts(session)) == (["waiting"], (2, 1, 1))


def test_nothing_is_offered_of_what_is_cancelled(session):
    leaving, _staying, party = booked(session), booked(session), booked(session)
    session.status = Status.CANCELLED
    session.save()
    services.cancel(registration=leaving)
    assert states(party) == ["waiting"]


def offered_party(session) -> Registration:
    leaving, _staying, party = booked(session), booked(session), booked(session)
    services.cancel(registration=leaving)
    party.refresh_from_db()
    return party


def test_accepting_twice_is_accepting_once(session):
    party = offered_party(session)
    assert [services.accept(registration=party).state for _turn in range(2)] == ["confirmed", "confirmed"]
    assert (told(party), counts(session)) == (["waiting", "offer", "confirmed"], (2, 2, 0))


@pytest.mark.parametrize("swept", [False, True])
def test_offer_cannot_be_taken_when_its_time_is_over(session, clock, swept):
    party = offered_party(session)
    clock.move_to(party.offered_until)
    if swept:
        services.expire_offers(timezone.now())
    with pytest.raises(OfferExpired) as refused:
        services.accept(registration=party)
    assert str(refused.value) == "The time to answer is over, and the seats have gone to the next in line."


def test_who_is_offered_nothing_cannot_accept(session):
    booked(session, 2)
    with pytest.raises(NothingOffered):
        services.accept(registration=booked(session))


def test_offer_of_what_is_cancelled_cannot_be_taken(session):
    party = offered_party(session)
    session.status = Status.CANCELLED
    session.save()
    with pytest.raises(BookingClosed):
        services.accept(registration=party)


def test_offer_that_runs_out_goes_to_the_next_at_once(session, clock):
    party, following = offered_party(session), booked(session)
    assert services.expire_offers(party.offered_until - HOUR) == 0
    clock.move_to(party.offered_until)
    assert [services.expire_offers(timezone.now()) for _turn in range(2)] == [1, 0]
    assert states(party, following) == ["expired", "offered"]
    assert (told(party), counts(session)) == (["waiting", "offer", "expired"], (2, 2, 0))


def test_who_was_told_that_all_is_cancelled_hears_nothing_of_offers(session, clock):
    party = offered_party(session)
    session.status = Status.CANCELLED
    session.save()
    assert services.expire_offers(party.offered_until) == 1
    assert told(party) == ["waiting", "offer"]


def test_more_seats_go_to_those_who_wait(session):
    booked(session, 2)
    parties = [booked(session) for _turn in range(3)]
    services.set_seats(pool=session.pool, seats=4)
    assert (states(*parties), counts(session)) == (["offered", "offered", "waiting"], (4, 4, 1))
    services.set_seats(pool=session.pool, seats=None)
    assert (states(*parties), counts(session)) == (["offered"] * 3, (None, 5, 0))


def test_seats_that_people_hold_stay(session):
    booked(session, 2)
    with pytest.raises(SeatsAreTaken) as refused:
        services.set_seats(pool=session.pool, seats=1)
    assert (str(refused.value), counts(session)) == ("2 seats are taken already.", (2, 2, 0))


def test_seats_kept_back_by_hours_are_given_when_these_change(session):
    leaving, _staying, party = booked(session), booked(session), booked(session)
    session.closes_at = timezone.now()
    session.save()
    services.cancel(registration=leaving)
    assert services.give_free_seats(timezone.now()) == 0
    session.closes_at = None
    session.save()
    assert [services.give_free_seats(timezone.now()) for _turn in range(2)] == [1, 0]
    assert states(party) == ["offered"]


def test_place_in_line_counts_those_who_still_wait(session):
    holding = booked(session, 2)
    first, second, third = (booked(session, 2) for _turn in range(3))
    services.cancel(registration=first)
    places = [services.place_in_line(party) for party in (holding, first, second, third)]
    assert (places, counts(session)) == ([0, 0, 1, 2], (2, 2, 2))
