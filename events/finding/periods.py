"""Days, weeks and months of the programme, on the clock of each place."""

import datetime
import zoneinfo
from collections.abc import Iterable
from dataclasses import dataclass

from babel import Locale
from babel.core import get_global
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import Q

from cms.core.dates import locale_tag

DAY = datetime.timedelta(days=1)
WEEK = datetime.timedelta(days=7)
# Beyond these there is no programme, and no calendar can count.
YEARS = range(2000, 2100)
FIRST_DAY, LAST_DAY = datetime.date(YEARS[0], 1, 1), datetime.date(YEARS[-1], 12, 31)
# For forms: from a slip of the finger to the year 9999 no calendar recovers.
IN_THESE_YEARS = [MinValueValidator(FIRST_DAY), MaxValueValidator(LAST_DAY)]
# English is read here by people of many countries, not by those for whom the week begins on Sunday.
REGIONS = {"en": "en_001"}
# From the first clock that reaches a day to the last.
FARTHEST_AHEAD, FARTHEST_BEHIND = datetime.timedelta(hours=14), datetime.timedelta(hours=12)


@dataclass(frozen=True)
class Period:
    """Days from the first to the last, both included."""

    first: datetime.date
    last: datetime.date

    def days(self) -> list[datetime.date]:
        return [self.first + DAY * number for number in range((self.last - self.first).days + 1)]


def first_weekday() -> int:
    """The day with which weeks begin for readers of the active language, 0 = Monday (Unicode CLDR)."""
    tag = locale_tag()
    return Locale.parse(REGIONS.get(tag) or get_global("likely_subtags").get(tag, tag)).first_week_day


def begin_of_week(day: datetime.date) -> datetime.date:
    """The first day of the week that a day stands in, as the reader counts."""
    return day - DAY * ((day.weekday() - first_weekday()) % 7)


def month_of(day: datetime.date) -> Period:
    first = day.replace(day=1)
    return Period(first, (first + DAY * 31).replace(day=1) - DAY)


def week_of(day: datetime.date) -> Period:
    first = begin_of_week(day)
    return Period(first, first + DAY * 6)


def begins_by(day: datetime.date, zones: Iterable[str]) -> Q:
    """Sessions that have begun by the end of a day, on the clock of their place."""
    return on_each_clock("starts_at__lt", day + DAY, zones) & Q(starts_at__lt=midnight(day + DAY) + FARTHEST_BEHIND)


def ends_after(day: datetime.date, zones: Iterable[str]) -> Q:
    """Sessions that are not over when a day begins, on the clock of their place."""
    return on_each_clock("ends_at__gt", day, zones) & Q(ends_at__gt=midnight(day) - FARTHEST_AHEAD)


def on_each_clock(lookup: str, day: datetime.date, zones: Iterable[str]) -> Q:
    """Compares a moment with the midnight of its own zone; no database can, with zones in a column."""
    asked = Q(pk__in=[])
    for name in zones:
        asked |= Q(**{"time_zone": name, lookup: midnight(day, zoneinfo.ZoneInfo(name))})
    return asked


def midnight(day: datetime.date, zone: datetime.tzinfo = datetime.UTC) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time.min, zone)
