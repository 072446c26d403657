"""What of an event one can register for at a moment, and what happens when one does."""

import datetime
import uuid
from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.booking.when import When, series
from events.finding.availability import Availability
from events.finding.rows import Row
from events.programme import Event, Question, Session
from events.programme.event import Registration, WaitingList
from events.programme.session import SessionQuerySet

# What decides about a booking; texts are for those who look at a page.
DECIDES = [
    *("uid", "status", "starts_at", "ends_at", "time_zone", "opens_at", "closes_at", "venue__country"),
    *("pool__seats", "pool__taken", "pool__waiting", "pool__last_number", "pool__revision"),
    *("event__status", "event__is_template", "event__registration", "event__max_party_size", "event__takes_groups"),
    *("event__asks_guardian", "event__needs_approval", "event__waiting_list", "event__offer_hours"),
]
ASKS = Exists(Question.objects.filter(event=OuterRef("event")))


class Date(Row):
    """A session as one of several dates to choose from."""

    @property
    def when(self) -> When:
        return When(self.session)


@dataclass(frozen=True)
class Offered:
    """The sessions of an event that are not over; `chosen` is the one that counts, the first of a series.

    `asks` is whether the event may have questions.
    """

    event: Event
    sessions: list[Session]
    chosen: Session | None
    moment: datetime.datetime
    asks: bool = True

    @property
    def is_series(self) -> bool:
        return self.event.registration == Registration.SERIES

    @property
    def rows(self) -> list[Date]:
        return [Date(session, self.moment) for session in self.sessions]

    @property
    def row(self) -> Date:
        """What is said of the seats of the chosen one."""
        return Date(self.demanded, self.moment)

    @property
    def demanded(self) -> Session:
        if self.chosen is None:
            raise ValueError("Nothing is chosen yet.")
        return self.chosen

    @property
    def whens(self) -> list[When]:
        """When it is that one comes: once, or to all of a series."""
        return [When(session) for session in (self.sessions if self.is_series else [self.demanded])]

    @property
    def bookable(self) -> list[Session]:
        return [row.session for row in self.rows if row.takes_bookings]

    @property
    def is_bookable(self) -> bool:
        return self.row.takes_bookings

    @property
    def others(self) -> list[Date]:
        """Other dates that can be booked instead."""
        others = [] if self.is_series else [row for row in self.rows if row.session != self.chosen]
        return [row for row in others if row.takes_bookings]

    @property
    def seats(self) -> str:
        """How many seats there are, in words."""
        pool, waits = self.demanded.pool, self.row.word.state == Availability.WAITING_LIST
        if waits:
            return waiting_words(pool.waiting)
        if pool.seats is None:
            return _("Enough for everybody")
        free = max(0, pool.free or 0)
        text = ngettext("%(free)d of %(seats)d seats left", "%(free)d of %(seats)d seats left", free)
        return text % {"free": free, "seats": pool.seats}

    @property
    def next_step(self) -> str:
        """What happens when one registers, in one sentence."""
        if self.row.word.state == Availability.WAITING_LIST:
            return waiting_step(self.event)
        if self.event.needs_approval:
            return _("We look at each registration, and tell you whether you have a seat.")
        return _("The seat is yours the moment you see the confirmation.")


def waiting_words(waiting: int) -> str:
    if not waiting:
        return _("All seats are taken; you would be the first in line.")
    text = ngettext(
        "All seats are taken; %(number)d party waits before you.",
        "All seats are taken; %(number)d parties wait before you.",
        waiting,
    )
    return text % {"number": waiting}


def waiting_step(event: Event) -> str:
    if event.waiting_list == WaitingList.AUTOMATIC:
        return _("You stand in line: as soon as there is room for all of you, the seats are yours and we tell you.")
    text = ngettext(
        "You stand in line: if there is room for all of you, we offer you the seats, and you have %(hours)d hour to "
        "answer, less shortly before the start.",
        "You stand in line: if there is room for all of you, we offer you the seats, and you have %(hours)d hours to "
        "answer, less shortly before the start.",
        event.offer_hours,
    )
    return text % {"hours": event.offer_hours}


def offered(event: Event, uid: str, moment: datetime.datetime) -> Offered:
    """What can be registered for; `uid` is the session that the address asks for, empty if none.

    Without one the only date that can be booked is chosen, or the only one there is.
    """
    if event.registration == Registration.SERIES:
        sessions = series(event)
        return Offered(event, sessions, next(iter(sessions), None), moment)
    sessions = upcoming(event, moment)
    return Offered(event, sessions, chosen(sessions, uid, moment), moment)


def asked_for(slug: str, uid: str, moment: datetime.datetime) -> Offered | None:
    """The one session that a form was sent for, in one query, because hundreds may register at once; None where it
    takes a closer look."""
    if not is_uid(uid):
        return None
    rows = Session.objects.filter(uid=uid, event__slug=slug).order_by().select_related("event", "venue", "pool")
    session = next(iter(rows.only(*DECIDES).annotate(asks=ASKS)), None)
    if session is None or session.event.registration != Registration.SESSION:
        return None
    stands = session.event.is_public and session.ends_at > moment
    return Offered(session.event, [session], session, moment, session.asks) if stands else None


def is_uid(text: str) -> bool:
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True


def upcoming(event: Event, moment: datetime.datetime) -> list[Session]:
    rows = event.sessions.not_over(moment).in_order().select_related("venue__library", "pool")
    return with_event(rows, event)


def with_event(rows: SessionQuerySet, event: Event) -> list[Session]:
    found = list(rows)
    for session in found:
        session.event = event
    return found


def chosen(sessions: list[Session], uid: str, moment: datetime.datetime) -> Session | None:
    if uid:
        return next((session for session in sessions if str(session.uid) == uid), None)
    bookable = [session for session in sessions if Date(session, moment).takes_bookings]
    return only(bookable) or only(sessions)


def only(sessions: list[Session]) -> Session | None:
    return sessions[0] if len(sessions) == 1 else None
