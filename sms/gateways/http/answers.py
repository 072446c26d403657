"""What the aggregator's answer to a message means."""

import re

from django.conf import settings

from cms.outbox.outcomes import Verdict
from sms.gateways.base import Consequence, SmsOutcome

WORDS_LENGTH = 200
NOT_ALLOWED, TOO_MANY = (401, 402, 403, 407), 429


def judge(status: int, body: bytes) -> SmsOutcome:
    """The outcome of a call that was answered: only what looks as the settings say has been taken."""
    said = body.decode("utf-8", "replace")[:WORDS_LENGTH]
    words = f"{status} {' '.join(said.split())}".strip()
    if status >= 500:
        return SmsOutcome(Verdict.UNKNOWN, words)
    if status in NOT_ALLOWED:
        return SmsOutcome(Verdict.LATER, words, halts=True, consequence=Consequence.STOPS_DISPATCH)
    if status == TOO_MANY:
        return SmsOutcome(Verdict.LATER, words, consequence=Consequence.SLOWER)
    found = re.search(settings.SMS_HTTP_SUCCESS, said) if status // 100 == 2 else None
    if found is None:
        return SmsOutcome(Verdict.REFUSED, words)
    reference = found.groupdict().get("reference") or ""
    return SmsOutcome(Verdict.SENT, reference, reference=reference)
