"""What gateways tell of messages they have taken: in any order, more than once, sometimes before the answer."""

import logging
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from cms.outbox.models.state import CALLED, State
from sms.gateways.base import Report
from sms.ledger.consequences import Word, draw, reached
from sms.models import Message
from sms.models.message import RANKS, Delivery

logger = logging.getLogger(__name__)
# What has not been decided by the gateway's own word yet, or can be overruled by it.
OPEN_TO_GOOD_NEWS = [*CALLED, State.QUEUED, State.CLAIMED, State.FAILED, State.EXPIRED, State.CANCELLED]
OPEN_TO_BAD_NEWS = [*CALLED, State.SENT]
SAVED = [
    "state",
    "settled_at",
    "lease_until",
    "holder",
    "attempts",
    "receipt",
    "error_code",
    "delivery",
    "delivery_at",
    "absent",
]


@transaction.atomic
def report(gateway: str, told: Report) -> bool:
    """Note what a gateway tells of a message, found by our key or by the gateway's reference; False if it is none of
    ours, or nothing new. A delivery never goes backwards."""
    message = find(gateway, told)
    if message is None or RANKS[told.delivery] <= RANKS[Delivery(message.delivery)]:
        return False
    # A failure of an earlier attempt says nothing of the one under way.
    is_of_another = bool(message.receipt and told.reference and message.receipt != told.reference)
    if is_of_another and told.delivery == Delivery.UNDELIVERED:
        return False
    now = timezone.now()
    note(message, told, now)
    if told.delivery == Delivery.DELIVERED:
        reached(message.phone)
    draw(message, Word(told.consequence, told.code, "", now))
    return True


def find(gateway: str, told: Report) -> Message | None:
    rows = Message.objects.filter(sender__gateway=gateway).select_for_update(of=("self",))
    by_key = rows.filter(key=told.key).first() if told.key else None
    if by_key or not told.reference:
        return by_key
    return rows.filter(receipt=told.reference).first()


def note(message: Message, told: Report, now: datetime) -> None:
    """Let the row say what is known now; what is in doubt or waits to be sent again is thereby decided."""
    message.delivery, message.delivery_at = told.delivery, now
    message.error_code = told.code
    message.receipt = message.receipt or told.reference
    if told.delivery == Delivery.UNDELIVERED and message.state in OPEN_TO_BAD_NEWS:
        settle(message, State.FAILED, now)
    elif told.delivery != Delivery.UNDELIVERED and message.state in OPEN_TO_GOOD_NEWS:
        message.absent = False
        settle(message, State.SENT, now)
    message.save(update_fields=SAVED)
    Message.objects.filter(pk=message.pk).drop_secrets()


def settle(message: Message, state: State, now: datetime) -> None:
    message.state, message.settled_at = state, message.settled_at or now
    message.lease_until = message.holder = None
    message.attempts = max(1, message.attempts)
