"""Messages of which nobody knows whether they left: when the gateway is asked, and what is done then."""

import pytest
from django.utils import timezone

from cms.outbox.models import State
from cms.outbox.outcomes import Verdict
from sms.gateways.base import Found, LookedUp, Report, SmsOutcome
from sms.ledger.kinds import CODE
from sms.ledger.services import reconcile, send_due
from sms.models import Message
from sms.models.message import FIRST_LOOK, LAST_LOOK, Delivery
from tests.sms.ledger.telling import PHONE, answering, entrusted_and_sent, leaving, looked, pass_time, passing, seen

pytestmark = pytest.mark.django_db


def test_message_in_doubt_is_looked_up_after_a_while_and_found(trial, sender):
    message = leaving(State.UNKNOWN)
    looked(trial, Found.THERE, Delivery.DELIVERED)
    assert reconcile() == {}
    pass_time(message, FIRST_LOOK)
    assert reconcile() == {"there": 1}
    assert (seen(message), message.receipt) == ((State.SENT, "delivered"), "T9")


def test_list_that_shows_only_the_attempt_before_leaves_the_last_one_unclear(trial, sender):
    message = entrusted_and_sent(sender, kind=CODE)
    passing(message)
    trial.answers[PHONE] = SmsOutcome(Verdict.UNKNOWN, "no answer")
    Message.objects.update(due_at=timezone.now())
    send_due(sender_id=sender.pk)
    before = Report(message.key, message.receipt, Delivery.UNDELIVERED, "30008", verdict=Verdict.LATER)
    trial.known[PHONE] = LookedUp(Found.THERE, before)
    pass_time(message, FIRST_LOOK)
    reconcile()
    assert (seen(message)[0], message.looks, reconcile()) == (State.UNKNOWN, 1, {})


@pytest.mark.parametrize("found", [Found.ABSENT, Found.UNCLEAR])
def test_code_in_doubt_is_sent_again_only_after_the_gateway_was_asked(trial, sender, nudges, found):
    message = leaving(State.UNKNOWN, kind=CODE)
    Message.objects.recover(timezone.now())
    assert seen(message)[0] == State.UNKNOWN
    pass_time(message, FIRST_LOOK)
    looked(trial, found)
    assert (reconcile(), seen(message)[0], nudges()) == (
        {found.name.lower(): 1},
        State.QUEUED,
        [("sms.tasks.send_due_sms", sender.pk)],
    )
    send_due(sender_id=sender.pk)
    assert (len(trial.taken), seen(message)[0], message.looks) == (1, State.SENT, 0)


def test_news_in_doubt_is_never_sent_again_and_absent_only_when_looked_for_twice(trial, sender, make_dispatch):
    dispatch = make_dispatch()
    message = Message.objects.get()
    answering(trial, Verdict.UNKNOWN, phone=message.phone)
    send_due(sender_id=sender.pk)
    looked(trial, Found.ABSENT)
    pass_time(message, FIRST_LOOK)
    reconcile()
    assert (seen(message)[0], message.absent, message.looks, reconcile()) == (State.UNKNOWN, False, 1, {})
    pass_time(message, LAST_LOOK)
    reconcile()
    dispatch.refresh_from_db()
    assert (seen(message)[0], message.absent, reconcile(), dispatch.spent) == (State.UNKNOWN, True, {}, 0)


def test_gateway_that_cannot_be_asked_has_said_nothing(trial, sender):
    message = leaving(State.UNKNOWN)
    pass_time(message, FIRST_LOOK)
    trial.look_up = None
    assert reconcile() == {"unclear": 1}


def test_worker_that_died_leaves_messages_in_doubt_until_they_are_looked_up(trial, sender):
    message = leaving()
    Message.objects.update(lease_until=timezone.now())
    looked(trial, Found.THERE)
    send_due(sender_id=sender.pk)
    assert (seen(message)[0], message.doubts) == (State.UNKNOWN, 1)
    pass_time(message, FIRST_LOOK)
    reconcile()
    assert seen(message)[0] == State.SENT
