"""Phones that texts come to in a journey: the simulated one, and one that Twilio reaches."""

from typing import Protocol

from playwright.sync_api import Page as Screen
from twilio.rest import Client

from tests.fakes.twilio.process import Running

NUMBER, SENDER = "+77017654321", "+15550001111"


class Handset(Protocol):
    """`gateway`: by which the site reaches it."""

    gateway: str

    def came(self) -> list[str]:
        """What has been sent to it, the newest last."""

    def reply(self, text: str) -> None: ...


class Simulated:
    """The page on which the demo shows what it sends."""

    gateway = "local"

    def __init__(self, screen: Screen, site: str):
        self.screen = screen
        self.address = f"{site}/sms/phone/?number={NUMBER.replace('+', '%2B')}"

    def came(self) -> list[str]:
        self.screen.goto(self.address)
        return self.screen.locator(".phone__texts .text:not(.text--mine) .bubble").all_inner_texts()

    def reply(self, text: str) -> None:
        self.screen.locator("[name=text]").fill(text)
        self.screen.locator(".phone__reply button").click()


class AtTwilio:
    """Twilio's own client says what its account has sent; what is replied comes as a signed request."""

    gateway = "twilio"

    def __init__(self, client: Client, fake: Running, site: str):
        self.client, self.fake = client, fake
        self.webhook = f"{site}/sms/gateways/twilio/inbound/"

    def came(self) -> list[str]:
        return [message.body for message in reversed(self.client.messages.list(to=NUMBER))]

    def reply(self, text: str) -> None:
        told = self.fake.ask("inbound", {"url": self.webhook, "From": NUMBER, "To": SENDER, "Body": text})
        assert told["status"] == 200
