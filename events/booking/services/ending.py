"""The end of a registration: cancelled by the party or by staff."""

import logging

from django.utils import timezone

from cms.users.models import User
from events.booking.services.admitting import demand_not_over
from events.booking.services.giving import hand_out
from events.booking.services.seating import changing, vacate
from events.booking.telling import tell
from events.programme import SeatPool
from events.registrations import Registration
from events.registrations.notice import Kind
from events.registrations.registration import State

logger = logging.getLogger(__name__)


def cancel(*, registration: Registration, by: User | None = None) -> Registration:
    """Cancel a registration, or its place in the waiting list; its seats go to the next at once.

    What has ended stays as it is. Raises BookingClosed when a visitor cancels what is over.
    """
    with changing(registration) as pools:
        if registration.is_alive:
            demand_not_over(registration, timezone.now(), by)
            end(registration, pools[registration.pool_id], State.CANCELLED, Kind.CANCELLED)
            logger.info("Registration %s cancelled by %s", registration.pk, f"person {by.pk}" if by else "its party")
    return registration


def end(registration: Registration, pool: SeatPool, state: State, kind: Kind) -> None:
    """Take a party out, tell it, and give on what it held; the caller holds the pool."""
    vacate(pool, registration)
    registration.enter(state)
    tell(registration=registration, kind=kind, cause=kind)
    hand_out(pool, timezone.now())
