"""Twilio's error codes, and what each class of them means here.

Codes and names: https://www.twilio.com/docs/api/errors. Twilio adds new ones at any time: what is not listed refuses
this one message, and means nothing beyond it.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cms.outbox.outcomes import Verdict
from sms.gateways.base import Consequence

FILE = Path(__file__).parent / "codes.csv"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a code says of the message, of what else waits, and whether anything can leave at all."""

    verdict: Verdict
    consequence: Consequence = Consequence.NOTHING
    halts: bool = False


CLASSES = {
    "left": Meaning(Verdict.REFUSED, Consequence.LEFT),
    "nobody": Meaning(Verdict.REFUSED, Consequence.NOBODY),
    "away": Meaning(Verdict.REFUSED, Consequence.AWAY),
    "no_route": Meaning(Verdict.REFUSED, Consequence.NO_ROUTE),
    "refused": Meaning(Verdict.REFUSED),
    "later": Meaning(Verdict.LATER),
    "slower": Meaning(Verdict.LATER, Consequence.SLOWER),
    # The text, and so all that have it.
    "text": Meaning(Verdict.REFUSED, Consequence.STOPS_DISPATCH),
    # Not the message's fault: it can leave once somebody has put it right.
    "sender": Meaning(Verdict.LATER, Consequence.STOPS_DISPATCH),
    "settings": Meaning(Verdict.LATER, Consequence.STOPS_DISPATCH),
    "limit": Meaning(Verdict.LATER, Consequence.STOPS_DISPATCH),
    "account": Meaning(Verdict.LATER, Consequence.STOPS_DISPATCH, halts=True),
}


@cache
def table() -> dict[str, Meaning]:
    """All codes that are listed."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return {row["code"]: CLASSES[row["class"]] for row in csv.DictReader(file)}


def meaning_of(code: str) -> Meaning:
    """What a code means."""
    return table().get(code, CLASSES["refused"])
