"""The gateway itself.

Requests have the shape of those of Twilio's own client, which is not used for them: it costs a multiple of the time
(see the README of the app). Its validator and its reader of dates are.
"""

import asyncio
import base64
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from cms.outbox.outcomes import Verdict
from sms.gateways.base import Found, Inbound, LookedUp, Report, SmsOutcome
from sms.models import Message

from . import webhooks
from .answers import judge
from .forms import body_of
from .listing import find, messages_path

SECONDS, SECONDS_TO_CONNECT = 30, 5
TIMEOUT = aiohttp.ClientTimeout(total=SECONDS, sock_connect=SECONDS_TO_CONNECT)
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
# Nothing has been sent where there was no connection.
NOT_CONNECTED = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL)


class TwilioGateway:
    """An account at Twilio, as the environment names it."""

    name = "twilio"
    label = "Twilio"
    lines = 64

    def is_ready(self) -> bool:
        return bool(settings.TWILIO_ACCOUNT_SID and settings.TWILIO_AUTH_TOKEN)

    @asynccontextmanager
    async def line(self) -> AsyncIterator["TwilioLine"]:
        async with session() as own:
            yield TwilioLine(own)

    def look_up(self, message: Message) -> LookedUp:
        if message.called_at is None:
            return LookedUp(Found.UNCLEAR)
        return asyncio.run(looked_up(message))

    def parse_inbound(self, request: HttpRequest) -> Inbound:
        return webhooks.inbound(request)

    def parse_status(self, request: HttpRequest, key: str) -> Report | None:
        return webhooks.status(request, key)

    def acknowledge(self) -> HttpResponse:
        """TwiML that says nothing: answers leave by the ledger, where they are counted."""
        return HttpResponse("<Response/>", content_type="text/xml")


class TwilioLine:
    """One connection, kept open from one message to the next."""

    def __init__(self, own: aiohttp.ClientSession):
        self.session = own
        self.address = f"{settings.TWILIO_API_URL}{messages_path()}"

    async def send(self, message: Message) -> SmsOutcome:
        """Send one message. What was not answered may have been taken, unless there was no connection at all."""
        body = body_of(message)
        try:
            async with self.session.post(self.address, data=body, headers=FORM, allow_redirects=False) as answer:
                return judge(answer.status, await answer.read())
        except NOT_CONNECTED as error:
            return SmsOutcome(Verdict.LATER, named(error), halts=True)
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            return SmsOutcome(Verdict.UNKNOWN, named(error))


def session() -> aiohttp.ClientSession:
    """A connection of its own to Twilio, with the credentials in it."""
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=1),
        headers={"Accept": "application/json", "Authorization": credentials()},
        timeout=TIMEOUT,
        skip_auto_headers=["Accept-Encoding"],
    )


def credentials() -> str:
    """RFC 7617."""
    pair = f"{settings.TWILIO_ACCOUNT_SID}:{settings.TWILIO_AUTH_TOKEN}"
    return "Basic " + base64.b64encode(pair.encode()).decode()


async def looked_up(message: Message) -> LookedUp:
    """What Twilio's list says, within the time of one call."""
    try:
        async with asyncio.timeout(SECONDS), session() as own:
            return await find(own, message)
    except (aiohttp.ClientError, OSError, TimeoutError, ValueError, KeyError):
        return LookedUp(Found.UNCLEAR)


def named(error: BaseException) -> str:
    """An error in words; timeouts have none of their own."""
    return f"{type(error).__name__} {error}".strip()
