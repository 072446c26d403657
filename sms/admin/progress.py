"""How far a going-out has come: counts of its messages, what is heard from the networks, and what went wrong."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from django.core.cache import cache
from django.db.models import Count, Max, Min, Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.outbox.models.state import OPEN, State
from sms import gateways
from sms.broadcasts.reasons import Reason
from sms.models import Dispatch, Message
from sms.models.message import Delivery

# A page that asks every few seconds, opened by ten people, is counted for once.
KEPT_SECONDS = 2
RATE_WINDOW = datetime.timedelta(minutes=1)
# What waits longer than between two attempts waits for its hours.
A_WHILE = datetime.timedelta(minutes=15)
ERRORS = 8
WHOLE = 100
SIGNS: dict[str, str] = {
    State.QUEUED: "time",
    State.CLAIMED: "time",
    State.SENDING: "rotate",
    State.SENT: "circle-check",
    State.FAILED: "circle-xmark",
    State.UNKNOWN: "help",
    State.EXPIRED: "history",
    State.SUPPRESSED: "lock",
    State.CANCELLED: "minus",
}
MEANINGS: dict[str, Promise] = {
    State.FAILED: _("Refused by the provider; the reasons are below."),
    State.UNKNOWN: _("The line broke at the last moment: they may have arrived. They are not sent again."),
    State.EXPIRED: _("Could not leave while it was of use."),
    State.SUPPRESSED: _("The number takes no texts, or its owner has left meanwhile."),
    State.CANCELLED: _("Stopped before they left."),
}


@dataclass(frozen=True)
class Line:
    """One row of a table, and where its part of the bar stands (both in hundredths of the bar)."""

    name: str
    label: str
    count: int
    x: float
    width: float
    sign: str = ""
    meaning: str | Promise = ""


@dataclass(frozen=True)
class Error:
    """One answer of a provider: its code, its words, and how often it came."""

    code: str
    words: str
    count: int
    gateway: str

    @property
    def meaning(self) -> str:
        """What it means, in plain words; empty if nobody knows."""
        known = {gateway.name: gateway for gateway in gateways.every()}
        return str(known[self.gateway].explain(self.code)) if self.code and self.gateway in known else ""


@dataclass(frozen=True)
class Progress:
    """Everything that is counted of a dispatch."""

    states: dict[str, int]
    deliveries: dict[str, int]
    errors: list[Error]
    settled_lately: int
    # Of those that wait: how many for their hours, and until when the next of them does.
    held: int
    held_until: datetime.datetime | None

    @cached_property
    def total(self) -> int:
        return sum(self.states.values())

    @cached_property
    def waiting(self) -> int:
        return sum(self.states.get(state, 0) for state in OPEN)

    @property
    def settled_percent(self) -> int:
        return WHOLE * (self.total - self.waiting) // self.total if self.total else 0

    @property
    def unknown(self) -> int:
        return self.states.get(State.UNKNOWN, 0)

    @property
    def missed(self) -> int:
        """How many certainly did not get it."""
        gone = (State.FAILED, State.EXPIRED, State.CANCELLED, State.SUPPRESSED)
        return sum(self.states.get(state, 0) for state in gone) + self.deliveries.get(Delivery.UNDELIVERED, 0)

    @property
    def can_be_repeated(self) -> bool:
        """Whether somebody did not get it, and nothing of it can leave any more."""
        return self.missed > 0 and not self.waiting

    @property
    def seconds_left(self) -> int | None:
        """How long what may leave now takes as fast as it went within the last minute; None while nothing moves."""
        moving = self.waiting - self.held
        if moving <= 0 or not self.settled_lately:
            return None
        return int(moving * RATE_WINDOW.total_seconds() / self.settled_lately)

    @property
    def state_lines(self) -> list[Line]:
        return list(lines([(state, self.states.get(state, 0)) for state in State], State.choices))

    @property
    def delivery_lines(self) -> list[Line]:
        counts = [(delivery, self.deliveries.get(delivery, 0)) for delivery in reversed(Delivery)]
        return list(lines(counts, Delivery.choices))


def lines(counts: Sequence[tuple[str, int]], choices: Sequence[tuple[str, str | Promise]]) -> Iterator[Line]:
    """Those that occur, each with its part of a bar."""
    total, x, labels = sum(count for _name, count in counts) or 1, 0.0, dict(choices)
    for name, count in counts:
        if count:
            width = WHOLE * count / total
            sign, meaning = SIGNS.get(name, ""), MEANINGS.get(name, "")
            yield Line(name or "none", str(labels[name]), count, round(x, 2), round(width, 2), sign, meaning)
            x += width


def left_out(exclusions: Mapping[str, int]) -> list[tuple[Reason, int]]:
    """Why people of an audience do not get it, and how many, in the order in which reasons count."""
    return [(reason, exclusions[reason]) for reason in Reason if reason in exclusions]


def progress_of(dispatch: Dispatch) -> Progress:
    """What its messages have come to, counted at most a moment ago."""
    return cast(Progress, cache.get_or_set(f"sms-progress:{dispatch.pk}", lambda: counted(dispatch), KEPT_SECONDS))


def counted(dispatch: Dispatch) -> Progress:
    messages = Message.objects.filter(dispatch=dispatch).order_by()
    sent = messages.filter(state=State.SENT)
    now = timezone.now()
    lately = messages.filter(settled_at__gte=now - RATE_WINDOW)
    held = messages.filter(state=State.QUEUED, due_at__gt=now + A_WHILE)
    return Progress(
        states=dict(messages.values_list("state").annotate(count=Count("pk"))),
        deliveries=dict(sent.values_list("delivery").annotate(count=Count("pk"))),
        errors=list(errors_of(messages)),
        settled_lately=lately.count(),
        **held.aggregate(held=Count("pk"), held_until=Min("due_at")),
    )


def errors_of(messages) -> Iterator[Error]:
    """The commonest answers that say why something did not arrive."""
    failed = messages.exclude(error_code="", error="").exclude(~Q(delivery=Delivery.UNDELIVERED), state=State.SENT)
    found = failed.values("error_code", "sender__gateway").annotate(count=Count("pk"), words=Max("error"))
    for row in found.order_by("-count")[:ERRORS]:
        yield Error(row["error_code"], row["words"], row["count"], row["sender__gateway"] or "")
