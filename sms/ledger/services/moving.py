"""Having others send what a sender in trouble cannot."""

import logging
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from cms.core.nudges import nudge_after_commit
from cms.outbox.models.state import State
from sms.gateways.routing import Table, table
from sms.ledger.ways import choices, is_avoided
from sms.models import Message, Sender
from sms.models.message import SEND_SMS, MessageQuerySet

logger = logging.getLogger(__name__)
# The rest moves when the sender is asked for the next time.
MOST_AT_ONCE = 500


def move_on(sender: Sender) -> int:
    """While a sender is in trouble, have what single people wait for leave by the next that works; answers how much.

    Broadcasts stay with it, and so does what perhaps has left by it.
    """
    now = timezone.now()
    if not is_avoided(sender.trouble_at, now):
        return 0
    routes = table()
    with transaction.atomic():
        moved = sum(move(message, routes, now) for message in waiting(sender, now)[:MOST_AT_ONCE])
    logger.info("Moved %s messages on from sender %s: %s", moved, sender.pk, sender.trouble)
    return moved


def waiting(sender: Sender, now: datetime) -> MessageQuerySet:
    """What would leave now, or would have left but for the trouble; locked."""
    rows = Message.objects.filter(sender=sender, dispatch=None, state=State.QUEUED, doubts=0, expires_at__gt=now)
    held_up = rows.sendable().filter(Q(due_at__lte=now) | Q(attempts__gt=0)).order_by("priority", "due_at")
    return held_up.select_for_update(skip_locked=True, of=("self",))


def move(message: Message, routes: Table, now: datetime) -> bool:
    """Have the best other sender that works send it, if there is one."""
    found = choices(message.text or "", phone=message.phone, language=message.language, routes=routes, now=now)
    if not found or found[0].is_avoided:
        return False
    way, text, _is_avoided = found[0]
    Message.objects.filter(pk=message.pk).reroute(way.sender_id, way.price, text)
    nudge_after_commit(SEND_SMS, way.sender_id)
    return True
