"""Django's way of sending mail, ending in the ledger: nothing that is mailed by this site goes another way.

Whoever writes a message may say more about it in attributes of these names, which `post` explains.
"""

from collections.abc import Sequence
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from cms.outbox.services import post

ATTRIBUTES = ["kind", "cause", "key", "language", "unsubscribe_url"]


class EmailBackend(BaseEmailBackend):
    """Writes mails into the ledger; `EMAIL_TRANSPORT` sends them later."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write all or none; answers how many messages were addressed to somebody."""
        with transaction.atomic():
            return sum(bool(post(message, **attributes(message))) for message in email_messages)


def attributes(message: EmailMessage) -> dict[str, Any]:
    return {name: getattr(message, name) for name in ATTRIBUTES if hasattr(message, name)}
