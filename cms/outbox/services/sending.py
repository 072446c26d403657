"""Sending what is due."""

import logging
from collections import Counter

from django.utils import timezone

from cms.core.nudges import nudge
from cms.outbox.models import Mail
from cms.outbox.models.mail import SEND_MAIL
from cms.outbox.sending.mail import MailLedger
from cms.outbox.sending.sender import Sender
from cms.outbox.sending.stopping import noticing_sigterm

logger = logging.getLogger(__name__)
# A worker that is asked to end waits for its task; what is left goes to the next one.
SECONDS_OF_A_RUN = 20


def send_due(*, seconds: float = SECONDS_OF_A_RUN) -> Counter[str]:
    """Send the mails that are due, for at most so many seconds; answers how many came to which state.

    Any number of processes may do so at once. SIGTERM ends it after the calls under way.
    """
    with noticing_sigterm() as asked:
        sender = Sender(MailLedger(), seconds=seconds, asked=asked)
        counts = sender.run()
        if counts:
            logger.info("Mails: %s", ", ".join(f"{count} {state}" for state, count in sorted(counts.items())))
        if not (asked.is_set() or sender.halted) and Mail.objects.due(timezone.now()).exists():
            nudge(SEND_MAIL)
    return counts
