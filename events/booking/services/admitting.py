"""Who may register when, and how many at once: what is decided before any seat is asked for."""

import datetime

from django.utils.translation import gettext as _

from cms.core.dates import clock, long_date
from cms.users.models import User
from events.booking.errors import BookingClosed, NoLongerThere, PartyTooLarge
from events.finding.clocks import offset_words
from events.programme import Event, Session
from events.programme.event import Registration as For
from events.programme.event import Status as EventStatus
from events.programme.session import Status
from events.registrations import Registration

# The largest headcount of a school class or group: no room of a library holds more.
LARGEST_GROUP = 1000


def session_to_book(event: Event, session: Session | None) -> Session:
    """The session whose seats and times count for a booking: itself, or the first of a series that takes place.

    Raises BookingClosed where there is none.
    """
    if event.registration == For.SERIES:
        session = first_of(event)
    if session is None or session.event_id != event.pk:
        raise BookingClosed
    return session if Session.pool.is_cached(session) else read_again(session)


def read_again(session: Session) -> Session:
    """The session together with its pool: seats that are read later know of what the session does not."""
    return Session.objects.select_related("event", "pool").get(pk=session.pk)


def first_of(event: Event) -> Session | None:
    """The first session of a series that takes place: with it the series begins."""
    return event.sessions.filter(status=Status.SCHEDULED).select_related("pool", "event").in_order().first()


def demand_open(session: Session, moment: datetime.datetime, by: User | None) -> None:
    """Raise BookingClosed if nobody may register at that moment; staff (`by`) are not bound to the hours."""
    event = session.event
    if session.is_cancelled or event.status == EventStatus.CANCELLED:
        raise BookingClosed(_("It is cancelled."))
    if not event.is_public or not event.takes_registrations:
        raise BookingClosed
    if event.registration == For.SESSION and session.ends_at <= moment:
        raise BookingClosed(_("It is over."))
    if by is None:
        demand_hours(session, moment)


def demand_hours(session: Session, moment: datetime.datetime) -> None:
    if session.opens_at and moment < session.opens_at:
        raise BookingClosed(opens_later(session, session.opens_at))
    if moment >= session.closes:
        raise BookingClosed


def opens_later(session: Session, opens_at: datetime.datetime) -> str:
    """When registration opens, by the clock of the place, with how far that is from UTC."""
    local = opens_at.astimezone(session.zone)
    return _("Registration opens on %(date)s at %(time)s (%(offset)s).") % {
        "date": long_date(local.date()),
        "time": clock(local.time()),
        "offset": offset_words(local),
    }


def demand_size(event: Event, people: int, *, is_group: bool, by: User | None) -> None:
    """Raise PartyTooLarge for more people than may register at once; classes and staff are not bound to that."""
    free_of_limit = by is not None or (is_group and event.takes_groups)
    limit = LARGEST_GROUP if free_of_limit else event.max_party_size
    if people > limit:
        raise PartyTooLarge(limit)


def demand_still_on(session: Session) -> None:
    """Raise BookingClosed if the session has been cancelled a moment ago; the caller holds its seats.

    Whoever cancels it holds them too, and then tells those that are registered.
    """
    on = Session.objects.filter(pk=session.pk, status=Status.SCHEDULED, event__status=EventStatus.PUBLISHED)
    if not on.exists():
        raise BookingClosed(_("It is cancelled."))


def demand_alive(registration: Registration) -> None:
    if not registration.is_alive:
        raise NoLongerThere


def demand_not_over(registration: Registration, moment: datetime.datetime, by: User | None) -> None:
    """Raise BookingClosed if a visitor changes what has taken place; staff may put the books in order."""
    if by is None and last_of(registration).ends_at <= moment:
        raise BookingClosed(_("It is over."))


def last_of(registration: Registration) -> Session:
    """The session that is booked, or the last of the series."""
    return registration.session or registration.event.sessions.in_order().last()
