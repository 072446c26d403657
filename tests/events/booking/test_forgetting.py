"""What registrations hold about people: handed out, erased, and forgotten in time. The counts stay."""

import datetime

import pytest
from django.utils import timezone

from cms.core.personal_data import Person
from events.booking.forgetting import forget_old
from events.booking.holdings import REGISTRATIONS
from events.booking.telling import tell
from events.models import Answer, Notice, Registration, SeatPool
from tests.events.booking.parties import booked
from tests.factories.events import EventFactory, QuestionFactory, RegistrationFactory, SessionFactory
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db
PERSONAL = ["name", "email", "phone", "guardian_name", "guardian_contact", "note", "user"]
EMPTY = {"name": "", "email": "", "phone": "", "guardian_name": "", "guardian_contact": "", "note": "", "user": None}


def person_of(user, phone: str = "") -> Person:
    return Person(user_id=user.pk, email=user.email, phone=phone)


def personal(registration: Registration) -> dict:
    return Registration.objects.values(*PERSONAL).get(pk=registration.pk)


@pytest.fixture
def session(house):
    return SessionFactory(event=EventFactory(titles={"en": "Night of reading"}), seats=10)


def test_registrations_of_a_person_are_found_by_account_address_and_number(session):
    user = UserFactory(email="aigerim@example.org")
    theirs = [
        booked(session, user=user, email="other@example.org"),
        booked(session, email="Aigerim@Example.org"),
        booked(session, email="", phone="+77011112233", channel="sms"),
    ]
    booked(session, email="somebody@example.org")
    rows = list(REGISTRATIONS.export(person_of(user, "+77011112233")))
    assert [row["email"] for row in rows] == [registration.email for registration in theirs]
    assert {row["event"] for row in rows} == {"Night of reading"}


def test_rows_have_the_columns_that_are_promised(session):
    user = UserFactory()
    QuestionFactory(event=session.event, code="needs")
    booked(session, user=user, answers={"needs": "A ramp"}, guardian_name="Mother")
    (row,) = REGISTRATIONS.export(person_of(user))
    assert (list(row), row["answers"], row["guardian"]) == (list(REGISTRATIONS.columns), "needs: A ramp", "Mother")


def test_erasing_cancels_what_is_to_come_and_leaves_nothing_of_the_person(session):
    user = UserFactory()
    QuestionFactory(event=session.event, code="needs")
    registration = booked(session, party_size=3, user=user, answers={"needs": "A ramp"}, guardian_name="Mother")
    REGISTRATIONS.erase(person_of(user))
    assert (personal(registration), Answer.objects.count()) == (EMPTY, 0)
    assert (Registration.objects.get().state, SeatPool.objects.get(pk=session.pool_id).taken) == ("cancelled", 0)
    assert Notice.objects.filter(written_at=None).count() == 0


def test_erasing_leaves_the_counts_of_what_is_over(house):
    user = UserFactory()
    session = SessionFactory(starts_at=timezone.now() - datetime.timedelta(days=3))
    registration = RegistrationFactory(session=session, user=user, party_size=4)
    REGISTRATIONS.erase(person_of(user))
    kept = Registration.objects.get(pk=registration.pk)
    assert (personal(kept), kept.party_size, kept.state) == (EMPTY, 4, "confirmed")


def test_erasing_takes_a_guardian_out_of_a_childs_registration(session):
    user = UserFactory(email="mother@example.org")
    child = booked(session, name="Child", email="child@example.org", guardian_contact="Mother@example.org")
    REGISTRATIONS.erase(person_of(user))
    kept = Registration.objects.get(pk=child.pk)
    assert (kept.name, kept.guardian_contact, kept.state) == ("Child", "", "confirmed")


@pytest.mark.parametrize(("days", "forgotten"), [(29, 0), (31, 1)])
def test_people_are_forgotten_some_days_after_the_end(house, settings, days, forgotten):
    settings.EVENTS_PERSONAL_DAYS = 30
    session = SessionFactory(starts_at=timezone.now() - datetime.timedelta(days=days, hours=2))
    registration = RegistrationFactory(session=session)
    assert [forget_old(timezone.now()), forget_old(timezone.now())] == [forgotten, 0]
    assert (personal(registration) == EMPTY) == bool(forgotten)


def test_series_is_remembered_until_after_its_last_session(house):
    event = EventFactory(registration="series")
    first = SessionFactory(event=event, starts_at=timezone.now() - datetime.timedelta(days=400))
    SessionFactory(event=event, pool=first.pool)
    RegistrationFactory(session=None, event=event, pool=first.pool)
    assert forget_old(timezone.now()) == 0


def test_words_of_organisers_to_somebody_are_forgotten_as_well(house):
    session = SessionFactory(starts_at=timezone.now() - datetime.timedelta(days=400))
    tell(registration=RegistrationFactory(session=session), kind="message", cause="message:1", text="Dear Aigerim")
    forget_old(timezone.now())
    assert Notice.objects.get().text == ""
