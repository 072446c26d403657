"""What every gateway looks like to the rest of the app."""

import re
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import Any, Protocol

from django.http import HttpRequest, HttpResponse

from cms.outbox.outcomes import Outcome, Verdict
from sms.models.message import Delivery

# Gateways like to say which number they mean: with or without a plus, and in addresses as %2B.
NUMBER = re.compile(r"(?:\+|%2B)?\d{7,}")


class NotTheGateway(Exception):
    """A request to a webhook that the gateway has not signed."""


class Consequence(Enum):
    """What a gateway's answer means beyond this one message."""

    NOTHING = auto()
    # The number has left at the gateway: consent is withdrawn.
    LEFT = auto()
    # The number does not exist or takes no texts.
    NOBODY = auto()
    # The phone could not be reached this time.
    AWAY = auto()
    # This sender does not reach it; another may.
    NO_ROUTE = auto()
    # Nothing more of this dispatch can leave before somebody has looked at it.
    STOPS_DISPATCH = auto()
    # Too fast.
    SLOWER = auto()


@dataclass(frozen=True, slots=True)
class SmsOutcome(Outcome):
    """An outcome with what follows from it; `reference` is the gateway's own name for the message.

    Words about a failure are shown to partners, too: no number stays in them.
    """

    consequence: Consequence = Consequence.NOTHING

    def __post_init__(self) -> None:
        if self.verdict is not Verdict.SENT:
            object.__setattr__(self, "words", NUMBER.sub("…", self.words))


@dataclass(frozen=True, slots=True)
class Inbound:
    """A text that has come in. `to`: our own sender; `wants_out`: the gateway has taken it for STOP itself."""

    gateway: str
    reference: str
    phone: str
    to: str
    text: str
    wants_out: bool = False
    answered: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What has become of a message: by our key, or by the gateway's own reference.

    `verdict`: what may be done next with one that was not delivered.
    """

    key: str
    reference: str
    delivery: Delivery
    code: str = ""
    consequence: Consequence = Consequence.NOTHING
    verdict: Verdict = Verdict.REFUSED


class Found(Enum):
    """What a gateway's own list says about a message whose outcome nobody knows."""

    THERE = auto()
    ABSENT = auto()
    UNCLEAR = auto()


@dataclass(frozen=True, slots=True)
class LookedUp:
    found: Found
    report: Report | None = None


class Line(Protocol):
    """One of the calls that can be under way at once."""

    async def send(self, message: Any) -> SmsOutcome:
        """Make the call, in bounded time; whatever happens in it comes back as an outcome.

        `message` is a `sms.models.Message` with text and sender loaded; the database is never touched.
        """


class Gateway(Protocol):
    """A way to send. `lines`: calls at once. Registered under its name (`sms.gateways.register`)."""

    name: str
    label: Any
    lines: int

    def is_ready(self) -> bool:
        """Whether its settings are there."""

    def line(self) -> AbstractAsyncContextManager[Line]: ...

    def look_up(self, message: Any) -> LookedUp:
        """Ask the gateway what it knows of a message that was sent at `message.called_at`; in bounded time."""

    def parse_inbound(self, request: HttpRequest) -> Inbound:
        """Read a text that has come in. Raises NotTheGateway, ValueError."""

    def parse_status(self, request: HttpRequest, key: str) -> Report | None:
        """Read a report; None for one that says nothing new. Raises NotTheGateway, ValueError."""

    def acknowledge(self) -> HttpResponse:
        """What the gateway expects in answer to a text or report that has been kept."""

    def explain(self, code: str) -> Any:
        """What one of its codes means, in words for officers; empty where there is nothing to add."""


@dataclass(frozen=True, slots=True)
class Way:
    """What a message to a number would leave by; `trouble_at`: since when nothing leaves by its sender."""

    sender_id: int
    gateway: str
    two_way: bool
    price: Any
    alphabet: str
    rate: float
    trouble_at: datetime | None = None
