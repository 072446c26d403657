"""A whole calendar (RFC 5545, section 3.4; RFC 7986, section 4)."""

from collections.abc import Iterable

from django.http import HttpResponse

from events.calendars.lines import line, text_line, uri
from events.calendars.zones import vtimezone
from events.programme import Session

MEDIA_TYPE = "text/calendar; charset=utf-8"
MAKER = "-//Library Outreach//Events//EN"
# How often programs are asked to look (RFC 7986, section 5.7): a minimum, and many take hours longer.
REFRESH = "PT1H"


def calendar(*parts: bytes, method: str = "") -> bytes:
    """An iCalendar object of ready parts; with a method (RFC 5546) it asks something of whoever gets it."""
    head = [line("BEGIN", "VCALENDAR"), line("VERSION", "2.0"), line("PRODID", MAKER), line("CALSCALE", "GREGORIAN")]
    if method:
        head.append(line("METHOD", method))
    return b"".join([*head, *parts, line("END", "VCALENDAR")])


def subscription(name: str, tag: str, source: str = "") -> bytes:
    """What a program shows of a calendar that it asks for again and again; `source` is its address."""
    lines = [
        text_line("NAME", name, tag),
        # Older than NAME, and all that some programs read.
        text_line("X-WR-CALNAME", name),
        line("REFRESH-INTERVAL;VALUE=DURATION", REFRESH),
        line("X-PUBLISHED-TTL", REFRESH),
    ]
    return b"".join(lines + ([line("SOURCE;VALUE=URI", uri(source))] if source else []))


def zones(used: Iterable[tuple[str, int, int]]) -> bytes:
    """The zones of entries, each given as its name with the first and the last year of an entry."""
    years: dict[str, tuple[int, int]] = {}
    for name, first, last in used:
        before = years.get(name, (first, last))
        years[name] = (min(before[0], first), max(before[1], last))
    return b"".join(vtimezone(name, *years[name]) for name in sorted(years))


def years_of(session: Session) -> tuple[str, int, int]:
    return session.time_zone, session.local_start.year, session.local_end.year


def answer(content: bytes, name: str) -> HttpResponse:
    """A calendar for a program that subscribes to it, or for a person who opens or keeps it under this name."""
    disposition = f'inline; filename="{name}.ics"'
    return HttpResponse(content, content_type=MEDIA_TYPE, headers={"Content-Disposition": disposition})
