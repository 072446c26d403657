"""In which hours people of a country may be written to, on their own clock."""

import datetime
import zoneinfo

from .countries import rules

DAY = datetime.timedelta(days=1)


def opening(moment: datetime.datetime, *, zone: str, country: str) -> datetime.datetime:
    """The first moment from this one on at which somebody there may be written to, in UTC."""
    local, hours = moment.astimezone(zoneinfo.ZoneInfo(zone)), rules(country)
    if hours.opens <= local.time() < hours.closes:
        return moment.astimezone(datetime.UTC)
    day = local.date() if local.time() < hours.opens else local.date() + DAY
    return on_clock(day, hours.opens, zone)


def next_day(moment: datetime.datetime, *, zone: str, country: str) -> datetime.datetime:
    """When somebody there may first be written to on the day after, in UTC."""
    day = moment.astimezone(zoneinfo.ZoneInfo(zone)).date() + DAY
    return on_clock(day, rules(country).opens, zone)


def midnight(moment: datetime.datetime, *, zone: str) -> datetime.datetime:
    """When the day began in which that moment lies there, in UTC."""
    return on_clock(moment.astimezone(zoneinfo.ZoneInfo(zone)).date(), datetime.time(), zone)


def closing(moment: datetime.datetime, *, zone: str, country: str) -> datetime.datetime:
    """When the hours end in which that moment lies, in UTC."""
    local = moment.astimezone(zoneinfo.ZoneInfo(zone))
    return on_clock(local.date(), rules(country).closes, zone)


def on_clock(day: datetime.date, time: datetime.time, zone: str) -> datetime.datetime:
    """A date and a time on a clock, in UTC.

    A time that the clock jumps over is read by the offset before the jump, and so comes as much later; of a time that
    it shows twice, the first counts (RFC 5545, section 3.3.5).
    """
    return datetime.datetime.combine(day, time, zoneinfo.ZoneInfo(zone)).replace(fold=0).astimezone(datetime.UTC)
