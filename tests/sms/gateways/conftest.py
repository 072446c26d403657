"""Gateways for tests, and messages for them to send."""

import asyncio
import datetime

import pytest
from django.utils import timezone

from sms import gateways
from sms.gateways.base import SmsOutcome
from sms.models import Message, Sender
from tests.fakes.smsc import Smsc
from tests.fakes.twilio import ACCOUNT, TOKEN, FakeTwilio

PHONE, NUMBER = "+77011234567", "+15550001111"


class Standing:
    """A gateway of which only its readiness matters."""

    lines = 1

    def __init__(self, name: str, *, ready: bool = True):
        self.name = self.label = name
        self.ready = ready

    def is_ready(self) -> bool:
        return self.ready


@pytest.fixture
def only(monkeypatch):
    """Registers these gateways and no others."""

    def registered(*those) -> None:
        monkeypatch.setattr(gateways, "_gateways", {gateway.name: gateway for gateway in those})

    return registered


@pytest.fixture(scope="module")
def running():
    with FakeTwilio() as fake:
        yield fake


@pytest.fixture
def twilio(running, settings):
    """A Twilio without faults, and a site with an account there."""
    running.faults.set({}, {})
    settings.TWILIO_API_URL, settings.TWILIO_ACCOUNT_SID, settings.TWILIO_AUTH_TOKEN = running.url, ACCOUNT, TOKEN
    settings.PUBLIC_URL = "https://library.example"
    return running


@pytest.fixture
def smsc(settings):
    """A message centre, and a site with an account there."""
    with Smsc() as centre:
        settings.SMS_SMPP_URL = centre.url
        yield centre


def message(text: str = "Salem!", **fields) -> Message:
    """A message as a ledger hands it to a gateway."""
    now = timezone.now()
    usual = {
        "pk": 7,
        "key": "d5:8",
        "phone": PHONE,
        "sender": Sender(name=NUMBER, kind=Sender.Kind.NUMBER),
        "called_at": now,
        "expires_at": now + datetime.timedelta(hours=2),
    }
    return Message(text=text, **usual | fields)


def send(name: str, *messages: Message) -> list[SmsOutcome]:
    """Have messages sent over one line of a gateway."""

    async def sent() -> list[SmsOutcome]:
        async with gateways.get(name).line() as line:
            return [await line.send(one) for one in messages]

    return asyncio.run(sent())
