"""What workers are asked for from time to time: to serve every sender, and to let go of what is old."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from cms.outbox.models import State
from sms.ledger.kinds import CODE, REPLY
from sms.ledger.services import entrust, forget, send_all_due, send_due
from sms.ledger.services.sending import MOST_RUNS
from sms.models import Message
from tests.factories.sms import SenderFactory

pytestmark = pytest.mark.django_db

PHONE = "+77011234567"


def entrusted(key="1", kind=REPLY, **wishes):
    usual = {"text": "Library Outreach: Hello", "phone": PHONE, "cause": "test:1"}
    return entrust(key=key, kind=kind, **usual | wishes)


def served(sender, *, times, until=timedelta(minutes=1)):
    """So many workers have each a message of this sender in hand."""
    for number in range(times):
        message = entrusted(f"held {number}", sender=sender)
        held = {"holder": uuid.uuid4(), "lease_until": timezone.now() + until}
        Message.objects.filter(pk=message.pk).update(state=State.CLAIMED, **held)


def test_tick_has_each_sender_served_that_has_something_due(trial, sender, nudges):
    other = SenderFactory(gateway="trial")
    SenderFactory(gateway="trial")
    entrusted(sender=sender)
    entrusted("2", sender=other, due_at=timezone.now() + timedelta(hours=1))
    nudges()
    assert (send_all_due(), nudges()) == (1, [("sms.tasks.send_due_sms", sender.pk)])


@pytest.mark.parametrize(("times", "sent"), [(MOST_RUNS - 1, {"sent": 1, "stopped": 0}), (MOST_RUNS, {})])
def test_sender_is_served_by_so_many_workers_at_once(trial, sender, nudges, times, sent):
    served(sender, times=times)
    entrusted()
    nudges()
    assert (send_all_due(), len(nudges())) == (int(bool(sent)),) * 2
    assert send_due(sender_id=sender.pk) == sent


def test_worker_that_has_ended_is_not_counted(trial, sender):
    served(sender, times=MOST_RUNS, until=timedelta(0))
    assert send_due(sender_id=sender.pk) == {"sent": MOST_RUNS, "stopped": 0}


def settled(message, days, state=State.SENT):
    then = timezone.now() - timedelta(days=days)
    Message.objects.filter(pk=message.pk).update(state=state, attempts=1, settled_at=then, expires_at=then)


def test_texts_and_rows_are_let_go_of_in_time_and_codes_at_once(trial, sender, settings):
    settings.SMS_CONTENT_DAYS, settings.SMS_ROW_DAYS = 30, 300
    for number, days in enumerate((29, 31, 301)):
        settled(entrusted(str(number)), days)
    settled(entrusted("code", CODE), 0, State.UNKNOWN)
    entrusted("waits")
    assert forget() == {"emptied": 3, "deleted": 1}
    assert list(Message.objects.order_by("pk").values_list("text", flat=True)) == [
        "Library Outreach: Hello",
        None,
        None,
        "Library Outreach: Hello",
    ]
