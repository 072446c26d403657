"""A message as Twilio wants it (`CreateMessage`)."""

import datetime
from functools import lru_cache
from urllib.parse import quote, quote_plus, urlencode

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from sms.models import Message, Sender

# Seconds: Twilio takes 1 to 36000, and a phone that is off needs a moment to be found.
SHORTEST, LONGEST = 60, 36_000
# Twilio's own words (https://www.twilio.com/docs/messaging/guides/privacy-message-redaction).
REDACTED = {"ContentRetention": "discard", "AddressRetention": "obfuscate"}
# Much of it is the same in each message of a broadcast.
quoted = lru_cache(maxsize=256)(quote_plus)


def reports_to() -> str:
    """Beneath which address Twilio reports, each message at its own key, so that no report depends on its SID."""
    return settings.PUBLIC_URL + reverse("sms_status_unkeyed", args=["twilio"])


def body_of(message: Message, reports: str) -> bytes:
    """The form of one message, encoded."""
    form = {
        "To": message.phone,
        **sender_of(message),
        "Body": message.text or "",
        "StatusCallback": f"{reports}{quote(message.key, safe=':')}/",
        "ValidityPeriod": validity(message.expires_at, timezone.now()),
        **(REDACTED if settings.TWILIO_REDACT else {}),
    }
    return urlencode(form, quote_via=quoted).encode()


def sender_of(message: Message) -> dict[str, str]:
    """Which pool of senders at Twilio, or which number, short code or name."""
    sender = message.sender
    if sender is None:
        return {}
    if sender.kind == Sender.Kind.SERVICE:
        return {"MessagingServiceSid": settings.TWILIO_MESSAGING_SERVICE_SID or sender.name}
    return {"From": sender.name}


def validity(expires_at: datetime.datetime, now: datetime.datetime) -> int:
    """For how many seconds Twilio may hold a message."""
    return max(SHORTEST, min(LONGEST, int((expires_at - now).total_seconds())))
