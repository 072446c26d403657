"""When a repetition takes place: steps on the clock of the place, never in UTC, so that 16:00 stays 16:00 all year."""

import datetime
import zoneinfo
from collections.abc import Iterator

from dateutil.relativedelta import relativedelta

from events.programme import Repetition

from .rules import Rule

AHEAD = relativedelta(months=12)


def on_clock(day: datetime.date, at: datetime.time, zone: zoneinfo.ZoneInfo) -> datetime.datetime:
    """A date and a time on the clock of a place, in UTC.

    A time that the clock jumps over is read by the offset before the jump, and so comes as much later; of a time that
    it shows twice, the first counts (RFC 5545, section 3.3.5).
    """
    return datetime.datetime.combine(day, at, zone).replace(fold=0).astimezone(datetime.UTC)


def starts_of(
    repetition: Repetition, *, since: datetime.date, until: datetime.date
) -> Iterator[tuple[datetime.date, datetime.datetime]]:
    """Its dates in a period (both ends included), without those left out, each with its start in UTC.

    Where a place has skipped a whole day (Samoa, 30 December 2011), that day and the next would start at one moment:
    there is one session then.
    """
    left_out, seen = set(repetition.not_on), set()
    first = datetime.datetime.combine(repetition.starts_on, repetition.at)
    for moment in Rule.parse(repetition.rule).starting(first):
        if moment.date() > until:
            return
        start = on_clock(moment.date(), repetition.at, repetition.zone)
        if moment.date() >= since and moment.date().isoformat() not in left_out and start not in seen:
            seen.add(start)
            yield moment.date(), start


def horizon(moment: datetime.datetime, zone: zoneinfo.ZoneInfo) -> datetime.date:
    """How far ahead sessions are made: the last date."""
    return moment.astimezone(zone).date() + AHEAD
