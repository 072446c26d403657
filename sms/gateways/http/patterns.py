"""What the aggregator's own words mean: patterns of the settings, as no two aggregators say it alike."""

import re

from django.conf import settings

from sms.gateways.meanings import CLASSES, Meaning

# In this order: what stops everything goes first.
MEANINGS = {
    "FATAL": CLASSES["account"],
    "LEFT": CLASSES["left"],
    "INVALID": CLASSES["nobody"],
    "LATER": CLASSES["later"],
}


def name_of(*said: str) -> str:
    """The first pattern that some of these words match; empty if none does."""
    return next((name for name in MEANINGS if any(is_said(name, words) for words in said)), "")


def is_said(name: str, words: str) -> bool:
    pattern = getattr(settings, f"SMS_HTTP_{name}")
    return bool(pattern) and re.search(pattern, words) is not None


def meaning_of(*said: str) -> Meaning:
    """What these words mean: the refusal of one message where no pattern is for them."""
    return MEANINGS.get(name_of(*said), CLASSES["refused"])
