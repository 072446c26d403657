"""Why somebody is not let in, in words for whoever stands at the door."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.core.dates import clock, short_date
from events.door.party import Party
from events.programme import Session
from events.registrations import Registration
from events.registrations.arrival import Doubt
from events.registrations.registration import State

BY_STATE = {
    State.CANCELLED: Doubt.CANCELLED,
    State.EXPIRED: Doubt.CANCELLED,
    State.DECLINED: Doubt.DECLINED,
    State.PENDING: Doubt.PENDING,
    State.WAITING: Doubt.NO_SEAT,
    State.OFFERED: Doubt.NO_SEAT,
}


class Refused(Exception):
    """Nobody is let in; `doubt` is why, `sentence` says it in the active language, `party` is who it is about."""

    def __init__(self, doubt: Doubt, sentence: str, party: Party | None = None):
        super().__init__(doubt)
        self.doubt, self.sentence, self.party = doubt, sentence, party


def doubt_about(party: Party | None, session: Session, people: int) -> Doubt | None:
    """What speaks against letting so many of a party in; None if nothing does."""
    if party is None:
        return Doubt.UNKNOWN
    if session.is_cancelled:
        return Doubt.CALLED_OFF
    if not is_for(party.registration, session):
        return Doubt.WRONG_SESSION
    return BY_STATE.get(State(party.registration.state)) or doubt_about_number(party, people)


def doubt_about_number(party: Party, people: int) -> Doubt | None:
    if not party.left:
        return Doubt.ALREADY_IN
    return Doubt.TOO_MANY if people > party.left else None


def is_for(registration: Registration, session: Session) -> bool:
    """Whether somebody has booked that session, or the series it belongs to."""
    if registration.session_id is None:
        return registration.event_id == session.event_id
    return registration.session_id == session.pk


def refused(doubt: Doubt, session: Session, party: Party | None = None) -> Refused:
    """The refusal with its sentence; times are on the clock of the session's place.

    Who holds a ticket for something else is nobody's business here.
    """
    with timezone.override(session.zone):
        return Refused(doubt, SENTENCES[doubt](party), None if doubt == Doubt.WRONG_SESSION else party)


def of_another_session(party: Party) -> str:
    session, event = party.registration.session, party.registration.event
    if session is None:
        return _("This ticket is for another event: %(event)s.") % {"event": event}
    with timezone.override(session.zone):
        day, time = short_date(session.starts_at), clock(session.starts_at)
    return _("This ticket is for another session: %(event)s, %(day)s, %(time)s.") % {
        "event": event,
        "day": day,
        "time": time,
    }


def cancelled(party: Party) -> str:
    ended = party.registration.ended_at
    if ended is None:
        return _("This registration is cancelled.")
    return _("This registration was cancelled on %(day)s at %(time)s.") % {
        "day": short_date(ended),
        "time": clock(ended),
    }


def in_already(party: Party) -> str:
    return _("Already in since %(time)s.") % {"time": clock(party.came_last) if party.came_last else "–"}


def more_than_registered(party: Party) -> str:
    words = ngettext(
        "Only %(left)s more person is registered. Count the others as guests without a ticket.",
        "Only %(left)s more people are registered. Count the others as guests without a ticket.",
        party.left,
    )
    return words % {"left": party.left}


def without_seat(party: Party) -> str:
    if party.registration.state == State.OFFERED:
        return _("A seat is offered, but not accepted yet.")
    return _("On the waiting list: no seat yet.")


SENTENCES = {
    Doubt.UNKNOWN: lambda party: _("Nobody is registered with this code."),
    Doubt.CALLED_OFF: lambda party: _("This session is cancelled."),
    Doubt.WRONG_SESSION: of_another_session,
    Doubt.CANCELLED: cancelled,
    Doubt.DECLINED: lambda party: _("This registration was not approved."),
    Doubt.PENDING: lambda party: _("This registration still waits for approval."),
    Doubt.NO_SEAT: without_seat,
    Doubt.ALREADY_IN: in_already,
    Doubt.TOO_MANY: more_than_registered,
}
