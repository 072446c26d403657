"""The gateway of the demo: what it sends is read on the simulated phone."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from cms.outbox.outcomes import Verdict
from sms.gateways.base import Found, Inbound, LookedUp, NotTheGateway, Report, SmsOutcome
from sms.gateways.twilio.codes import meaning_of
from sms.models.message import Delivery, Message

from . import files


class LocalGateway:
    """Its only line writes one file after the other; nobody outside has anything to tell it."""

    name = "local"
    label = _("simulated phone")
    lines = 1

    def is_ready(self) -> bool:
        return settings.SMS_LOCAL

    @asynccontextmanager
    async def line(self) -> AsyncIterator["LocalGateway"]:
        yield self

    async def send(self, message: Message) -> SmsOutcome:
        sender = message.sender.name if message.sender else ""
        try:
            name = files.keep(message.phone, sender=sender, text=message.text or "", mark=str(message.pk))
        except OSError as error:
            return SmsOutcome(Verdict.LATER, str(error), halts=True)
        return SmsOutcome(Verdict.SENT, name, reference=name)

    def look_up(self, message: Message) -> LookedUp:
        name = files.find(message.phone, str(message.pk))
        if not name:
            return LookedUp(Found.ABSENT)
        return LookedUp(Found.THERE, Report(message.key, name, Delivery.DELIVERED))

    def parse_inbound(self, request: HttpRequest) -> Inbound:
        raise NotTheGateway

    def parse_status(self, request: HttpRequest, key: str) -> Report | None:
        raise NotTheGateway

    def acknowledge(self) -> HttpResponse:
        return HttpResponse(status=204)

    def explain(self, code: str) -> Any:
        """Sample messages that did not arrive bear the codes of Twilio."""
        return meaning_of(code).explanation
