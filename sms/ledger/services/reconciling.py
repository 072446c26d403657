"""Finding out what became of messages that nobody knows the fate of."""

import logging
from collections import Counter

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from cms.core.nudges import nudge
from cms.outbox.models.state import State
from sms import gateways
from sms.gateways.base import Found, LookedUp
from sms.models import Dispatch, Message
from sms.models.message import LOOKS, SEND_SMS, MessageQuerySet

from .reporting import report

logger = logging.getLogger(__name__)
# A run of the task; the next one comes in a minute.
MOST_AT_ONCE = 200


def reconcile() -> Counter[str]:
    """Ask gateways about messages in doubt; answers how many are there, not there, and still unclear.

    Only then the policy of a kind decides: codes are sent again, news stays as it is and officers are told.
    """
    now = timezone.now()
    Message.objects.recover(now)
    counts: Counter[str] = Counter()
    for message in Message.objects.to_look_up(now).select_related("sender")[:MOST_AT_ONCE]:
        looked = look_up(message)
        take(message, looked)
        counts[looked.found.name.lower()] += 1
    send_again()
    return counts


def look_up(message: Message) -> LookedUp:
    """Ask, outside of any transaction; a gateway that cannot be asked has said nothing."""
    try:
        return gateways.get(gateway_of(message)).look_up(message)
    except Exception:
        logger.exception("Nobody could be asked about message %s", message.pk)
        return LookedUp(Found.UNCLEAR)


def gateway_of(message: Message) -> str:
    return message.sender.gateway if message.sender else ""


def take(message: Message, looked: LookedUp) -> None:
    """What the gateway says, unless that is of an attempt before, of which all is known."""
    is_news = looked.found is Found.THERE and looked.report and report(gateway_of(message), looked.report)
    if not is_news:
        note(message, is_absent=looked.found is Found.ABSENT)


@transaction.atomic
def note(message: Message, *, is_absent: bool) -> None:
    """Count a look in vain. Lists lag: what must not arrive twice is absent only when it was looked for twice.

    From then on it may be sent again, so whoever sent it has no more say in it.
    """
    is_certain = is_absent and (message.policy.resends > 0 or message.looks + 1 >= LOOKS)
    decided = {"absent": True, "holder": None} if is_certain else {}
    if unchanged(message).update(looks=F("looks") + 1, **decided) and is_certain and message.dispatch_id:
        Dispatch.objects.filter(pk=message.dispatch_id).update(spent=F("spent") - message.cost)


def unchanged(message: Message) -> MessageQuerySet:
    """The row, unless something became known of it while the gateway was asked."""
    same = {"attempts": message.attempts, "looks": message.looks, "settled_at": message.settled_at}
    return Message.objects.filter(pk=message.pk, state=State.UNKNOWN, **same)


def send_again() -> None:
    """Put back into the queue what its kind sends again, and tell those who send it."""
    now = timezone.now()
    again = set(Message.objects.in_doubt(now).values_list("sender", flat=True))
    Message.objects.recover(now)
    for sender_id in again:
        nudge(SEND_SMS, sender_id)
