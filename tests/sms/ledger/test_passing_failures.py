"""What a report says of a failure that may pass: what goes again, how often, and what is told late."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from cms.outbox.models import State
from cms.outbox.outcomes import Verdict
from sms.broadcasts.services import resume
from sms.gateways.base import Consequence, SmsOutcome
from sms.ledger.kinds import CODE, NOTICE, REPLY
from sms.ledger.services import send_due
from sms.models import Dispatch, Message
from sms.models.message import Delivery
from sms.people.services import leave
from tests.factories.users import AdministratorFactory
from tests.sms.ledger.telling import (
    PHONE,
    entrusted,
    entrusted_and_sent,
    passing,
    seen,
    sent_by,
    told,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", [CODE, REPLY, NOTICE])
def test_failure_that_may_pass_puts_a_message_back_for_as_often_as_its_kind_may_be_in_doubt(
    trial, sender, always_open, kind
):
    message = entrusted_and_sent(sender, kind=kind)
    for attempt in range(1, kind.resends + 1):
        now = timezone.now()
        passing(message)
        assert (seen(message), message.attempts, message.error_code) == ((State.QUEUED, ""), attempt, "30008")
        assert timedelta(seconds=14) < message.due_at - now < timedelta(seconds=61)
        sent_by(sender, message)
    passing(message)
    assert (seen(message), len(trial.taken)) == ((State.FAILED, "undelivered"), 1 + kind.resends)


def test_same_failure_told_again_is_nothing_new_whenever_it_comes(trial, sender):
    message = entrusted_and_sent(sender)
    first = message.receipt
    assert [passing(message, first) for _turn in range(3)] == [True, False, False]
    assert not told(message, Delivery.SENT, reference=first)
    assert seen(message) == (State.QUEUED, "")
    held = {"state": State.SENDING, "holder": uuid.uuid4(), "lease_until": timezone.now() + timedelta(minutes=1)}
    Message.objects.filter(pk=message.pk).update(attempts=2, **held)
    assert (passing(message, first), seen(message)[0]) == (False, State.SENDING)
    Message.objects.filter(pk=message.pk).update(state=State.QUEUED, holder=None, lease_until=None)
    sent_by(sender, message)
    assert (passing(message, first), seen(message)) == (False, (State.SENT, "accepted"))


def test_failure_of_the_second_attempt_counts_even_before_its_answer(trial, sender):
    message = entrusted_and_sent(sender)
    passing(message)
    held = {"state": State.SENDING, "holder": uuid.uuid4(), "lease_until": timezone.now() + timedelta(minutes=1)}
    Message.objects.filter(pk=message.pk).update(attempts=2, **held)
    assert passing(message, "the second")
    assert (seen(message)[0], message.receipt) == (State.FAILED, "the second")


def test_failure_is_final_where_answers_name_nothing_as_the_same_one_told_again_looks_like_the_next(trial, sender):
    trial.answers[PHONE] = SmsOutcome(Verdict.SENT, "OK")
    message = entrusted(kind=CODE)
    send_due(sender_id=sender.pk)
    assert passing(message, "named by the report alone")
    assert (seen(message), message.receipt) == ((State.FAILED, "undelivered"), "named by the report alone")


@pytest.mark.parametrize("delivery", [Delivery.SENT, Delivery.UNDELIVERED])
def test_what_is_told_late_of_the_first_attempt_says_nothing_of_the_third(trial, sender, delivery):
    message = entrusted_and_sent(sender, kind=CODE)
    first = message.receipt
    passing(message)
    passing(sent_by(sender, message))
    assert not told(message, delivery, reference=first)
    sent_by(sender, message)
    assert (seen(message), len(trial.taken)) == ((State.SENT, "accepted"), 3)


@pytest.mark.parametrize("is_sent_again", [False, True])
def test_delivery_of_the_first_attempt_is_not_lost_once_the_second_waits(trial, sender, is_sent_again):
    message = entrusted_and_sent(sender)
    first = message.receipt
    passing(message)
    if is_sent_again:
        sent_by(sender, message)
    assert told(message, Delivery.DELIVERED, reference=first)
    assert (seen(message), send_due(sender_id=sender.pk)) == ((State.SENT, "delivered"), {})
    assert not passing(message, "another")
    assert len(trial.taken) == 1 + is_sent_again


@pytest.mark.parametrize("why", ["too late", "refused for good", "no name", "erased"])
def test_failure_is_final_where_the_next_attempt_makes_no_sense(trial, sender, why):
    message = entrusted_and_sent(sender)
    said = {"verdict": Verdict.REFUSED} if why == "refused for good" else {}
    if why == "too late":
        # The next attempt comes in fifteen seconds at the earliest.
        Message.objects.update(expires_at=timezone.now() + timedelta(seconds=10))
    if why == "no name":
        Message.objects.update(receipt="")
        message.receipt = said["reference"] = ""
    if why == "erased":
        Message.objects.all().erase()
    passing(message, **said)
    assert seen(message) == (State.FAILED, "undelivered")


@pytest.mark.parametrize(("kind", "state"), [(CODE, State.QUEUED), (REPLY, State.QUEUED), (NOTICE, State.FAILED)])
def test_who_has_left_meanwhile_gets_again_only_what_they_wait_for(trial, sender, always_open, kind, state):
    message = entrusted_and_sent(sender, kind=kind)
    leave(phone=PHONE, source="keyword")
    passing(message)
    assert seen(message)[0] == state


def test_news_is_not_sent_again_by_itself(trial, sender, make_dispatch):
    make_dispatch()
    message = sent_by(sender, Message.objects.get())
    passing(message)
    assert seen(message) == (State.FAILED, "undelivered")


@pytest.mark.parametrize("state", ["sending", "paused", "stopped", "done"])
def test_limit_told_of_later_stops_the_broadcast_and_the_message_waits_for_going_on(
    trial, sender, make_dispatch, state
):
    dispatch, officer = make_dispatch(), AdministratorFactory()
    message = sent_by(sender, Message.objects.get())
    Dispatch.objects.update(state=state)
    passing(message, code="30023", consequence=Consequence.STOPS_DISPATCH)
    dispatch.refresh_from_db()
    sender.refresh_from_db()
    assert (dispatch.state, dispatch.spent, seen(message)[0]) == ("stopped", 0, State.QUEUED)
    assert (sender.trouble, dispatch.reason) == ("30023", "" if state == "stopped" else "30023")
    assert send_due(sender_id=sender.pk) == {}
    resume(dispatch, officer)
    send_due(sender_id=sender.pk)
    dispatch.refresh_from_db()
    assert (seen(message), len(trial.taken), dispatch.spent) == ((State.SENT, "accepted"), 2, message.cost)


def test_message_of_a_cancelled_broadcast_does_not_wait(trial, sender, make_dispatch):
    make_dispatch()
    message = sent_by(sender, Message.objects.get())
    Dispatch.objects.update(state="cancelled")
    passing(message, consequence=Consequence.STOPS_DISPATCH)
    assert seen(message)[0] == State.FAILED


def test_text_that_is_refused_later_is_no_trouble_of_its_sender(trial, sender, make_dispatch):
    dispatch = make_dispatch()
    message = sent_by(sender, Message.objects.get())
    refused = {"verdict": Verdict.REFUSED, "consequence": Consequence.STOPS_DISPATCH}
    passing(message, code="30007", **refused)
    dispatch.refresh_from_db()
    sender.refresh_from_db()
    assert (dispatch.state, sender.trouble, seen(message)[0]) == ("stopped", "", State.FAILED)
