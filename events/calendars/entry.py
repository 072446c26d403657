"""One session as an entry of a calendar (RFC 5545, section 3.6.1; RFC 7986)."""

import datetime
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cms.core.wording import Wording
from events.calendars.lines import in_utc, line, text_line, uri
from events.calendars.zones import moment_line
from events.programme import Session, Venue
from events.programme.event import Attendance, Kind
from events.programme.event import Status as EventStatus

# Names of CSS Color 3 (RFC 7986, section 5.9) that come nearest to the palettes of libraries.
COLOURS = {
    "lapis": "steelblue",
    "turquoise": "teal",
    "pomegranate": "firebrick",
    "walnut": "sienna",
    "poplar": "seagreen",
    "felt": "tan",
}


class Status(StrEnum):
    """Section 3.8.1.11."""

    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


def entry(session: Session) -> bytes:
    """The VEVENT of a session in the active language.

    The same for everybody: nothing in it is meant for those alone who are registered.
    """
    status = Status.CANCELLED if is_off(session) else Status.CONFIRMED
    return vevent([*identity_lines(session), *matter_lines(session, status)])


def vevent(lines: list[bytes]) -> bytes:
    return b"".join([b"BEGIN:VEVENT\r\n", *lines, b"END:VEVENT\r\n"])


def identity_lines(session: Session) -> list[bytes]:
    """What tells an entry from others, and one of its states from another.

    The times are stored ones: an entry that nothing has happened to stays the same, byte for byte (sections 3.8.7.2
    and 3.8.7.3).
    """
    return [*revision_lines(session, session.sequence, changed(session)), line("CREATED", in_utc(session.created))]


def revision_lines(session: Session, sequence: int, moment: datetime.datetime) -> list[bytes]:
    return [
        line("UID", str(session.uid)),
        line("SEQUENCE", str(sequence)),
        line("DTSTAMP", in_utc(moment)),
        line("LAST-MODIFIED", in_utc(moment)),
    ]


def changed(session: Session) -> datetime.datetime:
    """When anything was last changed that the entry shows."""
    event, venue = session.event, session.venue
    moments = [session.revised, event.changed, event.library and event.library.changed]
    moments += [venue.changed, venue.library and venue.library.changed] if venue else []
    return max(moment for moment in moments if moment)


def matter_lines(session: Session, status: Status, prefix: str = "") -> Iterator[bytes]:
    """When and where it is, and what; `prefix` stands before the title of what takes place."""
    event, title = session.event, session.event.title
    said = _("Cancelled") if status == Status.CANCELLED else prefix
    yield moment_line("DTSTART", session.starts_at, session.time_zone)
    yield moment_line("DTEND", session.ends_at, session.time_zone)
    yield line("STATUS", status)
    yield text_line("SUMMARY", said_of(title.text, said), title.language.tag)
    yield text_line("DESCRIPTION", description(session), event.summary.language.tag)
    yield text_line("CATEGORIES", str(Kind(event.kind).label), translation.get_language())
    if event.look:
        yield line("COLOR", COLOURS[event.look.palette])
    yield line("URL", uri(address(session)))
    yield from place_lines(session)


def is_off(session: Session) -> bool:
    return session.is_cancelled or session.event.status == EventStatus.CANCELLED


def said_of(title: str, prefix: str) -> str:
    """Programs leave out the state of an entry, or show it as a colour: it stands in the title as well."""
    if not prefix:
        return title
    return pgettext("state of an event, its title", "%(state)s: %(title)s") % {"state": prefix, "title": title}


def description(session: Session) -> str:
    """Paragraphs: why it is cancelled, what it is, what is special about this date, where there is more."""
    reason = session.cancel_reason.text if is_off(session) else ""
    texts = [reason, session.event.summary.text, session.note.text, address(session)]
    return "\n\n".join(text for text in texts if text)


def address(session: Session) -> str:
    """The page of the event, with the host of the site."""
    return settings.PUBLIC_URL + path_of(session.event.slug, translation.get_language())


@lru_cache(maxsize=4096)
def path_of(slug: str, tag: str) -> str:
    """The path of an event's page in the active language, which is `tag`; Django takes long to find it."""
    return reverse("event", args=[slug])


def place_lines(session: Session) -> Iterator[bytes]:
    venue = session.venue
    if venue and session.event.attendance != Attendance.ONLINE:
        place = whereabouts(venue)
        yield text_line("LOCATION", place.text, place.language.tag)
        if venue.latitude is not None:
            yield line("GEO", f"{venue.latitude};{venue.longitude}")
    elif session.event.attendance != Attendance.IN_PERSON:
        yield text_line("LOCATION", _("Online"), translation.get_language())


def whereabouts(venue: Venue) -> Wording:
    """Name, address, city and country, in the language of the name."""
    name = venue.name
    parts = [name.text, venue.address.text, venue.city.text, venue.country_name]
    return Wording(", ".join(dict.fromkeys(part for part in parts if part)), name.language)
