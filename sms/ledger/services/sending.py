"""Sending what is due."""

import logging
from collections import Counter

from django.db.models import Q, QuerySet
from django.utils import timezone

from cms.core.nudges import nudge
from cms.outbox.sending.sender import Sender as Run
from cms.outbox.sending.stopping import noticing_sigterm
from sms import gateways
from sms.ledger.ledger import SmsLedger
from sms.models import Message, Sender
from sms.models.broadcast import DispatchState
from sms.models.message import SEND_SMS

from .moving import move_on

logger = logging.getLogger(__name__)
# A worker that is asked to end waits for its task; what is left goes to the next one.
SECONDS_OF_A_RUN = 20
# So many workers at once serve one sender; others are left to the other senders.
MOST_RUNS = 2


def send_due(*, sender_id: int, seconds: float = SECONDS_OF_A_RUN) -> Counter[str]:
    """Send what is due by one sender, for at most so many seconds; answers how many messages came to which state.

    Several processes may do so at once; they share the rate. SIGTERM ends it after the calls under way.
    """
    sender = senders().filter(pk=sender_id).first()
    if sender is None or is_served(sender_id):
        return Counter()
    move_on(sender)
    with noticing_sigterm() as asked:
        run = Run(SmsLedger(sender), seconds=seconds, asked=asked)
        counts = run.run()
        # It may have come into trouble.
        move_on(sender)
        if counts:
            logger.info("Messages: %s", ", ".join(f"{count} {state}" for state, count in sorted(counts.items())))
        if not (asked.is_set() or run.halted) and due_of(sender_id).exists():
            nudge(SEND_SMS, sender_id)
    return counts


def send_all_due() -> int:
    """Have workers send whatever is due by any sender that nobody serves; answers by how many."""
    due = [sender.pk for sender in senders() if due_of(sender.pk).exists()]
    idle = [pk for pk in due if not is_served(pk)]
    for pk in idle:
        nudge(SEND_SMS, pk)
    return len(idle)


def senders() -> QuerySet[Sender]:
    """Those that can send."""
    ready = [gateway.name for gateway in gateways.every() if gateway.is_ready()]
    return Sender.objects.filter(is_active=True, gateway__in=ready)


def is_served(sender_id: int) -> bool:
    """Whether enough workers are at it."""
    return Message.objects.filter(sender=sender_id).runs(timezone.now()) >= MOST_RUNS


def due_of(sender_id: int) -> QuerySet[Message]:
    """What a run could claim now."""
    rows = Message.objects.filter(sender=sender_id).due(timezone.now()).order_by()
    return rows.filter(Q(dispatch=None) | Q(dispatch__state=DispatchState.SENDING))
