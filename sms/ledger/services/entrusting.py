"""Entrusting finished texts to the ledger."""

from datetime import datetime

from django.utils import timezone
from django.utils.crypto import salted_hmac

from cms.core.nudges import nudge_after_commit
from cms.core.prepared import insert
from cms.outbox.kinds import Kind
from sms.gateways.base import Way
from sms.gateways.routing import usual_table
from sms.ledger.ways import choices
from sms.models import Message, Sender, Subscriber
from sms.models.message import SEND_SMS
from sms.numbers import masked
from sms.people.errors import NoWay
from sms.texts.segments import count

SALT = "sms.ledger.key"


class NoRoute(NoWay):
    """No sender reaches the number, or none with the letters of the text."""


def entrust(
    *,
    text: str,
    phone: str,
    kind: Kind,
    cause: str,
    key: str,
    language: str = "",
    subscriber: Subscriber | None = None,
    sender: Sender | None = None,
    due_at: datetime | None = None,
    expires_at: datetime | None = None,
) -> Message:
    """Write a finished text to a number (E.164) into the ledger, within the caller's transaction.

    `cause` tells operators what it is sent for (`confirmation:17`). What was entrusted with the same `key` for the same
    number before is not written again, and the row there is answered. The best sender that carries the letters of the
    text is chosen unless one is given that does; where none does, it leaves in plain letters, and while a sender is in
    trouble by another. It does not leave before `due_at` nor after `expires_at` (or the lifetime of its kind).
    Raises NoRoute.
    """
    way, text = way_of(text, phone, language, sender)
    due_at = due_at or timezone.now()
    message = Message(
        kind=kind.name,
        cause=cause,
        key=row_key(key, phone),
        priority=kind.priority,
        due_at=due_at,
        expires_at=expires_at or due_at + kind.lifetime,
        phone=phone,
        language=language,
        subscriber=subscriber,
        sender_id=way.sender_id,
        text=text,
        segments=count(text).segments,
        price=way.price,
    )
    if not insert(message):
        message = Message.objects.get(key=message.key)
    nudge_after_commit(SEND_SMS, way.sender_id, soon=True)
    return message


def way_of(text: str, phone: str, language: str, sender: Sender | None) -> tuple[Way, str]:
    """By the given sender if it is as good as any for this number and text, else by the best; and the text as it
    leaves. Raises NoRoute."""
    found = choices(text, phone=phone, language=language, routes=usual_table(), now=timezone.now())
    if not found:
        raise NoRoute(masked(phone))
    way, text, is_avoided = found[0]
    as_good = (each.way for each in found if (each.text, each.is_avoided) == (text, is_avoided))
    return next((each for each in as_good if sender and each.sender_id == sender.pk), way), text


def row_key(key: str, phone: str) -> str:
    """What makes a row unique; it does not give the number away."""
    return salted_hmac(SALT, f"{key} {phone}", algorithm="sha256").hexdigest()
