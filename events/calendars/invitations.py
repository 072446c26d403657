"""Entries that a mail brings, and takes away again (RFC 5546, RFC 6047).

Who is registered has said that they come: the invitation asks for no answer, and programs send none.
"""

import datetime
from email.utils import parseaddr
from enum import StrEnum

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import translation

from events.calendars import document
from events.calendars.entry import Status, changed, is_off, matter_lines, revision_lines, vevent
from events.calendars.kept import with_matter
from events.calendars.lines import line, quoted, uri
from events.programme import Session
from events.programme.session import Status as SessionStatus
from events.registrations import Registration
from events.registrations.registration import State


class Method(StrEnum):
    """What a mail asks a calendar to do (RFC 5546, section 1.4)."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


def invitation(registration: Registration, *, method: str, session: Session | None = None) -> bytes:
    """All sessions of a registration, in its language, for a file: one iCalendar object for each (RFC 5545, 3.4).

    All entries of an object that asks for something have one UID (RFC 5546, section 3.2.2), and sessions have several.
    With `session` that one alone, also one that the registration was moved away from.
    """
    return b"".join(invitations(registration, method=method, session=session))


def invitations(registration: Registration, *, method: str, session: Session | None = None) -> list[bytes]:
    """The iCalendar objects, one for each session that the method concerns."""
    sessions = [session.pk] if session else sessions_of(registration, Method(method))
    with translation.override(registration.language):
        found = sorted(with_matter(sessions), key=lambda each: each.starts_at)
        return [invitation_to(each, registration, Method(method)) for each in found]


def sessions_of(registration: Registration, method: Method) -> list[int]:
    """The one that was booked, or those of the series; nobody is invited to what is cancelled."""
    if registration.session_id:
        return [registration.session_id]
    found = Session.objects.filter(event=registration.event_id).in_order()
    if method == Method.REQUEST:
        found = found.filter(status=SessionStatus.SCHEDULED)
    return list(found.values_list("pk", flat=True))


def invitation_to(session: Session, registration: Registration, method: Method) -> bytes:
    cancelled = method == Method.CANCEL or is_off(session)
    lines = [
        *revision_lines(session, revision(session, registration), last_change(session, registration)),
        *matter_lines(session, Status.CANCELLED if cancelled else Status.CONFIRMED),
        *people_lines(session, registration),
    ]
    if session.online_url and not cancelled and registration.state == State.CONFIRMED:
        lines.append(line("CONFERENCE;VALUE=URI", uri(session.online_url)))
    return document.calendar(document.zones([document.years_of(session)]), vevent(lines), method=method)


def revision(session: Session, registration: Registration) -> int:
    """The SEQUENCE for this person: it must rise when they cancel, register again or are moved here and back.

    Session and registration are both counted by the seconds of their last change (RFC 5546, section 2.1.4).
    """
    return int((max(session.revised, registration.changed) - session.created).total_seconds())


def last_change(session: Session, registration: Registration) -> datetime.datetime:
    return max(changed(session), registration.changed)


def people_lines(session: Session, registration: Registration) -> list[bytes]:
    """Who invites, by the address that our mails come from, and who comes."""
    library = session.event.library
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    guest = f"CN={quoted(registration.name)};ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE"
    return [
        line(f"ORGANIZER;CN={quoted(library.name.text if library else name)}", f"mailto:{uri(address)}"),
        line(f"ATTENDEE;{guest}", f"mailto:{uri(registration.email)}"),
    ]


def attach(
    message: EmailMultiAlternatives, registration: Registration, method: str, *, session: Session | None = None
) -> None:
    """Add the entries to a mail; does nothing where there is none.

    The first is one more rendering of what the mail says (RFC 6047, section 2.4), which programs show with the mail;
    further ones of a series are files beside it. The method stands in the type of each as in the entry.
    """
    objects = [text.decode() for text in invitations(registration, method=method, session=session)]
    media_type = f"text/calendar; method={Method(method)}"
    for place, text in enumerate(objects):
        if place == 0:
            message.attach_alternative(text, media_type)
        else:
            message.attach(f"{place + 1}.ics", text, media_type)
