"""One session as an entry of a calendar (RFC 5545, section 3.6.1; RFC 7986)."""

import datetime
from collections.abc import Iterator

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cms.core.wording import Wording
from events.calendars.lines import in_utc, line, text_line, uri
from events.calendars.zones import moment_line
from events.programme import Session, Venue
from events.programme.event import Attendance
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


def entry(session: Session) -> bytes:
    """The VEVENT of a session in the active language.

    The same for everybody: nothing in it is meant for those alone who are registered.
    """
    return vevent([*identity_lines(session), *matter_lines(session)])


def vevent(lines: list[bytes]) -> bytes:
    return b"".join([b"BEGIN:VEVENT\r\n", *lines, b"END:VEVENT\r\n"])


def identity_lines(session: Session) -> Iterator[bytes]:
    """What tells one entry, and one state of it, from others.

    The times are stored ones: entries that nothing has happened to stay the same, byte for byte (sections 3.8.7.2, 3).
    """
    yield line("UID", str(session.uid))
    yield line("SEQUENCE", str(session.sequence))
    yield line("DTSTAMP", in_utc(changed(session)))
    yield line("LAST-MODIFIED", in_utc(changed(session)))
    yield line("CREATED", in_utc(session.created))


def changed(session: Session) -> datetime.datetime:
    """When anything was last changed that the entry shows."""
    event, venue = session.event, session.venue
    moments = [session.revised, event.changed, venue and venue.changed, event.library and event.library.changed]
    return max(moment for moment in moments if moment)


def matter_lines(session: Session, *, prefix: str = "", tentative: bool = False) -> Iterator[bytes]:
    """When and where it is, and what; `prefix` stands before the title."""
    event, title = session.event, session.event.title
    off = is_off(session)
    yield moment_line("DTSTART", session.starts_at, session.time_zone)
    yield moment_line("DTEND", session.ends_at, session.time_zone)
    yield line("STATUS", "CANCELLED" if off else "TENTATIVE" if tentative else "CONFIRMED")
    yield text_line("SUMMARY", said_of(title.text, _("Cancelled") if off else prefix), title.language.tag)
    if text := description(session):
        yield text_line("DESCRIPTION", text, event.summary.language.tag)
    yield text_line("CATEGORIES", event.get_kind_display())
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
    return settings.PUBLIC_URL + reverse("event", args=[session.event.slug])


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
