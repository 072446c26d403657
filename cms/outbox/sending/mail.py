"""What is particular to mail."""

import logging
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from django.conf import settings

from cms.outbox.models import Mail, State, Suppression
from cms.outbox.models.mail import MailQuerySet
from cms.outbox.models.queue import Stop
from cms.outbox.transports import chosen

from .lanes import Answer
from .ledger import Ledger

logger = logging.getLogger(__name__)


class MailLedger(Ledger):
    """The mails, by the transport and at the rate that the settings name."""

    rows: MailQuerySet

    def __init__(self) -> None:
        super().__init__(rows=Mail.objects.all(), transport=chosen(), rate=settings.EMAIL_RATE)

    def stopped(self, entries: Collection[Mail], now: datetime) -> Mapping[int, Stop]:
        """Besides those whose time is over: those to blocked addresses, and those that have been erased."""
        blocked = Suppression.objects.by_address([mail.recipient for mail in entries])
        stops = dict(super().stopped(entries, now))
        for mail in entries:
            block = blocked.get(mail.recipient)
            if mail.content is None:
                stops[mail.pk] = State.CANCELLED
            elif block and block.stops(is_list=mail.policy.is_list):
                stops[mail.pk] = State.SUPPRESSED
        return stops

    def marks(self) -> dict[str, object]:
        return {"host": self.transport.host}

    def settled(self, answers: Sequence[Answer]) -> None:
        """Codes are dropped, and addresses that do not exist are not written to again."""
        if secret := [mail.pk for mail, _outcome in answers if mail.policy.secret]:
            self.rows.filter(pk__in=secret).drop_secrets()
        for mail, outcome in answers:
            if outcome.nobody_there:
                logger.info("Nothing more is sent to %s: %s", mail.recipient, outcome.words)
                Suppression.objects.block(mail.recipient, reason=Suppression.Reason.BOUNCED, note=outcome.words)
