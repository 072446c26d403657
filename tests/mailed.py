"""What has been entrusted to the outbox, as its recipients will read it."""

from typing import NamedTuple

from cms.outbox.models import Mail
from cms.outbox.opened import Opened


class Mailed(NamedTuple):
    """One mail to one address."""

    to: str
    subject: str
    text: str
    html: str
    kind: str
    cause: str


def mailed() -> list[Mailed]:
    """All mails, the oldest first."""
    return [
        Mailed(mail.recipient, mail.subject, part(mail, "plain"), part(mail, "html"), mail.kind, mail.cause)
        for mail in Mail.objects.order_by("pk")
    ]


def part(mail: Mail, subtype: str) -> str:
    return Opened(bytes(mail.content)).body(subtype).replace("\r\n", "\n")


def forget_mails() -> None:
    """Put away what has been mailed so far."""
    Mail.objects.all().delete()
