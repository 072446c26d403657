"""The dates that entries of a calendar come to, as far as they are of the next twelve months."""

import datetime
import html
import time
import zoneinfo
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

import icalendar
import recurring_ical_events
from django.utils.html import strip_tags
from django.utils.text import Truncator

from events.calendars.importing.errors import (
    BadEntry,
    EndsTooEarly,
    NoIdentity,
    NoTitle,
    RepeatsTooOften,
    TakesTooLong,
    TooManyDates,
    UnknownZone,
)
from events.calendars.importing.parts import BROKEN, Parts
from events.calendars.rows import UID_LENGTH

AHEAD = datetime.timedelta(days=366)
MOST_DATES = 5000
MOST_DATES_OF_ONE = 400
SECONDS = 60.0
# A rule may be endless, a year of it is not; more often than daily no library repeats anything.
OFTEN = {"SECONDLY", "MINUTELY", "HOURLY"}
WITHIN_A_DAY = ("BYHOUR", "BYMINUTE", "BYSECOND")
EARLIEST_YEAR, LATEST_YEAR = 1970, 2099
# What the database takes.
LARGEST = 2**31 - 1
DECISIVE = {"DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"}
# Of an entry without an end (RFC 5545, section 3.6.1, has none for those with a time).
AN_HOUR = datetime.timedelta(hours=1)
UTC = zoneinfo.ZoneInfo("UTC")
A_MINUTE = datetime.timedelta(minutes=1)


@dataclass(frozen=True)
class Occurrence:
    """One date; times in UTC. `recurrence` is empty for what does not repeat, `zone` where the entry names none."""

    uid: str
    recurrence: str
    sequence: int
    stamped: datetime.datetime | None
    starts_at: datetime.datetime
    ends_at: datetime.datetime
    zone: str
    title: str
    summary: str
    place: str
    url: str
    cancelled: bool


@dataclass(frozen=True)
class Refusal:
    """What was left out, by the title or UID that the partner knows it by, and the name of the error."""

    uid: str
    what: str
    why: str


@dataclass
class Reading:
    """What a calendar says: dates by UID, and what of it cannot be taken over."""

    dates: dict[str, list[Occurrence]] = field(default_factory=dict)
    refused: list[Refusal] = field(default_factory=list)

    @property
    def refused_uids(self) -> set[str]:
        return {refusal.uid for refusal in self.refused}


def read(parts: Parts, *, zone: str, moment: datetime.datetime) -> Reading:
    """All dates that end after a moment, at most twelve months ahead; `zone` is that of times that name none.

    Raises TooManyDates or TakesTooLong.
    """
    reading, deadline = Reading(), time.monotonic() + SECONDS
    if parts.unread:
        reading.refused.append(Refusal("", "", BadEntry.__name__))
    for uid, entries in parts.by_uid.items():
        if time.monotonic() > deadline:
            raise TakesTooLong(f"more than {SECONDS} seconds")
        add_dates(reading, uid, entries, zone, moment)
        if sum(map(len, reading.dates.values())) > MOST_DATES:
            raise TooManyDates(f"more than {MOST_DATES} dates")
    return reading


def add_dates(reading: Reading, uid: str, entries: list[icalendar.Event], zone: str, moment: datetime.datetime) -> None:
    try:
        check(uid, entries)
        if dates := list(dates_of(uid, entries, zoneinfo.ZoneInfo(zone), moment)):
            reading.dates[uid] = dates
    except BadEntry as bad:
        reading.refused.append(refusal(uid, entries, bad))
    except BROKEN:
        reading.refused.append(refusal(uid, entries, BadEntry()))


def refusal(uid: str, entries: list[icalendar.Event], bad: BadEntry) -> Refusal:
    return Refusal(uid, str(entries[0].get("SUMMARY", uid))[:120], type(bad).__name__)


def check(uid: str, entries: list[icalendar.Event]) -> None:
    """Raise BadEntry for what cannot be read rightly, or not in a reasonable time."""
    if not 0 < len(uid) <= UID_LENGTH:
        raise NoIdentity
    for entry in entries:
        if DECISIVE & {name for name, _why in entry.errors}:
            raise BadEntry
        for rule in rules_of(entry):
            check_rule(rule, entry)
        for name in ("DTSTART", "DTEND", "RECURRENCE-ID"):
            check_zone(entry.get(name))
        check_span(entry)


def rules_of(entry: icalendar.Event) -> list:
    rules = entry.get("RRULE", [])
    return rules if isinstance(rules, list) else [rules]


def check_rule(rule, entry: icalendar.Event) -> None:
    often = set(rule["FREQ"]) & OFTEN or any(len(rule.get(name, [])) > 1 for name in WITHIN_A_DAY)
    if often or entry["DTSTART"].dt.year < EARLIEST_YEAR:
        raise RepeatsTooOften


def check_span(entry: icalendar.Event) -> None:
    """The library that works out dates takes such an entry for one without an end."""
    start, end = (in_utc(entry[name].dt, UTC) if name in entry else None for name in ("DTSTART", "DTEND"))
    if start and end and end < start:
        raise EndsTooEarly


def check_zone(value) -> None:
    """icalendar takes a time in an unknown zone for one without, which would be hours off."""
    if value is not None and "TZID" in value.params and getattr(value.dt, "tzinfo", None) is None:
        raise UnknownZone


def dates_of(
    uid: str, entries: list[icalendar.Event], zone: zoneinfo.ZoneInfo, moment: datetime.datetime
) -> Iterator[Occurrence]:
    """The dates of all entries with one UID; changes of single ones (RECURRENCE-ID) among them."""
    calendar = icalendar.Calendar()
    for entry in entries:
        calendar.add_component(entry)
    # A day more on either side: floating times and whole days are of another zone there.
    around = datetime.timedelta(days=1)
    found = recurring_ical_events.of(calendar).between(moment - around, moment + AHEAD + around)
    if len(found) > MOST_DATES_OF_ONE:
        raise RepeatsTooOften
    repeats = any({"RRULE", "RDATE", "RECURRENCE-ID"} & entry.keys() for entry in entries)
    for component in found:
        date = occurrence(uid, component, zone, repeats)
        if date.starts_at.year < EARLIEST_YEAR or date.ends_at.year > LATEST_YEAR:
            # "For ever", as some programs write it: our own calendars could not tell the zones of so many years.
            raise BadEntry
        if date.ends_at > moment and date.starts_at < moment + AHEAD:
            yield date


def occurrence(uid: str, entry: icalendar.Event, zone: zoneinfo.ZoneInfo, repeats: bool) -> Occurrence:
    starts_at, ends_at = span(entry, zone)
    title = plain(entry.get("SUMMARY"), 255)
    if not title:
        raise NoTitle
    return Occurrence(
        uid=uid,
        recurrence=recurrence_id(entry) if repeats else "",
        sequence=max(number(entry.get("SEQUENCE")), 0),
        stamped=stamp(entry),
        starts_at=starts_at,
        ends_at=ends_at,
        zone=zone_name(entry),
        title=title,
        summary=plain(entry.get("DESCRIPTION"), 320),
        place=plain(entry.get("LOCATION"), 300),
        url=web_address(entry.get("URL")),
        cancelled=str(entry.get("STATUS", "")).upper() == "CANCELLED",
    )


def span(entry: icalendar.Event, zone: zoneinfo.ZoneInfo) -> tuple[datetime.datetime, datetime.datetime]:
    """Start and end in UTC. Whole days last from midnight to the last minute of the last: DTEND is the day after."""
    start, end = entry["DTSTART"].dt, entry.end
    starts_at, ends_at = in_utc(start, zone), in_utc(end, zone)
    if not isinstance(start, datetime.datetime):
        ends_at -= A_MINUTE
    elif ends_at == starts_at:
        ends_at += AN_HOUR
    return starts_at, ends_at


def in_utc(value: datetime.date, zone: zoneinfo.ZoneInfo) -> datetime.datetime:
    """A time as it is meant: of its own zone, or on the clock of the library (floating, section 3.3.5)."""
    if not isinstance(value, datetime.datetime):
        value = datetime.datetime.combine(value, datetime.time.min)
    moment = value if value.tzinfo else value.replace(tzinfo=zone)
    return moment.astimezone(datetime.UTC).replace(microsecond=0)


def recurrence_id(entry: icalendar.Event) -> str:
    """Which date of its rule this is: the same text whatever zone it is told in."""
    value = entry["RECURRENCE-ID"].dt
    if isinstance(value, datetime.datetime) and value.tzinfo:
        value = value.astimezone(datetime.UTC)
    return value.isoformat()


def zone_name(entry: icalendar.Event) -> str:
    """The zone of the IANA database that the start is told in; empty for UTC, which says nothing about the place."""
    zone = getattr(entry["DTSTART"].dt, "tzinfo", None)
    name = getattr(zone, "key", "")
    return name if name in places() else ""


@cache
def places() -> set[str]:
    """The zones of places; to list them takes the system some milliseconds."""
    return zoneinfo.available_timezones() - {"UTC", "Etc/UTC"}


def stamp(entry: icalendar.Event) -> datetime.datetime | None:
    """When the entry was last changed, as far as it says so."""
    for name in ("LAST-MODIFIED", "DTSTAMP"):
        try:
            return in_utc(entry[name].dt, UTC)
        except BROKEN:
            continue
    return None


def number(value: object) -> int:
    return min(value, LARGEST) if isinstance(value, int) else 0


def plain(value: object, length: int) -> str:
    """A text without the HTML that some programs put there, of at most so many characters."""
    text = html.unescape(strip_tags(str(value or "")))
    return Truncator(" ".join(text.replace("\x00", "").split())).chars(length)


def web_address(value: object) -> str:
    """An address that visitors can be sent to; empty for anything else."""
    text = str(value or "")
    return text if text.startswith(("https://", "http://")) and len(text) <= 1000 and text.isprintable() else ""
