"""In which hours people of a country may be written to, on their own clock."""

import datetime
import zoneinfo

from . import zones
from .countries import Rules, rules

DAY = datetime.timedelta(days=1)
# Fewer hours that are common to all clocks of a country would hold too much back.
ENOUGH = datetime.timedelta(hours=3)


def opening(moment: datetime.datetime, *, zone: str, country: str) -> datetime.datetime:
    """The first moment from this one on at which somebody there may be written to, in UTC."""
    hours, clocks = rules(country), heeded(zone, country, moment.year)
    if is_open(moment, hours, clocks):
        return moment.astimezone(datetime.UTC)
    today = moment.astimezone(zoneinfo.ZoneInfo(zone)).date()
    starts = (on_clock(today + days * DAY, hours.opens, clock) for clock in clocks for days in range(-1, 3))
    common = (start for start in starts if start > moment and is_open(start, hours, clocks))
    # Hours that end before they begin are none at all; whoever set them finds their messages waiting.
    return min(common, default=on_clock(today + DAY, hours.opens, zone))


def heeded(zone: str, country: str, year: int) -> tuple[str, ...]:
    """The clocks by which somebody may be asleep: all of their country if theirs is no more than the likeliest one, and
    if enough hours are common to all.

    Nothing is kept of who has named it: whoever lives by the likeliest clock is written to in the common hours, too.
    """
    hours, found = rules(country), zones.clocks(country, year)
    is_guessed = zone == hours.zone and len(found) > 1
    return found if is_guessed and length(hours) - zones.apart(country, year) >= ENOUGH else (zone,)


def length(hours: Rules) -> datetime.timedelta:
    day = datetime.date.min
    return datetime.datetime.combine(day, hours.closes) - datetime.datetime.combine(day, hours.opens)


def is_open(moment: datetime.datetime, hours: Rules, clocks: tuple[str, ...]) -> bool:
    """Whether it is within the hours by each of these clocks."""
    shown = (moment.astimezone(zoneinfo.ZoneInfo(clock)).time() for clock in clocks)
    return all(hours.opens <= time < hours.closes for time in shown)


def next_day(moment: datetime.datetime, *, zone: str, country: str) -> datetime.datetime:
    """When somebody there may first be written to on the day after, in UTC."""
    day = moment.astimezone(zoneinfo.ZoneInfo(zone)).date() + DAY
    return opening(on_clock(day, rules(country).opens, zone), zone=zone, country=country)


def midnight(moment: datetime.datetime, *, zone: str) -> datetime.datetime:
    """When the day began in which that moment lies there, in UTC."""
    return on_clock(moment.astimezone(zoneinfo.ZoneInfo(zone)).date(), datetime.time(), zone)


def closing(moment: datetime.datetime, *, zone: str, country: str) -> datetime.datetime:
    """When the hours end in which that moment lies, in UTC."""
    closes, clocks = rules(country).closes, heeded(zone, country, moment.year)
    return min(on_clock(moment.astimezone(zoneinfo.ZoneInfo(clock)).date(), closes, clock) for clock in clocks)


def on_clock(day: datetime.date, time: datetime.time, zone: str) -> datetime.datetime:
    """A date and a time on a clock, in UTC.

    A time that the clock jumps over is read by the offset before the jump, and so comes as much later; of a time that
    it shows twice, the first counts (RFC 5545, section 3.3.5).
    """
    return datetime.datetime.combine(day, time, zoneinfo.ZoneInfo(zone)).replace(fold=0).astimezone(datetime.UTC)
