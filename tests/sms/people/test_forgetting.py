"""Nothing stays by which somebody could be known: when they ask for it, and when there is no reason any more."""

import datetime

import pytest
from django.utils import timezone

from cms.core import personal_data
from cms.core.personal_data import Person
from sms.models import Ballot, Confirmation, Consent, Incoming, Message, Poll, Question, Subscriber, Thread, Vote
from sms.people.services import erase, forget_people
from sms.people.services.forgetting import forget, over
from tests.factories.sms import FollowingFactory, PollFactory, SubscriberFactory
from tests.sms.people.joining import PHONE

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def message(**values):
    later = timezone.now() + DAY
    given = {"kind": "sms_notice", "key": "1", "priority": 30, "expires_at": later, "phone": PHONE, "text": "Chess"}
    return Message.objects.create(**given | values)


@pytest.fixture
def reader(db):
    """Somebody about whom there is everything that there can be."""
    reader = FollowingFactory(subscriber=SubscriberFactory(phone=PHONE), topic__slug="chess").subscriber
    message(subscriber=reader)
    Incoming.objects.create(gateway="local", reference="1", phone=PHONE, subscriber=reader, text="I am sad")
    Thread.objects.create(phone=PHONE, subscriber=reader)
    poll = PollFactory()
    ballot = Ballot.objects.create(poll=poll, subscriber=reader)
    question = Question.objects.create(poll=poll, texts={"en": "Why?"}, is_free=True)
    Vote.objects.create(ballot=ballot, question=question, text="Ask me at home", channel="sms")
    return reader


def test_everything_goes_but_the_consents_and_the_counts(reader):
    assert erase(PHONE, source="staff")
    assert (Subscriber.objects.count(), Thread.objects.count()) == (0, 0)
    assert Message.objects.values_list("phone", "text", "state").get() == ("", None, "cancelled")
    assert Incoming.objects.values_list("phone", "text", "subscriber").get() == ("", "", None)
    assert (Vote.objects.get().text, Ballot.objects.get().subscriber) == ("", None)
    assert [step.act for step in Consent.objects.of(PHONE)] == ["erased"]


def test_what_a_gateway_said_goes_too(reader):
    Message.objects.update(state="failed", settled_at=timezone.now(), error=f"No such number {PHONE}", receipt="SM1")
    erase(PHONE, source="staff")
    assert Message.objects.values_list("error", "receipt").get() == ("", "")


def test_of_danger_that_nobody_has_looked_at_an_empty_mark_stays(reader):
    Thread.objects.create(phone=PHONE, subscriber=reader, is_open=False)
    Thread.objects.filter(is_open=True).update(reason="alarm")
    erase(PHONE, source="page")
    mark = Thread.objects.get()
    assert (mark.phone, mark.subscriber, mark.reason, mark.is_open) == ("", None, "alarm", False)
    assert mark.closed_at


def test_erasing_may_be_said_twice(reader):
    assert [erase(PHONE, source="page") for _time in range(2)] == [True, False]


def test_account_hands_out_and_erases_by_its_confirmed_number(reader):
    held = {holding.name: holding for holding in personal_data.holdings() if holding.name.startswith("sms_")}
    person, stranger = Person(1, "a@example.org", PHONE), Person(2, "b@example.org")
    rows = {name: list(holding.export(person)) for name, holding in held.items()}
    assert {name: len(found) for name, found in rows.items()} == {
        "sms_subscription": 1,
        "sms_consents": 0,
        "sms_messages": 2,
    }
    assert all(set(found[0]) <= set(held[name].columns) for name, found in rows.items() if found)
    assert [list(holding.export(stranger)) for holding in held.values()] == [[], [], []]
    for holding in held.values():
        holding.erase(stranger)
    assert Subscriber.objects.count() == 1
    for holding in held.values():
        holding.erase(person)
    assert Subscriber.objects.count() == 0


@pytest.mark.parametrize(
    ("status", "days", "stays"),
    [
        ("pending", 1, True),
        ("pending", 3, False),
        ("guardian", 13, True),
        ("guardian", 15, False),
        ("active", 999, True),
    ],
)
def test_who_never_became_a_reader_is_forgotten(db, status, days, stays):
    SubscriberFactory(phone=PHONE, status=status)
    forget_people(timezone.now() + days * DAY)
    assert Subscriber.objects.exists() is stays


@pytest.mark.parametrize(
    ("status", "days", "stays"), [("stopped", 89, True), ("stopped", 91, False), ("invalid", 91, False)]
)
def test_who_has_left_is_forgotten_after_a_while(db, status, days, stays):
    SubscriberFactory(phone=PHONE, status=status, ended_at=timezone.now())
    message()
    forget_people(timezone.now() + days * DAY)
    assert (Subscriber.objects.exists(), Message.objects.get().phone == PHONE) == (stays, stays)


@pytest.mark.parametrize(("status", "days"), [("pending", 3), ("guardian", 15), ("stopped", 91), ("invalid", 91)])
def test_nobody_is_forgotten_whose_conversation_is_open(db, status, days):
    SubscriberFactory(phone=PHONE, status=status, ended_at=timezone.now())
    thread = Thread.objects.create(phone=PHONE, reason="alarm")
    Incoming.objects.create(gateway="local", reference="1", phone=PHONE, text="I want to die", thread=thread)
    later = timezone.now() + days * DAY
    forget_people(later)
    assert (Subscriber.objects.count(), Thread.objects.get(), Incoming.objects.get().text) == (
        1,
        thread,
        "I want to die",
    )
    Thread.objects.update(is_open=False)
    forget_people(later)
    assert (Subscriber.objects.count(), Thread.objects.count(), Incoming.objects.get().text) == (0, 0, "")


def test_who_writes_while_others_are_forgotten_stays(db):
    SubscriberFactory(phone=PHONE, status="pending")
    people = over(timezone.now() + 3 * DAY)["unconfirmed"]
    assert people.exists()
    Thread.objects.create(phone=PHONE, reason="alarm")
    assert (forget(people, PHONE), Subscriber.objects.count(), Thread.objects.count()) == (False, 1, 1)


@pytest.mark.parametrize(
    ("status", "days", "written", "stays"),
    [
        ("pending", 6, 5, True),
        ("pending", 6, 3, False),
        ("guardian", 20, 7, True),
        ("guardian", 20, 5, False),
        ("stopped", 200, 111, True),
        ("stopped", 200, 109, False),
    ],
)
def test_who_has_written_lately_is_not_forgotten(db, status, days, written, stays):
    SubscriberFactory(phone=PHONE, status=status, ended_at=timezone.now())
    at = timezone.now() + written * DAY
    Incoming.objects.create(gateway="local", reference="1", phone=PHONE, text="Hello", received_at=at)
    forget_people(timezone.now() + days * DAY)
    assert Subscriber.objects.exists() is stays


@pytest.mark.parametrize(("voted", "stays"), [(5, True), (3, False)])
def test_who_has_voted_lately_is_not_forgotten_as_soon_as_the_poll_closes(reader, voted, stays):
    Thread.objects.all().delete()
    Subscriber.objects.update(status="pending")
    Vote.objects.update(at=timezone.now() + voted * DAY)
    Poll.objects.update(state="closed")
    forget_people(timezone.now() + 6 * DAY)
    assert Subscriber.objects.exists() is stays


def test_codes_of_yesterday_are_forgotten(reader):
    Confirmation.objects.create(subscriber=reader, phone=PHONE, expires_at=timezone.now())
    assert forget_people(timezone.now() + 2 * DAY)["confirmations"] == 1
