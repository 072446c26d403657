"""Mails in the ledger."""

import re
from itertools import cycle

from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from cms.outbox.kinds import Kind
from cms.outbox.models import Mail
from cms.outbox.services import post

MESSAGE_ID = re.compile(rb"^Message-ID:.*(?=\r$)", re.MULTILINE | re.IGNORECASE)


def letter(to="reader@example.org", subject="Opening hours", **headers) -> EmailMultiAlternatives:
    """A finished message with text and page."""
    message = EmailMultiAlternatives(subject, "Кітапхана ашық.\n", "Library <library@example.org>", [to])
    message.attach_alternative("<p>Кітапхана ашық.</p>", "text/html")
    message.extra_headers.update(headers)
    return message


def posted(to="reader@example.org", **wishes) -> Mail:
    """A row for one recipient, with its content loaded."""
    return Mail.objects.get(pk=post(letter(to), **wishes)[0].pk)


def fill_queue(count: int, kinds: list[Kind]) -> None:
    """So many mails, of these kinds in turn, written at once."""
    content = letter().message().as_bytes(linesep="\r\n")
    now = timezone.now()
    Mail.objects.bulk_create(
        Mail(
            kind=kind.name,
            key=f"{number}",
            priority=kind.priority,
            due_at=now,
            expires_at=now + kind.lifetime,
            recipient=f"reader{number}@example.org",
            sender="library@example.org",
            message_id=f"<{number}@library.example>",
            content=MESSAGE_ID.sub(b"Message-ID: <%d@library.example>" % number, content),
        )
        for number, kind in zip(range(count), cycle(kinds), strict=False)
    )
