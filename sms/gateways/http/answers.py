"""What the aggregator's answer to a message means."""

import re

from django.conf import settings

from cms.outbox.outcomes import Verdict
from sms.gateways.base import SmsOutcome
from sms.gateways.meanings import CLASSES

from .patterns import MEANINGS, name_of

# Bytes that are looked at, and letters that are kept.
READ_LENGTH, WORDS_LENGTH = 4096, 200
NOT_ALLOWED, TOO_MANY = (401, 402, 403, 407), 429


def judge(status: int, body: bytes) -> SmsOutcome:
    """The outcome of a call that was answered: only what looks as the settings say has been taken."""
    said = body[:READ_LENGTH].decode("utf-8", "replace")
    words = f"{status} {' '.join(said[:WORDS_LENGTH].split())}".strip()
    if status >= 500:
        return SmsOutcome(Verdict.UNKNOWN, words)
    found = re.search(settings.SMS_HTTP_SUCCESS, said) if status // 100 == 2 else None
    if found is None:
        return refusal(status, said, words)
    reference = found.groupdict().get("reference") or ""
    return SmsOutcome(Verdict.SENT, reference, reference=reference)


def refusal(status: int, said: str, words: str) -> SmsOutcome:
    """The outcome of a call that has certainly brought nothing: by what was said, else by the status."""
    name = name_of(said)
    usual = CLASSES["account"] if status in NOT_ALLOWED else CLASSES["slower" if status == TOO_MANY else "refused"]
    meaning = MEANINGS.get(name, usual)
    return SmsOutcome(
        meaning.verdict,
        words,
        nobody_there=meaning is CLASSES["nobody"],
        halts=meaning.halts,
        code=name,
        consequence=meaning.consequence,
    )
