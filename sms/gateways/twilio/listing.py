"""Finding a message in Twilio's own list, when nobody knows whether it was taken."""

import datetime
from collections.abc import Iterable

import aiohttp
from django.conf import settings
from twilio.base.deserialize import rfc2822_datetime

from sms.gateways.base import Found, LookedUp, Report
from sms.gateways.calling import LONGEST
from sms.models import Message
from sms.models.message import Delivery

from .codes import meaning_of
from .statuses import DELIVERIES

PAGE, PAGES = 100, 5
# Twilio's clock and ours may differ, and the last call may have been made when the message came in doubt.
BEFORE, AFTER = datetime.timedelta(seconds=10), datetime.timedelta(seconds=LONGEST + 60)


async def find(session: aiohttp.ClientSession, message: Message, called_at: datetime.datetime) -> LookedUp:
    """Look among the newest messages to this number; no list by date shows those that have not left yet.

    Raises what aiohttp raises, ValueError and KeyError.
    """
    since = called_at - BEFORE
    address, asked = messages_path(), {"To": message.phone, "PageSize": str(PAGE)}
    for _page in range(PAGES):
        async with session.get(f"{settings.TWILIO_API_URL}{address}", params=asked) as answer:
            answer.raise_for_status()
            page = await answer.json()
        for entry in page["messages"]:
            if is_same(entry, message, called_at):
                return LookedUp(Found.THERE, report_of(entry, message))
        if not page["next_page_uri"] or all_older(page["messages"], since):
            return LookedUp(Found.ABSENT)
        # It has all the parameters in it.
        address, asked = page["next_page_uri"], {}
    return LookedUp(Found.UNCLEAR)


def messages_path() -> str:
    return f"/2010-04-01/Accounts/{settings.TWILIO_ACCOUNT_SID}/Messages.json"


def is_same(entry: dict, message: Message, called_at: datetime.datetime) -> bool:
    """Whether an entry has this text and came when this message may have been sent: between its being given to a lane,
    where it may have waited, and its coming in doubt."""
    made = rfc2822_datetime(entry["date_created"])
    if entry["body"] != message.text or made is None:
        return False
    return called_at - BEFORE <= made <= (message.settled_at or called_at) + AFTER


def all_older(page: Iterable[dict], since: datetime.datetime) -> bool:
    moments = [rfc2822_datetime(entry["date_created"]) for entry in page]
    return all(made is not None and made < since for made in moments)


def report_of(entry: dict, message: Message) -> Report:
    code = str(entry.get("error_code") or "")
    return Report(
        key=message.key,
        reference=entry["sid"],
        delivery=DELIVERIES.get(entry["status"], Delivery.ACCEPTED),
        code=code,
        consequence=meaning_of(code).consequence,
        verdict=meaning_of(code).verdict,
    )
