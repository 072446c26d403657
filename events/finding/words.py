"""What is said of seats: a word, with a lozenge that tells it apart without colour."""

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from cms.core.dates import clock, short_date
from events.finding.availability import Availability, availability_of
from events.programme import SeatPool, Session

LOZENGES = {
    Availability.OPEN: "open",
    Availability.NO_REGISTRATION: "open",
    Availability.FEW_LEFT: "few",
    Availability.WAITING_LIST: "wait",
    Availability.OPENS_ON: "wait",
    Availability.CLOSED: "wait",
    Availability.OVER: "wait",
    Availability.FULL: "off",
    Availability.CANCELLED: "off",
}


@dataclass(frozen=True)
class Word:
    """A state of a session, its words for the reader, and the name of its lozenge in the style sheet."""

    state: Availability
    text: str

    @property
    def lozenge(self) -> str:
        return LOZENGES[self.state]


def word_for(session: Session, moment: datetime.datetime) -> Word:
    """What a row says of a session."""
    state = availability_of(session, moment)
    if state == Availability.OPENS_ON and session.opens_at:
        return Word(state, opens_on(session.opens_at.astimezone(session.zone)))
    if state == Availability.FEW_LEFT:
        free = session.pool.free or 0
        return Word(state, ngettext("%(count)s seat left", "%(count)s seats left", free) % {"count": free})
    return Word(state, str(state.label))


def opens_on(local: datetime.datetime) -> str:
    """When registration opens, on the clock of the place."""
    return gettext("Opens on %(day)s, %(time)s") % {"day": short_date(local.date()), "time": clock(local.time())}


def seats_words(pool: SeatPool, state: Availability) -> str:
    """How many seats there are in all, where one can be had; not how many are left, which changes with each booking."""
    if state not in (Availability.OPEN, Availability.FEW_LEFT):
        return ""
    if pool.seats is None:
        return gettext("There is room for everybody.")
    words = ngettext("There is %(count)s seat in all.", "There are %(count)s seats in all.", pool.seats)
    return words % {"count": pool.seats}
