"""While a sender is in trouble, what single people wait for leaves by another; broadcasts stop and stay with it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.outbox.models import State
from cms.outbox.outcomes import Verdict
from sms.gateways.base import Consequence, Report, SmsOutcome
from sms.ledger.kinds import CODE, NOTICE, REPLY
from sms.ledger.services import entrust, report, send_due
from sms.ledger.services.moving import move_on
from sms.models import Message, Route, Sender
from sms.models.message import Delivery
from tests.factories.sms import RouteFactory

pytestmark = pytest.mark.django_db

PHONE = "+77011234567"
UNPAID = SmsOutcome(Verdict.LATER, "unpaid", code="20003", consequence=Consequence.STOPS_DISPATCH, halts=True)
NOT_REGISTERED = SmsOutcome(Verdict.LATER, "words", code="21606", consequence=Consequence.STOPS_DISPATCH)
NO_LINE = SmsOutcome(Verdict.LATER, "no connection", halts=True)


def entrusted(key="1", **wishes):
    return entrust(**{"text": "Hello", "phone": PHONE, "kind": REPLY, "cause": "", "key": key} | wishes)


@pytest.fixture
def other(sender):
    """The next way to everybody."""
    return RouteFactory(sender__gateway="trial", rank=90, price="0.09").sender


def in_trouble(sender, ago=timedelta(0)):
    Sender.objects.filter(pk=sender.pk).update(trouble="20003 unpaid", trouble_at=timezone.now() - ago)


def sender_of(message):
    message.refresh_from_db()
    return message.sender


@pytest.mark.parametrize("kind", [CODE, REPLY, NOTICE])
def test_sender_in_trouble_comes_last_for_an_hour(sender, other, kind):
    in_trouble(sender)
    assert [entrusted(kind=kind).sender, entrusted("2", kind=kind, sender=sender).sender] == [other] * 2
    in_trouble(sender, ago=timedelta(hours=1))
    assert entrusted("3", kind=kind).sender == sender


def test_sender_in_trouble_is_tried_where_there_is_no_other(trial, sender):
    in_trouble(sender)
    entrusted()
    assert send_due(sender_id=sender.pk)["sent"] == 1
    sender.refresh_from_db()
    assert (sender.trouble, entrusted("2").sender) == ("", sender)


def test_way_that_works_comes_first_even_in_plain_letters(sender, other):
    other.routes.update(alphabet=Route.Alphabet.GSM)
    in_trouble(sender)
    message = entrusted(text="ваш код", language="ru")
    assert (message.sender, message.text) == (other, "vash kod")


@pytest.mark.parametrize("answer", [UNPAID, NOT_REGISTERED, NO_LINE], ids=["account", "sender", "line"])
def test_what_waits_moves_on_when_its_sender_comes_into_trouble(trial, sender, other, nudges, answer):
    messages = [entrusted(str(number), kind=CODE) for number in range(10)]
    later = entrusted("later", due_at=timezone.now() + timedelta(minutes=30))
    trial.answers[PHONE] = answer
    send_due(sender_id=sender.pk)
    assert {sender_of(message) for message in messages} == {other}
    assert (sender_of(later), messages[0].state, str(messages[0].price)) == (sender, State.QUEUED, "0.0900")
    trial.answers.clear()
    send_due(sender_id=other.pk)
    assert (len(trial.taken), set(Message.objects.exclude(pk=later.pk).values_list("state", flat=True))) == (
        10,
        {State.SENT},
    )


def test_trouble_that_a_report_tells_of_moves_the_message_on(trial, sender, other):
    message = entrusted(kind=CODE)
    send_due(sender_id=sender.pk)
    message.refresh_from_db()
    stops = Consequence.STOPS_DISPATCH
    told = Report(message.key, message.receipt, Delivery.UNDELIVERED, "30002", stops, Verdict.LATER)
    report("trial", told)
    send_due(sender_id=sender.pk)
    assert (sender_of(message), message.state) == (other, State.QUEUED)


@pytest.mark.parametrize("why", ["in doubt", "of no use"])
def test_what_may_have_left_or_is_of_no_use_stays(trial, sender, other, why):
    message = entrusted()
    changed = {"doubts": 1} if why == "in doubt" else {"expires_at": timezone.now()}
    Message.objects.filter(pk=message.pk).update(**changed)
    in_trouble(sender)
    trial.answers[PHONE] = UNPAID
    send_due(sender_id=sender.pk)
    assert sender_of(message) == sender


def test_two_in_trouble_do_not_pass_messages_to_and_fro(trial, sender, other):
    message = entrusted()
    in_trouble(other)
    trial.answers[PHONE] = UNPAID
    send_due(sender_id=sender.pk)
    assert (sender_of(message), message.state) == (sender, State.QUEUED)


def test_broadcast_keeps_its_sender_and_stops(trial, sender, other, make_dispatch):
    dispatch = make_dispatch(3)
    trial.answers = dict.fromkeys(Message.objects.values_list("phone", flat=True), UNPAID)
    send_due(sender_id=sender.pk)
    dispatch.refresh_from_db()
    assert (dispatch.state, dispatch.reason) == ("stopped", "20003 unpaid")
    assert set(Message.objects.values_list("sender", "state")) == {(sender.pk, State.QUEUED)}


def test_sender_that_works_costs_no_question(trial, sender, other, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert move_on(sender) == 0
