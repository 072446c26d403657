"""Which people of an audience get what, by which way and when: counted in groups, never one by one."""

import datetime
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, NamedTuple

from sms.gateways.base import Way
from sms.gateways.routing import Table, table
from sms.models import Dispatch
from sms.numbers.hours import opening
from sms.texts.segments import count

from .anchors import Moment
from .audience import Audience
from .moments import clock_of, due_in, of_use_until
from .reasons import Reason
from .wording import finished, routed


class Left(NamedTuple):
    """People who do not get it."""

    reason: str
    language: str
    country: str


@dataclass(frozen=True, slots=True)
class Part:
    """People of one language, zone and country whom the same way reaches: what is written with one statement.

    `segments` of each text, once it is finished, and how many of these the link to leave takes that stands in place of
    a word; `price` of one of them; `rate` of the sender in segments a second.
    """

    language: str
    zone: str
    country: str
    prefix: str
    people: int
    sender_id: int
    two_way: bool
    price: Decimal
    rate: float
    segments: int
    for_link: int
    due_at: datetime.datetime
    expires_at: datetime.datetime

    @property
    def cost(self) -> Decimal:
        return self.people * self.segments * self.price


@dataclass(frozen=True, slots=True)
class Addressed:
    """All of an audience: those who get it in parts, the others by reason, language and country."""

    parts: list[Part]
    left: Counter[Left]

    @property
    def people(self) -> int:
        return sum(part.people for part in self.parts)

    @property
    def cost(self) -> Decimal:
        return sum((part.cost for part in self.parts), Decimal(0))

    def left_by_reason(self) -> dict[str, int]:
        """How many are left out for which reason, in the order of reasons."""
        found: Counter[str] = Counter()
        for left, people in self.left.items():
            found[left.reason] += people
        return {str(reason): found[reason] for reason in Reason.values if found[reason]}


class Text(NamedTuple):
    way: Way
    segments: int
    for_link: int


class Addressing:
    """Finds the way, the length and the time for each group of an audience; asks for all groups at once.

    The dispatch has its texts; `anchor` is what is known of the dated thing that they are about.
    """

    def __init__(self, dispatch: Dispatch, anchor: Moment | None, now: datetime.datetime) -> None:
        self.dispatch, self.broadcast, self.now = dispatch, dispatch.broadcast, now
        self.zone, self.start = clock_of(dispatch, anchor), of_use_until(dispatch.broadcast, anchor)
        self.routes: Table = table()
        self.found: dict[tuple[str, str, str], Text | None] = {}

    @property
    def prefixes(self) -> list[str]:
        """Beginnings of numbers that routes tell apart."""
        return sorted({route.prefix for route in self.routes.routes if route.prefix})

    def address(self) -> Addressed:
        """Everybody, in a constant number of queries."""
        parts, left = [], Counter[Left]()
        audience = Audience(self.broadcast, max(self.now, self.dispatch.planned_for), self.dispatch, self.prefixes)
        for group in [*audience.counted(audience.followers()), *audience.counted(audience.former())]:
            found = self.part(group)
            if isinstance(found, Part):
                parts.append(found)
            else:
                left[Left(found, group["language"], group["country"])] += group["people"]
        return Addressed(parts, left)

    def part(self, group: Mapping[str, Any]) -> Part | str:
        """A group as a part, or the reason why none of it gets anything."""
        language, country = group["language"], group["country"]
        if group["reason"]:
            return group["reason"]
        if not self.dispatch.texts.get(language):
            return Reason.NO_TEXT.value
        text = self.text_for(language, country, group["prefix"])
        times = self.times(group["zone"], country)
        if text is None or times is None:
            return Reason.NO_ROUTE.value if text is None else Reason.TOO_LATE.value
        way, (due_at, expires_at) = text.way, times
        return Part(
            **{name: group[name] for name in ("language", "zone", "country", "prefix", "people")},
            sender_id=way.sender_id,
            two_way=way.two_way,
            price=Decimal(way.price),
            rate=way.rate,
            segments=text.segments,
            for_link=text.for_link,
            due_at=due_at,
            expires_at=expires_at,
        )

    def times(self, zone: str, country: str) -> tuple[datetime.datetime, datetime.datetime] | None:
        """When it is due there, within the hours for messages, and until when it is of use."""
        meant = due_in(self.dispatch, self.zone, zone)
        expires_at = meant + datetime.timedelta(hours=self.broadcast.useful_hours)
        if self.start:
            expires_at = min(expires_at, self.start)
        due_at = opening(max(meant, self.now), zone=zone, country=country)
        is_late = self.now > meant + datetime.timedelta(hours=self.broadcast.late_hours)
        return None if is_late or due_at >= expires_at else (due_at, expires_at)

    def text_for(self, language: str, country: str, prefix: str) -> Text | None:
        """The way of a group and how long the text becomes on it."""
        key = language, country, prefix
        if key not in self.found:
            self.found[key] = self.chosen(language, country, f"+{prefix}")
        return self.found[key]

    def chosen(self, language: str, country: str, phone: str) -> Text | None:
        found = routed(self.dispatch, language=language, country=country, phone=phone, routes=self.routes)
        if found is None:
            return None
        way, text = found
        with_word = finished(self.dispatch, language=language, country=country, way=replace(way, two_way=True))
        segments = count(text).segments
        return Text(way, segments, max(0, segments - count(with_word).segments))
