"""The gateway itself.

Requests have the shape of those of Twilio's own client, which is not used for them: its asynchronous form took 1.15 to
1.19 ms of CPU a message, bare aiohttp 0.22 to 0.40, and the thread that makes the calls here takes 0.36 to 0.42, on a
busy machine of two cores (`tests/benchmarks/bench_sms_sending.py`). Its validator and its reader of dates are used.
"""

import asyncio
import base64
import datetime
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from sms.gateways.base import Found, Inbound, LookedUp, Report, SmsOutcome
from sms.gateways.calling import LONGEST, outcome_of, session
from sms.models import Message

from . import webhooks
from .answers import judge
from .codes import meaning_of
from .forms import body_of, reports_to
from .listing import find, messages_path

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class TwilioGateway:
    """An account at Twilio, as the environment names it."""

    name = "twilio"
    label = "Twilio"
    lines = 64

    def is_ready(self) -> bool:
        return bool(settings.TWILIO_ACCOUNT_SID and settings.TWILIO_AUTH_TOKEN)

    @asynccontextmanager
    async def line(self) -> AsyncIterator["TwilioLine"]:
        async with session(headers()) as own:
            yield TwilioLine(own)

    def look_up(self, message: Message) -> LookedUp:
        # A list without texts cannot tell one message from another, and must not be taken for one without this.
        if message.called_at is None or message.text is None or settings.TWILIO_REDACT:
            return LookedUp(Found.UNCLEAR)
        return asyncio.run(looked_up(message, message.called_at))

    def parse_inbound(self, request: HttpRequest) -> Inbound:
        return webhooks.inbound(request)

    def parse_status(self, request: HttpRequest, key: str) -> Report | None:
        return webhooks.status(request, key)

    def acknowledge(self) -> HttpResponse:
        """TwiML that says nothing: answers leave by the ledger, where they are counted."""
        return HttpResponse("<Response/>", content_type="text/xml")

    def explain(self, code: str) -> Any:
        return meaning_of(code).explanation


class TwilioLine:
    """One connection, kept open from one message to the next."""

    def __init__(self, own: aiohttp.ClientSession):
        self.session = own
        self.address = f"{settings.TWILIO_API_URL}{messages_path()}"
        self.reports_to = reports_to()

    async def send(self, message: Message) -> SmsOutcome:
        body = body_of(message, self.reports_to)
        return await outcome_of(self.session, "POST", self.address, judge, data=body, headers=FORM)


def headers() -> dict[str, str]:
    """With the credentials (RFC 7617)."""
    pair = f"{settings.TWILIO_ACCOUNT_SID}:{settings.TWILIO_AUTH_TOKEN}"
    return {"Accept": "application/json", "Authorization": "Basic " + base64.b64encode(pair.encode()).decode()}


async def looked_up(message: Message, called_at: datetime.datetime) -> LookedUp:
    """What Twilio's list says, within the time of one call."""
    try:
        async with asyncio.timeout(LONGEST), session(headers()) as own:
            return await find(own, message, called_at)
    except (aiohttp.ClientError, OSError, TimeoutError, ValueError, KeyError):
        return LookedUp(Found.UNCLEAR)
