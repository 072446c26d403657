"""What Twilio's answer to a message means."""

import json
from typing import Any

from cms.outbox.outcomes import Verdict
from sms.gateways.base import SmsOutcome
from sms.gateways.meanings import CLASSES

from .codes import meaning_of

CREATED, UNAUTHORIZED, FORBIDDEN, TOO_MANY, ERROR = 201, 401, 403, 429, 500


def judge(status: int, body: bytes) -> SmsOutcome:
    """The outcome of a request that was answered.

    Twilio answers what it has taken with 201 and anything else below 500 by not taking it. After 5xx nobody knows:
    a message may have been sent, and sent again if one tries again (https://www.twilio.com/docs/api/errors/20500).
    """
    said = read(body)
    if status == CREATED and said.get("sid"):
        return SmsOutcome(Verdict.SENT, said["sid"], reference=said["sid"])
    words = f"{status} {said.get('message', '')}".strip()
    if status >= ERROR or status // 100 == CREATED // 100:
        return SmsOutcome(Verdict.UNKNOWN, words, code=code_in(said))
    return refusal(status, words, code_in(said))


def refusal(status: int, words: str, code: str) -> SmsOutcome:
    """The outcome of a request that Twilio has certainly not taken."""
    usual = {UNAUTHORIZED: CLASSES["account"], FORBIDDEN: CLASSES["account"], TOO_MANY: CLASSES["slower"]}
    meaning = usual.get(status) or meaning_of(code)
    return SmsOutcome(
        meaning.verdict,
        f"{words} ({code})" if code else words,
        nobody_there=meaning is CLASSES["nobody"],
        halts=meaning.halts,
        code=code,
        consequence=meaning.consequence,
    )


def read(body: bytes) -> dict[str, Any]:
    """The answer, or nothing where a proxy has put a page of its own."""
    try:
        said = json.loads(body)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def code_in(said: dict[str, Any]) -> str:
    return str(said.get("code") or "")
