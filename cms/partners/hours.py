"""Opening hours as a visitor reads them: days that are alike together, and whether it is open now."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from cms.core.dates import weekday_name
from cms.partners.libraries.library import PartnerLibrary
from cms.partners.libraries.visiting import OpeningHours

DAYS = range(7)
END_OF_DAY = datetime.time(23, 59)
Stretch = tuple[datetime.time, datetime.time]


@dataclass(frozen=True)
class Days:
    """Weekdays in a row that are open alike; without stretches, closed."""

    first: int
    last: int
    stretches: tuple[Stretch, ...]

    @property
    def first_name(self) -> str:
        return weekday_name(self.first)

    @property
    def last_name(self) -> str:
        """The name of the last day, empty if there is only one."""
        return weekday_name(self.last) if self.last != self.first else ""


def week(hours: Iterable[OpeningHours]) -> list[Days]:
    """The week from Monday, neighbouring days with the same hours put together; empty if nothing is known."""
    hours = list(hours)
    if not hours:
        return []
    by_day = {day: tuple((h.opens, h.closes) for h in hours if h.weekday == day) for day in DAYS}
    groups = [list(days) for _stretches, days in groupby(DAYS, key=lambda day: by_day[day])]
    return [Days(days[0], days[-1], by_day[days[0]]) for days in groups]


@dataclass(frozen=True)
class Opening:
    """Whether a library is open at a moment: until when, or when it opens next (local times)."""

    is_open: bool
    until: datetime.time | None = None
    opens: datetime.time | None = None
    opens_in_days: int = 0
    opens_day: str = ""


def opening_at(library: PartnerLibrary, hours: Iterable[OpeningHours], moment: datetime.datetime) -> Opening | None:
    """Whether the library is open at a moment; None if its hours are unknown."""
    local, hours = library.local_time(moment), list(hours)
    if not hours:
        return None
    for stretch in hours:
        if stretch.weekday == local.weekday() and stretch.opens <= local.time() < closing(stretch):
            return Opening(is_open=True, until=stretch.closes)
    return next_opening(hours, local)


def changes_at(library: PartnerLibrary, hours: Iterable[OpeningHours], moment: datetime.datetime) -> datetime.datetime:
    """When what `opening_at` says of a moment ceases to be true: as a door opens or closes, else at midnight."""
    local = library.local_time(moment)
    today = [stretch for stretch in hours if stretch.weekday == local.weekday()]
    doors = [time for stretch in today for time in (stretch.opens, stretch.closes) if time > local.time()]
    midnight = datetime.datetime.combine(local.date() + datetime.timedelta(days=1), datetime.time.min, library.zone)
    if not doors or min(doors) == END_OF_DAY:
        return midnight
    return datetime.datetime.combine(local.date(), min(doors), library.zone)


def closing(stretch: OpeningHours) -> datetime.time:
    """23:59 stands for the end of the day."""
    return datetime.time.max if stretch.closes == END_OF_DAY else stretch.closes


def next_opening(hours: list[OpeningHours], local: datetime.datetime) -> Opening:
    """The next stretch that begins after a local time, at most a week ahead."""
    waits = [((stretch.weekday - local.weekday()) % 7, stretch.opens) for stretch in hours]
    waits = [(7 if days == 0 and opens <= local.time() else days, opens) for days, opens in waits]
    days, opens = min(waits)
    return Opening(is_open=False, opens=opens, opens_in_days=days, opens_day=weekday_name((local.weekday() + days) % 7))
