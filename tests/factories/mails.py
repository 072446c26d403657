"""Mails in the ledger."""

from django.core.mail import EmailMultiAlternatives

from cms.outbox.models import Mail
from cms.outbox.services import post


def letter(to="reader@example.org", subject="Opening hours", **headers) -> EmailMultiAlternatives:
    """A finished message with text and page."""
    message = EmailMultiAlternatives(subject, "Кітапхана ашық.\n", "Library <library@example.org>", [to])
    message.attach_alternative("<p>Кітапхана ашық.</p>", "text/html")
    message.extra_headers.update(headers)
    return message


def posted(to="reader@example.org", **wishes) -> Mail:
    """A row for one recipient, with its content loaded."""
    return Mail.objects.get(pk=post(letter(to), **wishes)[0].pk)
