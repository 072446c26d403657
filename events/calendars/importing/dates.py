"""Dates of imported events: new ones, changed ones, and those that are missing."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property

from django.db import transaction
from django.utils import timezone

from events.calendars.importing.occurrences import AHEAD, Occurrence, Reading
from events.calendars.rows import CalendarSource, ImportedEvent, ImportedSession
from events.programme import Venue
from events.programme.session import Status
from events.scheduling import services as scheduling

# So few missing dates are nothing unusual; beyond, more than half of all are.
FEW = 2


class Dates:
    """The dates of one source, as they are known here, and its venues; read once for all of its events."""

    def __init__(self, source: CalendarSource, moment: datetime.datetime):
        self.source = source
        self.moment = moment

    @cached_property
    def known(self) -> dict[tuple[int, str], ImportedSession]:
        found = ImportedSession.objects.filter(parent__source=self.source)
        found = found.select_related("session__event", "session__venue", "parent")
        return {(each.parent_id, each.recurrence): each for each in found}

    @cached_property
    def venues(self) -> dict[str, Venue]:
        """The venues of the library by each of their names."""
        found = Venue.objects.filter(library=self.source.library)
        return {name.casefold(): venue for venue in found for name in venue.names.values()}

    def have_news(self, imported: ImportedEvent, dates: Iterable[Occurrence]) -> bool:
        """Whether any of these is newer than what is known of it: an old copy brings back no old words."""
        rows = ((self.known.get((imported.pk, date.recurrence)), date) for date in dates)
        return any(row is None or is_newer(row, date) for row, date in rows)

    def take_over(self, imported: ImportedEvent, dates: Iterable[Occurrence]) -> Iterator[str]:
        """Take over dates of an event; a word for each that is new, changed, cancelled or restored."""
        for date in dates:
            row = self.known.get((imported.pk, date.recurrence))
            word = self.change(row, date) if row else self.add(imported, date)
            if word:
                yield word

    def add(self, imported: ImportedEvent, date: Occurrence) -> str:
        """A new date; one that is cancelled before anybody knew of it is no news."""
        if date.cancelled:
            return ""
        venue = self.venue_of(date)
        session = scheduling.add_session(
            event=imported.event,
            starts_at=date.starts_at,
            ends_at=date.ends_at,
            time_zone=date.zone or self.source.zone,
            venue=venue,
        )
        session.notes = self.notes_of(date)
        session.save(update_fields=["notes"])
        row = ImportedSession(session=session, parent=imported, recurrence=date.recurrence, told=self.said_of(date))
        note_revision(row, date)
        return "new"

    def change(self, row: ImportedSession, date: Occurrence) -> str:
        """Bring a date up to what its source says now, if that is newer, or if the date was missing meanwhile."""
        said = self.said_of(date)
        if not row.gone and (said == row.told or not is_newer(row, date)):
            return ""
        here = set(row.edited_here)
        word = self.set_state(row, state_of(date), here) or "changed"
        if not row.session.is_cancelled:
            self.reschedule(row, date, here)
        row.told, row.gone = said, False
        note_revision(row, date)
        return word

    def reschedule(self, row: ImportedSession, date: Occurrence, here: set[str]) -> None:
        """Move it, and change its note, as far as neither was edited here."""
        session, notes = row.session, self.notes_of(date)
        if "notes" not in here and session.notes != notes:
            session.notes, session.revised = notes, timezone.now()
            session.save(update_fields=["notes", "revised"])
        times, venue = (date.starts_at, date.ends_at), self.venue_of(date)
        if here & {"starts_at", "ends_at"}:
            times = session.starts_at, session.ends_at
        if "venue" in here:
            venue = session.venue
        if (*times, venue) != (session.starts_at, session.ends_at, session.venue):
            scheduling.move_session(session=session, starts_at=times[0], ends_at=times[1], venue=venue)

    def set_state(self, row: ImportedSession, status: str, here: set[str]) -> str:
        """Cancel or restore it; not if somebody here has decided otherwise."""
        if "status" in here or status == row.session.status:
            return ""
        if status == Status.CANCELLED:
            row.session = scheduling.cancel_session(session=row.session, reasons={})
            return "cancelled"
        row.session = scheduling.restore_session(session=row.session)
        return "restored"

    def close_gaps(self, reading: Reading, *, meant: bool) -> Counter[str]:
        """Cancel upcoming dates that the calendar does not have any more, or count them as missing if they are many.

        Entries that could not be read are not missing, nor are those that somebody has set aside.
        """
        upcoming = [row for row in self.known.values() if self.is_expected(row, reading)]
        there = {(uid, date.recurrence) for uid, dates in reading.dates.items() for date in dates}
        missing = [row for row in upcoming if (row.parent.uid, row.recurrence) not in there]
        many = len(missing) > FEW and 2 * len(missing) > len(upcoming)
        if missing and not meant and (many or not reading.dates):
            return Counter(missing=len(missing))
        return Counter(self.give_up(row) for row in missing)

    def is_expected(self, row: ImportedSession, reading: Reading) -> bool:
        session = row.session
        ahead = self.moment < session.starts_at < self.moment + AHEAD and not row.gone
        told_of = self.moment < datetime.datetime.fromisoformat(row.told["starts_at"]) < self.moment + AHEAD
        left_out = row.parent.set_aside or row.parent.uid in reading.refused_uids
        return ahead and told_of and not left_out

    @transaction.atomic
    def give_up(self, row: ImportedSession) -> str:
        """Cancel a date that is missing, unless it is cancelled already or was moved or kept by hand."""
        word = self.set_state(row, Status.CANCELLED, set(row.edited_here)) or "left"
        row.told |= {"status": Status.CANCELLED}
        row.gone = True
        row.save(update_fields=["told", "gone"])
        return word

    def said_of(self, date: Occurrence) -> dict[str, object]:
        """The same facts as `ImportedSession.facts`, as the source tells them."""
        venue = self.venue_of(date)
        return {
            "starts_at": date.starts_at.isoformat(),
            "ends_at": date.ends_at.isoformat(),
            "venue": venue.pk if venue else None,
            "notes": self.notes_of(date),
            "status": state_of(date),
        }

    def named_venue(self, date: Occurrence) -> Venue | None:
        """The venue of the library whose name the entry gives, alone or before an address."""
        place = date.place.casefold()
        return self.venues.get(place) or self.venues.get(place.partition(",")[0].strip())

    def venue_of(self, date: Occurrence) -> Venue | None:
        return self.named_venue(date) or self.source.venue

    def notes_of(self, date: Occurrence) -> dict[str, str]:
        """Where it is, in the words of the source, if that is no venue that we know."""
        return {self.source.language: date.place} if date.place and not self.named_venue(date) else {}


def state_of(date: Occurrence) -> str:
    return Status.CANCELLED.value if date.cancelled else Status.SCHEDULED.value


def note_revision(row: ImportedSession, date: Occurrence) -> None:
    row.sequence, row.stamped = date.sequence, date.stamped
    row.save()


def is_newer(row: ImportedSession, date: Occurrence) -> bool:
    """Whether an entry is a later revision of what is known (RFC 5546, section 2.1.5); without any time it is."""
    if date.sequence != row.sequence:
        return date.sequence > row.sequence
    return date.stamped is None or row.stamped is None or date.stamped > row.stamped
