"""Registering: who gets seats, who waits, who is turned away."""

import datetime
import uuid

import pytest
from django.utils import timezone

from events.booking import services
from events.booking.errors import BookingClosed, NoSeatsLeft, PartyTooLarge
from events.programme import Session
from events.programme.session import Status
from events.registrations import Notice, Registration
from events.scheduling.services import delete_session, withdraw_event
from tests.events.booking.parties import booked, counts, told
from tests.factories.events import EventFactory, QuestionFactory, SessionFactory
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)


def test_party_that_fits_is_confirmed_and_told():
    session = SessionFactory(seats=3)
    party = booked(session, 2)
    assert (party.state, counts(session), told(party)) == ("confirmed", (3, 2, 0), ["confirmed"])


def test_session_without_limit_takes_everybody():
    session = SessionFactory(seats=None)
    assert [booked(session, 5).state, counts(session)] == ["confirmed", (None, 5, 0)]


def test_party_is_placed_whole_or_waits():
    session = SessionFactory(seats=3)
    booked(session, 2)
    party = booked(session, 2)
    assert (party.state, party.number, counts(session), told(party)) == ("waiting", 1, (3, 2, 1), ["waiting"])


def test_newcomer_waits_behind_those_who_wait():
    session = SessionFactory(seats=2)
    booked(session, 2)
    first, second = booked(session), booked(session)
    assert [(party.state, party.number) for party in (first, second)] == [("waiting", 1), ("waiting", 2)]


def test_newcomer_is_offered_seats_that_are_too_few_for_all_who_wait():
    session = SessionFactory(seats=3)
    booked(session, 2)
    family = booked(session, 2)
    single = booked(session)
    assert (single.state, single.number, told(single)) == ("offered", 2, ["offer"])
    assert (told(family), counts(session)) == (["waiting"], (3, 3, 1))


def test_registration_that_is_to_be_approved_holds_seats():
    session = SessionFactory(seats=2, event__needs_approval=True)
    party = booked(session, 2)
    assert (party.state, counts(session), told(party)) == ("pending", (2, 2, 0), ["pending"])


def test_nobody_waits_where_there_is_no_waiting_list():
    session = SessionFactory(seats=2, event__waiting_list="none")
    booked(session)
    with pytest.raises(NoSeatsLeft):
        booked(session, 2)
    assert (counts(session), Registration.objects.count()) == ((2, 1, 0), 1)


def test_party_larger_than_the_room_does_not_wait_in_vain():
    session = SessionFactory(seats=3)
    with pytest.raises(PartyTooLarge) as refused:
        booked(session, 4)
    assert (refused.value.limit, str(refused.value)) == (3, "At most 3 people can be registered.")


def test_size_of_parties_is_limited_but_for_groups_and_staff():
    session = SessionFactory(seats=100, event__max_party_size=2, event__takes_groups=True)
    with pytest.raises(PartyTooLarge):
        booked(session, 3)
    assert booked(session, 25, is_group=True).state == "confirmed"
    assert booked(session, 3, by=UserFactory()).state == "confirmed"
    with pytest.raises(PartyTooLarge):
        booked(session, 1001, is_group=True)


def test_group_is_limited_where_no_groups_are_taken():
    session = SessionFactory(event__max_party_size=2)
    with pytest.raises(PartyTooLarge):
        booked(session, 3, is_group=True)


@pytest.mark.parametrize(
    ("session", "event"),
    [
        ({}, {"status": "draft"}),
        ({}, {"status": "cancelled"}),
        ({}, {"is_template": True}),
        ({}, {"registration": "none"}),
        ({"status": Status.CANCELLED}, {}),
        ({"starts_at": timezone.now() - DAY}, {}),
    ],
    ids=["draft", "cancelled event", "template", "just come", "cancelled session", "over"],
)
def test_nobody_can_register_for_what_does_not_take_place(session, event):
    session = SessionFactory(**session, event=EventFactory(**event))
    for person in (None, UserFactory()):
        with pytest.raises(BookingClosed):
            booked(session, by=person)
    assert Registration.objects.count() == 0


@pytest.mark.parametrize("hours", [{"opens_at": DAY}, {"closes_at": -DAY}], ids=["not yet", "no more"])
def test_staff_alone_register_others_outside_the_hours(hours):
    session = SessionFactory(**{name: timezone.now() + away for name, away in hours.items()})
    with pytest.raises(BookingClosed):
        booked(session)
    assert booked(session, by=UserFactory()).state == "confirmed"


def test_who_comes_too_early_hears_when_by_the_clock_of_the_place():
    opens_at = datetime.datetime(2030, 5, 1, 4, 30, tzinfo=datetime.UTC)
    session = SessionFactory(opens_at=opens_at, starts_at=opens_at + DAY)
    with pytest.raises(BookingClosed) as refused:
        booked(session, moment=opens_at - DAY)
    assert str(refused.value) == "Registration opens on 1 May 2030 at 09:30 (UTC+5)."


def test_staff_never_go_beyond_the_seats_and_need_no_approval():
    session = SessionFactory(seats=1, event__needs_approval=True)
    states = [booked(session, by=UserFactory()).state for _turn in range(2)]
    assert (states, counts(session)) == (["confirmed", "waiting"], (1, 1, 1))


def test_staff_fill_free_seats_once_they_are_no_longer_given_to_those_who_wait():
    session = SessionFactory(seats=2)
    booked(session)
    booked(session, 2)
    session.closes_at = timezone.now() - DAY
    session.save()
    assert booked(session, by=UserFactory()).state == "confirmed"
    with pytest.raises(NoSeatsLeft):
        booked(session, by=UserFactory())
    assert counts(session) == (2, 2, 1)


def test_same_form_sent_twice_is_one_registration():
    session = SessionFactory(seats=1, event__waiting_list="none")
    token = uuid.uuid4()
    first = booked(session, form_token=token)
    assert booked(session, form_token=str(token)) == first
    assert (counts(session), told(first)) == ((1, 1, 0), ["confirmed"])


def test_same_form_sent_again_after_closing_answers_the_first_registration():
    session = SessionFactory()
    token = uuid.uuid4()
    first = booked(session, form_token=token)
    assert booked(session, form_token=token, moment=session.ends_at) == first


def test_answers_are_kept_with_the_registration():
    session = SessionFactory()
    food, _age = QuestionFactory(event=session.event, code="food"), QuestionFactory(event=session.event, code="age")
    party = booked(session, answers={"food": "vegan", "age": "", "nonsense": "x"})
    assert list(party.answers.values_list("question", "value")) == [(food.pk, "vegan")]
    services.answer(registration=party, answers={"age": 12, "food": "fish"})
    services.answer(registration=party, answers={"age": None})
    assert list(party.answers.values_list("question", "value")) == [(food.pk, "fish")]


def test_series_is_booked_at_once():
    event = EventFactory(registration="series")
    first = SessionFactory(event=event, seats=2)
    SessionFactory(event=event, pool=first.pool, starts_at=first.starts_at + 7 * DAY)
    party = booked(first, 2, session=None)
    assert (party.session, party.pool, counts(first)) == (None, first.pool, (2, 2, 0))
    with pytest.raises(BookingClosed):
        booked(first, session=None, moment=first.starts_at)


def test_session_of_another_event_is_none():
    with pytest.raises(BookingClosed):
        booked(SessionFactory(), session=SessionFactory())


@pytest.mark.parametrize(
    "vanishes", [delete_session, lambda session: withdraw_event(event=session.event, by=UserFactory(is_superuser=True))]
)
def test_nobody_registers_for_what_has_just_been_taken_away(vanishes):
    session = SessionFactory()
    read_before = Session.objects.select_related("event", "pool").get(pk=session.pk)
    vanishes(session=session)
    with pytest.raises(BookingClosed):
        booked(read_before)
    assert not Registration.objects.exists()


def test_booking_takes_few_queries(django_assert_num_queries):
    session = SessionFactory()
    QuestionFactory(event=session.event, code="food")
    # The questions; a savepoint and its end, where otherwise a transaction is; seats, registration, notice, answers.
    with django_assert_num_queries(7):
        booked(session, answers={"food": "fish"})
    booked(session, 19, by=UserFactory())
    # A number in the line instead of seats, and the registration once more, which has that number.
    with django_assert_num_queries(8):
        booked(session, answers={"food": "fish"})
    assert list(Notice.objects.values_list("kind", flat=True)) == ["confirmed", "confirmed", "waiting"]
