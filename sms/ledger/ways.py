"""By which ways a finished text can leave, and in which letters."""

from sms.gateways.base import Way
from sms.gateways.routing import Table
from sms.models import Message
from sms.texts.alphabet import fits
from sms.texts.plain import plain

from .recipients import country_of


def ways_of(text: str, *, phone: str, language: str, routes: Table) -> tuple[list[Way], str]:
    """The ways that carry a text to a number, the best first, and the text as it leaves by them: in plain letters where
    no way carries its own; no ways where it has no plain letters either."""
    for letters in spellings(text, language):
        if ways := routes.ways_for(phone, country_of(phone), text_is_gsm=fits(letters)):
            return ways, letters
    return [], text


def spellings(text: str, language: str) -> list[str]:
    """The text, and the same in the GSM alphabet if it has letters beyond that and can be written so."""
    if fits(text):
        return [text]
    variant = plain(text, language)
    return [text, variant] if fits(variant) else [text]


def next_way(message: Message, *, routes: Table) -> tuple[Way, str] | None:
    """The way after that of its sender, and the text as it leaves by it; news is written anew and keeps its letters."""
    text = message.text or ""
    for letters in [text] if message.dispatch_id else spellings(text, message.language):
        ways = routes.ways_for(message.phone, country_of(message.phone), text_is_gsm=fits(letters))
        senders = [way.sender_id for way in ways]
        if message.sender_id in senders[:-1]:
            return ways[senders.index(message.sender_id) + 1], letters
    return None
