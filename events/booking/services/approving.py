"""What staff decide about registrations of events that want approval.

Whether somebody may decide is asked by the views, which know whose events they may see.
"""

import logging

from cms.users.models import User
from events.booking.errors import NotPending
from events.booking.services.ending import end
from events.booking.services.seating import changing
from events.booking.telling import tell
from events.registrations import Registration
from events.registrations.notice import Kind
from events.registrations.registration import State

logger = logging.getLogger(__name__)


def approve(*, registration: Registration, by: User) -> Registration:
    """Confirm a registration that waits for approval; a second time changes nothing. Raises NotPending."""
    with changing(registration):
        if registration.state != State.CONFIRMED:
            demand(registration, State.PENDING)
            registration.enter(State.CONFIRMED)
            tell(registration=registration, kind=Kind.CONFIRMED, cause=Kind.CONFIRMED)
            logger.info("Registration %s approved by person %s", registration.pk, by.pk)
    return registration


def refuse(*, registration: Registration, by: User) -> Registration:
    """Decline a registration that waits for approval or for a seat; its seats go to the next at once.

    A second time changes nothing. Raises NotPending.
    """
    with changing(registration) as pools:
        if registration.state != State.DECLINED:
            demand(registration, State.PENDING, State.WAITING)
            end(registration, pools[registration.pool_id], State.DECLINED, Kind.DECLINED)
            logger.info("Registration %s declined by person %s", registration.pk, by.pk)
    return registration


def demand(registration: Registration, *states: State) -> None:
    if registration.state not in states:
        raise NotPending
