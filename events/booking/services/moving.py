"""Moving a party to another session."""

import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from cms.users.models import User
from events.booking.errors import CannotMove, NoSeatsLeft
from events.booking.services.admitting import demand_alive, demand_not_over, demand_open, demand_still_on
from events.booking.services.giving import hand_out
from events.booking.services.seating import changing, has_seats_for, seated_state, shift, vacate
from events.booking.telling import tell, tell_changed
from events.programme import SeatPool, Session
from events.registrations import Registration
from events.registrations.registration import State

SEATED = (State.CONFIRMED, State.PENDING)


def move(*, registration: Registration, session: Session, by: User | None = None) -> Registration:
    """Give a party seats in another session of the event for its own, which go to the next there.

    Whoever waits, or is offered seats, can move to a session that has some. Raises CannotMove, NoSeatsLeft,
    BookingClosed, NoLongerThere; nothing has changed then.
    """
    moment = timezone.now()
    with changing(registration, session.pool_id) as pools:
        if registration.session_id != session.pk:
            demand_alive(registration)
            demand_not_over(registration, moment, by)
            demand_other(registration, session, moment, by)
            change_seats(registration, session, pools, moment)
    return registration


def demand_other(registration: Registration, session: Session, moment: datetime.datetime, by: User | None) -> None:
    """Raise an error if that is no session to which this registration could be moved."""
    if registration.session is None or registration.event_id != session.event_id:
        raise CannotMove
    demand_open(session, moment, by)
    demand_still_on(session)


def change_seats(
    registration: Registration, session: Session, pools: dict[int, SeatPool], moment: datetime.datetime
) -> None:
    """Take the seats there before leaving those here; both pools are held."""
    here, there = pools[registration.pool_id], pools[session.pool_id]
    if not has_seats_for(registration, session, there, moment):
        raise NoSeatsLeft(_("That session has not enough free seats. Your registration stays as it is."))
    shift(there, taken=registration.party_size)
    vacate(here, registration)
    settle(registration, session)
    hand_out(here, moment)


def settle(registration: Registration, session: Session) -> None:
    """Write down where the party has its seats now, and tell it."""
    before, had_seats = registration.session, registration.state in SEATED
    if not had_seats:
        registration.enter(seated_state(registration))
    registration.session, registration.pool, registration.number = session, session.pool, None
    # It is asked anew whether the party comes on that day.
    registration.coming_asked_at = registration.coming_said_at = None
    registration.save(update_fields=["session", "pool", "number", "coming_asked_at", "coming_said_at", "changed"])
    if had_seats:
        tell_changed(registration, before=before)
    else:
        tell(registration=registration, kind=registration.state, cause=registration.state)
