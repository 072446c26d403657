"""All that a page says of one event: its dates, place, seats, people behind it, and what else its library does."""

import datetime
from functools import cached_property

from django.utils import timezone

from cms.core import page_cache, spoken
from cms.core.wording import Wording
from cms.partners.libraries import PartnerLibrary
from cms.partners.models import PartnerPage
from events.finding.audiences import audience_words
from events.finding.availability import BOOKABLE, Availability
from events.finding.rows import Row, addresses_of, for_rows, rows_of, stay_fresh
from events.finding.spot import Spot
from events.programme import Event, Session, Venue
from events.programme.event import Attendance, Registration

MOST_SESSIONS = 30
MOST_RELATED = 3


class Announcement:
    """One event for a reader of the active language, at a moment (default: now)."""

    def __init__(self, event: Event, moment: datetime.datetime | None = None):
        self.event = event
        self.moment = moment or timezone.now()

    @cached_property
    def rows(self) -> list[Row]:
        """Its sessions that are not over, the next first; where all are over, the last one."""
        page_cache.shows(f"events:event:{self.event.pk}")
        sessions = self.event.sessions.select_related("venue__library", "pool").in_order()
        coming = list(sessions.not_over(self.moment)[: MOST_SESSIONS + 1])
        shown = coming or list(sessions.reverse()[:1])
        stay_fresh(shown, self.moment)
        return [Row(session, self.moment) for session in shown]

    @property
    def sessions(self) -> list[Row]:
        return self.rows[:MOST_SESSIONS]

    @property
    def has_more_sessions(self) -> bool:
        return len(self.rows) > MOST_SESSIONS

    @cached_property
    def lead(self) -> Row | None:
        """The session that stands for the event: the next that takes place, else the first there is."""
        return next((row for row in self.rows if not row.is_off), None) or next(iter(self.rows), None)

    @cached_property
    def bookable(self) -> Row | None:
        """What the button leads to: the next session that has a seat, else one with a waiting list; None: no button."""
        found = [row for row in self.rows if row.word.state in BOOKABLE]
        return min(found, key=lambda row: row.waits, default=None)

    @property
    def is_series(self) -> bool:
        """Whether one registers for all sessions at once."""
        return self.event.registration == Registration.SERIES

    @property
    def is_cancelled(self) -> bool:
        return self.lead is not None and self.lead.is_off

    @property
    def is_online_only(self) -> bool:
        return self.event.attendance == Attendance.ONLINE

    @property
    def is_online_too(self) -> bool:
        return self.event.attendance == Attendance.MIXED

    @property
    def venue(self) -> Venue | None:
        return self.lead.session.venue if self.lead else None

    @property
    def spot(self) -> Spot | None:
        """Where its place is on the map."""
        return Spot.of(self.venue) if self.venue else None

    @property
    def venue_accessibility(self) -> Wording | None:
        return self.venue.wording(self.venue.accessibility) if self.venue else None

    @property
    def accessibility(self) -> Wording:
        return self.event.wording(self.event.accessibility)

    @property
    def supporters(self) -> Wording:
        return self.event.wording(self.event.supporters)

    @property
    def languages(self) -> list[str]:
        return [spoken.name(tag) for tag in self.event.languages]

    @property
    def audiences(self) -> list[str]:
        return audience_words(self.event)

    @cached_property
    def hosts(self) -> list[PartnerLibrary]:
        """The library that organises it and those that do so with it."""
        organiser = [self.event.library] if self.event.library else []
        return [*organiser, *self.event.co_organisers.all()]

    @cached_property
    def host_pages(self) -> list[tuple[PartnerLibrary, PartnerPage | None]]:
        """Each of them with its page, if it has one."""
        pages = PartnerPage.objects.live().for_reader([library.pk for library in self.hosts]) if self.hosts else {}
        return [(library, pages.get(library.pk)) for library in self.hosts]

    @cached_property
    def related(self) -> list[Row]:
        """What else the library has next, one session of each event."""
        if self.event.library is None:
            return []
        page_cache.shows(f"events:library:{self.event.library_id}")
        others = Session.objects.public().not_over(self.moment).filter(event__library=self.event.library_id)
        found = for_rows(others.exclude(event=self.event))[: MOST_RELATED * 4]
        first = {session.event_id: session for session in reversed(found)}
        chosen = sorted(first.values(), key=lambda session: session.starts_at)[:MOST_RELATED]
        return [row for row in rows_of(chosen, self.moment) if row.word.state != Availability.CANCELLED]

    @cached_property
    def addresses(self) -> dict[str, str]:
        """Where it is told of, by language."""
        return addresses_of(self.event)

    @property
    def cover_seed(self) -> str:
        """What its cover is drawn from where it has no picture; the same in every language."""
        return f"event:{self.event.uid}"
