"""Messages on their way, and what a gateway tells of them."""

import uuid
from datetime import timedelta

from django.utils import timezone

from cms.outbox.models import State
from cms.outbox.outcomes import Verdict
from sms.gateways.base import Consequence, Found, LookedUp, Report, SmsOutcome
from sms.ledger.kinds import REPLY
from sms.ledger.services import entrust, report, send_due
from sms.models import Message
from sms.models.message import Delivery

PHONE = "+77011234567"


def entrusted(**wishes):
    return entrust(**{"text": "Hello", "phone": PHONE, "kind": REPLY, "cause": "", "key": "1"} | wishes)


def told(message, delivery, *, by_key=True, reference="T", gateway="trial", **said):
    key = message.key if by_key else ""
    return report(gateway, Report(key, reference or message.receipt, delivery, **said))


def answering(trial, verdict, consequence=Consequence.NOTHING, *, phone=PHONE, code="", halts=False):
    trial.answers[phone] = SmsOutcome(verdict, "words", code=code, consequence=consequence, halts=halts)


def seen(message):
    message.refresh_from_db()
    return message.state, message.delivery


def leaving(state=State.SENDING, **fields):
    message = entrusted(**fields)
    settled = timezone.now() if state == State.UNKNOWN else None
    held = {} if state == State.UNKNOWN else {"lease_until": timezone.now() + timedelta(minutes=1)}
    Message.objects.filter(pk=message.pk).update(
        state=state, attempts=1, holder=uuid.uuid4(), settled_at=settled, called_at=timezone.now(), **held
    )
    message.refresh_from_db()
    return message


def passing(message, reference=None, **said):
    """The gateway says that a message was not delivered for a reason that may pass."""
    usual = {"reference": reference or message.receipt, "code": "30008", "verdict": Verdict.LATER}
    return told(message, Delivery.UNDELIVERED, **usual | said)


def entrusted_and_sent(sender, **wishes):
    return sent_by(sender, entrusted(**wishes))


def sent_by(sender, message):
    """Have what waits for its next attempt leave now, and under another name at the gateway."""
    Message.objects.filter(pk=message.pk).update(due_at=timezone.now())
    send_due(sender_id=sender.pk)
    receipt = f"T{message.pk}-{Message.objects.get(pk=message.pk).attempts}"
    Message.objects.filter(pk=message.pk).update(receipt=receipt)
    message.refresh_from_db()
    return message


def looked(trial, found, delivery=Delivery.SENT):
    def look_up(message):
        return LookedUp(found, Report(message.key, "T9", delivery) if found is Found.THERE else None)

    trial.look_up = look_up


def pass_time(message, by):
    Message.objects.filter(pk=message.pk).update(settled_at=timezone.now() - by)
