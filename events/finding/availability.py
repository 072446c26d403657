"""Whether one can still come to a session: one state out of an ordered list, said in words, not by colour alone."""

import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.programme import SeatPool, Session
from events.programme.event import Status, WaitingList

# Seats are few when no more than one in so many is left, or the very last.
FEW_OF = 5


class Availability(models.TextChoices):
    """The first that holds is what visitors are told."""

    CANCELLED = "cancelled", _("Cancelled")
    OVER = "over", pgettext_lazy("of a session", "Over")
    NO_REGISTRATION = "no_registration", _("Just come")
    OPENS_ON = "opens_on", _("Opens later")
    CLOSED = "closed", _("Registration closed")
    WAITING_LIST = "waiting_list", _("Waiting list")
    FULL = "full", pgettext_lazy("of a session", "Full")
    FEW_LEFT = "few_left", _("Few seats left")
    OPEN = "open", pgettext_lazy("of a session", "Open")


# In these a visitor can register, for a seat or for a place in the waiting list.
BOOKABLE = (Availability.OPEN, Availability.FEW_LEFT, Availability.WAITING_LIST)


def availability_of(session: Session, moment: datetime.datetime) -> Availability:
    """What a visitor is told of a session at a moment; reads its event and its pool."""
    event = session.event
    if session.is_cancelled or event.status == Status.CANCELLED:
        return Availability.CANCELLED
    if session.ends_at <= moment:
        return Availability.OVER
    if not event.takes_registrations:
        return Availability.NO_REGISTRATION
    if session.opens_at and moment < session.opens_at:
        return Availability.OPENS_ON
    if moment >= session.closes:
        return Availability.CLOSED
    return of_seats(session.pool, waits=event.waiting_list != WaitingList.NONE)


def of_seats(pool: SeatPool, *, waits: bool) -> Availability:
    """What the seats alone say; `waits` is whether there is a waiting list for them."""
    if not pool.is_open_to_all:
        return Availability.WAITING_LIST if waits else Availability.FULL
    return Availability.FEW_LEFT if are_few(pool) else Availability.OPEN


def are_few(pool: SeatPool) -> bool:
    return pool.seats is not None and pool.seats - pool.taken <= max(1, pool.seats // FEW_OF)


def changes_at(session: Session, moment: datetime.datetime) -> datetime.datetime | None:
    """When the passing of time changes what is told of a session next; None if it never does again."""
    moments = (session.opens_at, session.closes, session.starts_at, session.ends_at)
    return min((each for each in moments if each and each > moment), default=None)
