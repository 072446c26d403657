"""How often something repeats: the part of RRULE (RFC 5545, section 3.3.10) that a form in plain words can ask for."""

import datetime
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import cast

from dateutil.rrule import rrule, rrulestr

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# Which of a month’s Mondays; -1 is the last.
POSITIONS = (1, 2, 3, 4, -1)
LAST_DAY = -1
DATE = "%Y%m%d"


class Unit(StrEnum):
    DAYS = "DAILY"
    WEEKS = "WEEKLY"
    MONTHS = "MONTHLY"


@dataclass(frozen=True)
class Rule:
    """Every `every` days, weeks or months, until a date (included), or so many times, or without end.

    Weeks have `weekdays` (0 = Monday); months have either `month_day` (1 to 31, -1 for the last), or `position` with
    one weekday: the second Tuesday. Months without a 31st are left out, as RFC 5545 has it; dates that an editor
    leaves out count among the `times`.
    """

    unit: Unit = Unit.WEEKS
    every: int = 1
    weekdays: tuple[int, ...] = ()
    month_day: int | None = None
    position: int | None = None
    until: datetime.date | None = None
    times: int | None = None

    @classmethod
    def parse(cls, text: str) -> "Rule":
        """The rule of an RRULE that this class has written; raises ValueError or KeyError for what it cannot hold."""
        parts = dict(part.split("=") for part in text.split(";"))
        days = parts.get("BYDAY", "").split(",") if "BYDAY" in parts else []
        unit = Unit(parts["FREQ"])
        return cls(
            unit=unit,
            every=int(parts.get("INTERVAL", 1)),
            weekdays=tuple(WEEKDAYS.index(day[-2:]) for day in days),
            month_day=int(parts["BYMONTHDAY"]) if "BYMONTHDAY" in parts else None,
            position=int(days[0][:-2]) if unit == Unit.MONTHS and days else None,
            until=as_date(parts["UNTIL"]) if "UNTIL" in parts else None,
            times=int(parts["COUNT"]) if "COUNT" in parts else None,
        )

    def __str__(self) -> str:
        """As an RRULE without its name; UNTIL is a date on the clock of the place."""
        parts = {"FREQ": self.unit.value, "INTERVAL": self.every if self.every > 1 else None}
        parts["BYDAY"] = ",".join(f"{self.position or ''}{WEEKDAYS[day]}" for day in self.weekdays)
        parts |= {"BYMONTHDAY": self.month_day, "COUNT": self.times}
        parts["UNTIL"] = self.until.strftime(DATE) if self.until else None
        return ";".join(f"{name}={value}" for name, value in parts.items() if value)

    def starting(self, first: datetime.datetime) -> rrule:
        """All its moments from a first one on, on a clock without a zone."""
        return cast(rrule, rrulestr(f"RRULE:{self.as_of(first)}", dtstart=first))

    def as_of(self, first: datetime.datetime) -> str:
        """With an end that covers the whole of the last date, whatever the time of day."""
        text = str(self)
        return f"{text}T{first:%H%M%S}" if self.until else text

    def first_on_or_after(self, day: datetime.date) -> datetime.date | None:
        """The first date that it hits, as if it were every week or month: from there the interval is counted."""
        midnight = datetime.datetime.combine(day, datetime.time())
        found = replace(self, every=1, times=None).starting(midnight).after(midnight, inc=True)
        return found.date() if found else None


def as_date(text: str) -> datetime.date:
    return datetime.datetime.strptime(text[:8], DATE).date()  # noqa: DTZ007 (a date on whatever clock)
