"""What gateways tell of messages they have taken: in any order, more than once, sometimes before the answer."""

import logging
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from cms.outbox.backoff import pause_after
from cms.outbox.models.state import CALLED, WAITING, State
from cms.outbox.outcomes import Verdict
from sms.gateways.base import Consequence, Report
from sms.ledger.consequences import GOING, Word, draw, reached, refund
from sms.ledger.kinds import NOTICE
from sms.models import Dispatch, Message
from sms.models.broadcast import DispatchState
from sms.models.message import RANKS, Delivery, MessageQuerySet
from sms.people.consents import has_left

logger = logging.getLogger(__name__)
# What has not been decided by the gateway's own word yet, or can be overruled by it.
OPEN_TO_GOOD_NEWS = [*CALLED, State.QUEUED, State.CLAIMED, State.FAILED, State.EXPIRED, State.CANCELLED]
OPEN_TO_BAD_NEWS = [*CALLED, State.SENT]
# In these the receipt is that of the last attempt.
TOLD = [State.SENT, State.FAILED]
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
    "looks",
    "absent",
    "due_at",
]


@transaction.atomic
def report(gateway: str, told: Report) -> bool:
    """Note what a gateway tells of a message, found by our key or by the gateway's reference; False if it is none of
    ours, or nothing new."""
    rows = Message.objects.filter(sender__gateway=gateway)
    if told.consequence is Consequence.STOPS_DISPATCH:
        hold_dispatch(find(rows, told))
    message = find(rows.select_for_update(of=("self",)), told)
    if message is None or is_old(message, told):
        return False
    now = timezone.now()
    note(message, told, now)
    if told.delivery == Delivery.DELIVERED:
        reached(message.phone)
    draw(message, Word(told.consequence, told.verdict, told.code, "", now))
    return True


def is_old(message: Message, told: Report) -> bool:
    """A delivery never goes backwards, and of an attempt before the one that counts only its success is news."""
    if RANKS[told.delivery] <= RANKS[Delivery(message.delivery)]:
        return True
    return told.delivery != Delivery.DELIVERED and is_of_earlier(message, told)


def is_of_earlier(message: Message, told: Report) -> bool:
    """Whether the gateway means an earlier attempt: while a message is to leave again, the last is the one it knows."""
    if not (message.receipt and told.reference):
        return False
    if message.state in WAITING and not message.doubts:
        return True
    return (message.receipt == told.reference) is (message.state not in TOLD)


def find(rows: MessageQuerySet, told: Report) -> Message | None:
    by_key = rows.filter(key=told.key).first() if told.key else None
    if by_key or not told.reference:
        return by_key
    return rows.filter(receipt=told.reference).first()


def hold_dispatch(message: Message | None) -> None:
    """Lock what is to be stopped before its message, as those do who save answers: else each could wait for the
    other."""
    if message and message.dispatch_id:
        Dispatch.objects.select_for_update(no_key=True).filter(pk=message.dispatch_id).first()


def note(message: Message, told: Report, now: datetime) -> None:
    """Let the row say what is known now; what is in doubt or waits to be sent again is thereby decided."""
    message.delivery, message.delivery_at = told.delivery, now
    message.error_code = told.code
    names_it = message.state in CALLED or not message.receipt
    if told.delivery == Delivery.UNDELIVERED and message.state in OPEN_TO_BAD_NEWS:
        fail(message, told, now)
    elif told.delivery != Delivery.UNDELIVERED and message.state in OPEN_TO_GOOD_NEWS:
        message.absent = False
        settle(message, State.SENT, now)
    if names_it:
        message.receipt = told.reference or message.receipt
    message.save(update_fields=SAVED)
    Message.objects.filter(pk=message.pk).drop_secrets()


def fail(message: Message, told: Report, now: datetime) -> None:
    """It has failed for good, unless that may pass and it goes again: news when somebody goes on with its dispatch."""
    due_at = now if message.dispatch_id else now + pause_after(message.attempts)
    if due_at >= message.expires_at or not may_pass(message, told):
        settle(message, State.FAILED, now)
        return
    refund([] if message.absent else [message])
    put_back(message, due_at)


def may_pass(message: Message, told: Report) -> bool:
    """Whether it may arrive the next time. Where the report or the answer has no name nobody knows of which attempt it
    is, so that what comes twice would be sent twice."""
    is_named = told.reference and (message.receipt or message.state in CALLED)
    if told.verdict is not Verdict.LATER or not (is_named and message.phone):
        return False
    if message.dispatch_id:
        return told.consequence is Consequence.STOPS_DISPATCH and is_open(message.dispatch_id)
    if message.kind == NOTICE.name and has_left(message.phone):
        return False
    return message.text is not None and message.attempts <= message.policy.resends


def is_open(dispatch_id: int) -> bool:
    """Whether somebody can go on with a dispatch, once it is stopped."""
    states = [*GOING, DispatchState.STOPPED, DispatchState.DONE]
    return Dispatch.objects.filter(pk=dispatch_id, state__in=states).exists()


def put_back(message: Message, due_at: datetime) -> None:
    """Into the queue, as nothing is known of its next attempt; the receipt stays that of the last, whose other reports
    are known by it."""
    message.state, message.due_at, message.settled_at = State.QUEUED, due_at, None
    message.lease_until = message.holder = None
    message.delivery, message.delivery_at = Delivery.NONE, None
    message.looks, message.absent = 0, False


def settle(message: Message, state: State, now: datetime) -> None:
    message.state, message.settled_at = state, message.settled_at or now
    message.lease_until = message.holder = None
    message.attempts = max(1, message.attempts)
