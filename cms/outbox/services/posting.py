"""Entrusting mails to the ledger."""

from datetime import datetime
from email.utils import make_msgid
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone, translation
from django.utils.crypto import salted_hmac

from cms.core.nudges import nudge_after_commit
from cms.outbox import kinds
from cms.outbox.addresses import bare
from cms.outbox.models import Mail
from cms.outbox.models.mail import SEND_MAIL

SALT = "cms.outbox.key"
SUBJECT_LENGTH = 300


class NoWayOut(ValueError):
    """What goes to many has to name an address at which one leaves."""


def post(
    message: EmailMessage,
    *,
    kind: str = kinds.LETTER.name,
    cause: str = "",
    key: str = "",
    language: str = "",
    unsubscribe_url: str = "",
    due_at: datetime | None = None,
) -> list[Mail]:
    """Write a finished message into the ledger, a row for each recipient, within the caller's transaction.

    `kind` is the name of one in `kinds`. `cause` tells operators what it is sent for (`invitation:17`). What was posted
    with the same `key` to the same recipient before is not written again, and the row there is answered. `language` is
    the current one unless given; before `due_at` it does not leave. Raises NoWayOut.
    """
    policy = kinds.get(kind)
    put_headers(message, policy, unsubscribe_url)
    finished = message.message()
    now = timezone.now()
    mails = [
        Mail(
            kind=policy.name,
            cause=cause,
            key=row_key(key or finished["Message-ID"], recipient),
            priority=policy.priority,
            created_at=now,
            due_at=due_at or now,
            expires_at=(due_at or now) + policy.lifetime,
            recipient=recipient,
            sender=bare(message.from_email),
            subject=str(message.subject)[:SUBJECT_LENGTH],
            language=language or translation.get_language() or settings.LANGUAGE_CODE,
            message_id=finished["Message-ID"],
            content=finished.as_bytes(linesep="\r\n"),
        )
        for recipient in dict.fromkeys(map(bare, message.recipients()))
    ]
    Mail.objects.bulk_create(mails, ignore_conflicts=True)
    nudge_after_commit(SEND_MAIL)
    return list(Mail.objects.listed().filter(key__in=[mail.key for mail in mails]))


def put_headers(message: EmailMessage, policy: kinds.Kind, unsubscribe_url: str) -> None:
    """Give a message the identity that every attempt to send it keeps, and the way out that a list owes its readers."""
    if "message-id" not in map(str.lower, message.extra_headers):
        message.extra_headers["Message-ID"] = make_msgid(domain=urlsplit(settings.PUBLIC_URL).hostname)
    if not policy.is_list:
        return
    if not unsubscribe_url:
        raise NoWayOut(f"{policy.name} needs an unsubscribe_url")
    message.extra_headers["List-Unsubscribe"] = f"<{unsubscribe_url}>"
    # RFC 8058, 3.1: one click, and only where it travels encrypted.
    if unsubscribe_url.startswith("https://"):
        message.extra_headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"


def row_key(key: str, recipient: str) -> str:
    """What makes a row unique; it does not give the recipient away."""
    return salted_hmac(SALT, f"{key} {recipient.lower()}", algorithm="sha256").hexdigest()
