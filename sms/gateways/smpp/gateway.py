"""The gateway itself."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from sms.gateways.base import Found, Inbound, LookedUp, NotTheGateway, Report
from sms.models import Message

from .line import SmppLine


class SmppGateway:
    """One account at a message centre; texts and receipts come to `manage.py receive_smpp`, not to a webhook."""

    name = "smpp"
    label = "SMPP"
    # Each is a bind of its own, and centres allow few.
    lines = 2

    def is_ready(self) -> bool:
        return bool(settings.SMS_SMPP_URL)

    @asynccontextmanager
    async def line(self) -> AsyncIterator[SmppLine]:
        line = SmppLine()
        try:
            yield line
        finally:
            await line.hang_up()

    def look_up(self, message: Message) -> LookedUp:
        """A centre is asked by its own name for a message, which is not known of one in doubt."""
        return LookedUp(Found.UNCLEAR)

    def parse_inbound(self, request: HttpRequest) -> Inbound:
        raise NotTheGateway

    def parse_status(self, request: HttpRequest, key: str) -> Report | None:
        raise NotTheGateway

    def acknowledge(self) -> HttpResponse:
        return HttpResponse(status=204)

    def explain(self, code: str) -> Any:
        return ""
