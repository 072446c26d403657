"""How long a broadcast takes at the rates of its senders, within the hours for messages."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sms.numbers.hours import closing, opening

from .addressing import Part


@dataclass(frozen=True, slots=True)
class Pace:
    """`seconds` of pure sending by the slowest sender; `ends_at`: when the last text leaves, waiting for hours
    included; `too_slow`: about how many would not leave while it is of use."""

    seconds: float
    ends_at: datetime.datetime | None
    too_slow: int


def pace(parts: Iterable[Part]) -> Pace:
    """Senders work side by side; each takes what is due first, and waits where people sleep."""
    by_sender: dict[int, list[Part]] = defaultdict(list)
    for part in sorted(parts, key=lambda part: part.due_at):
        by_sender[part.sender_id].append(part)
    walks = [walk(own) for own in by_sender.values()]
    return Pace(
        seconds=max((sum(map(seconds_of, own)) for own in by_sender.values()), default=0.0),
        ends_at=max((ends_at for ends_at, _slow in walks), default=None),
        too_slow=sum(slow for _ends_at, slow in walks),
    )


def seconds_of(part: Part) -> float:
    return part.people * part.segments / part.rate


def walk(parts: list[Part]) -> tuple[datetime.datetime, int]:
    """When a sender is through with its parts, and how many people it does not come to in time."""
    clock, slow = parts[0].due_at, 0
    for part in parts:
        clock, left = send(part, max(clock, part.due_at))
        slow += round(left * part.rate / max(1, part.segments))
    return clock, slow


def send(part: Part, clock: datetime.datetime) -> tuple[datetime.datetime, float]:
    """When it is through with one part, and how many seconds of work on it are left over when it is of no use."""
    left = seconds_of(part)
    while left > 0:
        start = opening(clock, zone=part.zone, country=part.country)
        end = min(closing(start, zone=part.zone, country=part.country), part.expires_at)
        if end <= start:
            break
        worked = min(left, (end - start).total_seconds())
        clock, left = start + datetime.timedelta(seconds=worked), left - worked
    return clock, left
