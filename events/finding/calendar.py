"""A month or a week of the programme: days in rows, each with the sessions that begin on it."""

import datetime
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from cms.core import dates
from events.finding.listing import SessionListing
from events.finding.periods import DAY, WEEK, YEARS, Period, begin_of_week, begins_by, ends_after, month_of
from events.finding.rows import Row, for_rows, rows_of

MONTH = re.compile(r"(\d{4})-(\d{2})")
ISO_WEEK = re.compile(r"(\d{4})-W(\d{2})")
# So many sessions stand in the cell of a day; a link leads to all of it.
MOST_IN_A_CELL = 5


@dataclass(frozen=True)
class Cell:
    """A day with the sessions that begin on it, where they take place; `outside` if it is of another month."""

    date: datetime.date
    all_rows: list[Row]
    outside: bool
    is_today: bool

    @property
    def rows(self) -> list[Row]:
        return self.all_rows[:MOST_IN_A_CELL]

    @property
    def more(self) -> int:
        """How many sessions of the day do not stand in the cell."""
        return max(0, len(self.all_rows) - MOST_IN_A_CELL)

    @property
    def weekday(self) -> str:
        return dates.weekday_name(self.date.weekday())


class Calendar:
    """The days of a period, and the sessions of a list that begin on them."""

    def __init__(self, listing: SessionListing, period: Period):
        self.listing = listing
        self.period = period

    @cached_property
    def found(self) -> list[Row]:
        """What takes place in these days, whatever the list says of days itself."""
        first, last = self.period.first, self.period.last
        asked = ends_after(first, self.listing.zones) & begins_by(last, self.listing.zones)
        sessions = self.listing.everything().filter(self.listing.conditions_without_days(), asked)
        return rows_of(for_rows(sessions), self.listing.moment)

    @cached_property
    def running(self) -> list[Row]:
        """What has begun before these days and is still on."""
        return [row for row in self.found if row.starts.date() < self.period.first]

    @cached_property
    def by_date(self) -> dict[datetime.date, list[Row]]:
        found = defaultdict(list)
        for row in self.found:
            found[row.starts.date()].append(row)
        return found

    @cached_property
    def nearest(self) -> Row | None:
        """Where nothing takes place in these days: what comes next that the same filters find."""
        sessions = self.listing.everything().filter(self.listing.conditions_without_days())
        coming = for_rows(sessions.filter(starts_at__gt=self.listing.moment))[:1]
        return next(iter(rows_of(coming, self.listing.moment)), None)

    @property
    def count(self) -> int:
        return len(self.found)

    @cached_property
    def days(self) -> list[Cell]:
        """The days on which something begins."""
        return [self.cell(day) for day in self.period.days() if day in self.by_date]

    @cached_property
    def weeks(self) -> list[list[Cell]]:
        """All days in rows of seven, as the reader's weeks begin; with days of the months around."""
        return [[self.cell(day) for day in week.days()] for week in self.rows_of_days()]

    def rows_of_days(self) -> Iterator[Period]:
        first = begin_of_week(self.period.first)
        while first <= self.period.last:
            yield Period(first, first + WEEK - DAY)
            first += WEEK

    def cell(self, day: datetime.date) -> Cell:
        outside = not self.period.first <= day <= self.period.last
        return Cell(day, [] if outside else self.by_date.get(day, []), outside, day == self.listing.today)

    @property
    def weekdays(self) -> list[str]:
        """Names of the days, above the columns."""
        return [cell.weekday for cell in self.weeks[0]]


def month_named(name: str) -> Period | None:
    """The month of an address: `2026-12`; None for what is none."""
    match = MONTH.fullmatch(name)
    year, month = map(int, match.groups()) if match else (0, 0)
    return month_of(datetime.date(year, month, 1)) if year in YEARS and month in range(1, 13) else None


def week_named(name: str) -> Period | None:
    """The week of an address (ISO 8601: `2026-W49`): the reader's week in which its Monday lies."""
    match = ISO_WEEK.fullmatch(name)
    year, week = map(int, match.groups()) if match else (0, 0)
    if year not in YEARS:
        return None
    try:
        monday = datetime.date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    first = begin_of_week(monday)
    return Period(first, first + WEEK - DAY)


def name_of_month(day: datetime.date) -> str:
    return f"{day:%Y-%m}"


def name_of_week(day: datetime.date) -> str:
    """The name in addresses of the reader's week that begins on this day: that of the Monday in it."""
    monday = day + DAY * (-day.weekday() % 7)
    year, week, _weekday = monday.isocalendar()
    return f"{year}-W{week:02}"
