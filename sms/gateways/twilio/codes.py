"""Twilio's error codes, and what class of meanings each belongs to.

Codes and names: https://www.twilio.com/docs/api/errors. Twilio adds new ones at any time: what is not listed refuses
this one message, and means nothing beyond it.
"""

import csv
from functools import cache
from pathlib import Path

from sms.gateways.meanings import CLASSES, Meaning

FILE = Path(__file__).parent / "codes.csv"


@cache
def table() -> dict[str, Meaning]:
    """All codes that are listed."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return {row["code"]: CLASSES[row["class"]] for row in csv.DictReader(file)}


def meaning_of(code: str) -> Meaning:
    """What a code means."""
    return table().get(code, CLASSES["refused"])
