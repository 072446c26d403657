"""The gateway itself."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from sms.gateways.base import Found, Inbound, LookedUp, Report, SmsOutcome
from sms.gateways.calling import outcome_of, session
from sms.models import Message

from . import webhooks
from .answers import judge
from .patterns import MEANINGS, meaning_of
from .requests import method, request_of


class HttpGateway:
    """One aggregator. It has no list that could be asked, so what was in doubt stays so until it reports."""

    name = "http"
    label = _("aggregator (HTTP)")
    lines = 16

    def is_ready(self) -> bool:
        return all([settings.SMS_HTTP_URL, settings.SMS_HTTP_PARAMETERS, settings.SMS_HTTP_SUCCESS])

    @asynccontextmanager
    async def line(self) -> AsyncIterator["HttpLine"]:
        async with session(settings.SMS_HTTP_HEADERS) as own:
            yield HttpLine(own)

    def look_up(self, message: Message) -> LookedUp:
        return LookedUp(Found.UNCLEAR)

    def parse_inbound(self, request: HttpRequest) -> Inbound:
        return webhooks.inbound(request)

    def parse_status(self, request: HttpRequest, key: str) -> Report | None:
        return webhooks.status(request, key)

    def acknowledge(self) -> HttpResponse:
        return HttpResponse("OK", content_type="text/plain")

    def explain(self, code: str) -> Any:
        """Of one of its own codes, or of the pattern that an answer has matched."""
        return (MEANINGS.get(code) or meaning_of(code)).explanation


class HttpLine:
    """One connection, kept open from one message to the next."""

    def __init__(self, own: aiohttp.ClientSession):
        self.session = own

    async def send(self, message: Message) -> SmsOutcome:
        return await outcome_of(self.session, method(), settings.SMS_HTTP_URL, judge, **request_of(message))
