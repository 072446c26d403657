"""By which ways a finished text can leave, and in which letters."""

from datetime import datetime, timedelta
from typing import NamedTuple

from sms.gateways.base import Way
from sms.gateways.routing import Table
from sms.models import Message
from sms.texts.alphabet import fits
from sms.texts.plain import plain

from .recipients import country_of

# For so long others come before a sender that is in trouble, if nothing has left by it since.
AVOIDED = timedelta(hours=1)


class Choice(NamedTuple):
    """A way, the text as it leaves by it, and whether others had better be tried first."""

    way: Way
    text: str
    is_avoided: bool


def choices(
    text: str, *, phone: str, language: str, routes: Table, now: datetime, is_news: bool = False
) -> list[Choice]:
    """How a text can leave to a number, the best first: by ways that work, and among these in its own letters; news is
    never put in plain ones."""
    found: dict[int, Choice] = {}
    for letters in [text] if is_news else spellings(text, language):
        for way in routes.ways_for(phone, country_of(phone), text_is_gsm=fits(letters)):
            found.setdefault(way.sender_id, Choice(way, letters, is_avoided(way.trouble_at, now)))
    return sorted(found.values(), key=lambda choice: choice.is_avoided)


def next_choice(message: Message, *, routes: Table, now: datetime) -> Choice | None:
    """The one after that of its sender."""
    found = choices(
        message.text or "",
        phone=message.phone,
        language=message.language,
        routes=routes,
        now=now,
        is_news=message.dispatch_id is not None,
    )
    senders = [choice.way.sender_id for choice in found]
    return found[senders.index(message.sender_id) + 1] if message.sender_id in senders[:-1] else None


def spellings(text: str, language: str) -> list[str]:
    """The text, and the same in the GSM alphabet if it has letters beyond that and can be written so."""
    if fits(text):
        return [text]
    variant = plain(text, language)
    return [text, variant] if fits(variant) else [text]


def is_avoided(trouble_at: datetime | None, now: datetime) -> bool:
    return trouble_at is not None and now - trouble_at < AVOIDED
