"""Time zones as calendars carry them: one VTIMEZONE for every TZID (RFC 5545, section 3.6.5).

icalendar writes them too, but gives the onset of summer time in the time that follows it, an hour late.
"""

import datetime
import zoneinfo
from collections.abc import Iterator
from functools import lru_cache

from events.calendars.lines import in_utc, line

UTC = "UTC"
A_DAY = datetime.timedelta(days=1)
A_MINUTE = datetime.timedelta(minutes=1)


def moment_line(name: str, moment: datetime.datetime, zone: str) -> bytes:
    """A date with time on the clock of a zone, or in UTC (section 3.3.5).

    Of an hour that the clock shows twice the zone can name the first alone; the second is given in UTC.
    """
    local = moment.astimezone(zoneinfo.ZoneInfo(zone))
    if zone == UTC or local.fold:
        return line(name, in_utc(moment))
    return line(f"{name};TZID={zone}", f"{local:%Y%m%dT%H%M%S}")


@lru_cache(maxsize=256)
def vtimezone(name: str, first: int, last: int) -> bytes:
    """A zone from the first of January of one year to the end of another; programs need no more of it."""
    if name == UTC:
        return b""
    begin = datetime.datetime(first, 1, 1, tzinfo=datetime.UTC)
    end = datetime.datetime(last + 1, 1, 2, tzinfo=datetime.UTC)
    zone = zoneinfo.ZoneInfo(name)
    parts = [observance(zone, begin - A_DAY, begin - A_DAY)]
    parts += [observance(zone, moment, moment - A_MINUTE) for moment in changes(zone, begin, end)]
    return b"".join([line("BEGIN", "VTIMEZONE"), line("TZID", name), *parts, line("END", "VTIMEZONE")])


def changes(zone: zoneinfo.ZoneInfo, begin: datetime.datetime, end: datetime.datetime) -> Iterator[datetime.datetime]:
    """The moments, in UTC, from which the clock of a zone shows another difference to UTC."""
    day = begin - A_DAY
    while day < end:
        if offset(zone, day) != offset(zone, day + A_DAY):
            yield change_between(zone, day, day + A_DAY)
        day += A_DAY


def change_between(zone: zoneinfo.ZoneInfo, before: datetime.datetime, after: datetime.datetime) -> datetime.datetime:
    """The minute of the change between two moments."""
    while after - before > A_MINUTE:
        middle = before + (after - before) // 2
        middle = middle.replace(second=0, microsecond=0)
        before, after = (middle, after) if offset(zone, middle) == offset(zone, before) else (before, middle)
    return after


def offset(zone: zoneinfo.ZoneInfo, moment: datetime.datetime) -> datetime.timedelta:
    return moment.astimezone(zone).utcoffset() or datetime.timedelta(0)


def observance(zone: zoneinfo.ZoneInfo, moment: datetime.datetime, before: datetime.datetime) -> bytes:
    """What the clock shows from a moment on; its onset is told on the clock that was valid until then."""
    local = moment.astimezone(zone)
    kind = "DAYLIGHT" if local.dst() else "STANDARD"
    former = offset(zone, before)
    return b"".join(
        [
            line("BEGIN", kind),
            line("DTSTART", f"{(moment + former).replace(tzinfo=None):%Y%m%dT%H%M%S}"),
            line("TZOFFSETFROM", signed(former)),
            line("TZOFFSETTO", signed(offset(zone, moment))),
            line("TZNAME", f"{local:%Z}"),
            line("END", kind),
        ]
    )


def signed(difference: datetime.timedelta) -> str:
    """+0530 (section 3.3.14)."""
    minutes = int(difference.total_seconds() // 60)
    sign = "-" if minutes < 0 else "+"
    hours, rest = divmod(abs(minutes), 60)
    return f"{sign}{hours:02}{rest:02}"
