"""The seats of a party: held while they change, counted together with its state."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from events.booking.errors import ChangedMeanwhile
from events.finding.purging import seats_changed
from events.programme import SeatPool, Session
from events.registrations import Registration
from events.registrations.registration import State


@contextmanager
def changing(registration: Registration, *others: int) -> Iterator[dict[int, SeatPool]]:
    """A transaction that holds the seats of a registration (and other pools, by id), and the registration as it is now.

    Every change of a registration holds its pool, so nothing of it changes meanwhile. Raises ChangedMeanwhile if it
    was moved since the caller has read it.
    """
    rows = Registration.objects.select_related("event", "session")
    with transaction.atomic():
        pools = SeatPool.objects.hold([registration.pool_id, *others])
        registration.refresh_from_db(from_queryset=rows)
        if registration.pool_id not in pools:
            raise ChangedMeanwhile
        yield pools


def shift(pool: SeatPool, *, taken: int = 0, waiting: int = 0) -> None:
    """Change the counts of a pool that is held, and what pages say of it."""
    pool.shift(taken=taken, waiting=waiting)
    seats_changed(pool, taken=taken, waiting=waiting)


def vacate(pool: SeatPool, registration: Registration) -> None:
    """Count a party out: of the seats, or of those who wait."""
    if registration.holds_seats:
        shift(pool, taken=-registration.party_size)
    elif registration.state == State.WAITING:
        shift(pool, waiting=-1)


def has_seats_for(party: Registration, session: Session, pool: SeatPool, moment: datetime.datetime) -> bool:
    """Whether there are seats for a party that come to nobody else first.

    Once registration has closed, seats are no longer given to those who wait, and staff may put others on them.
    """
    return pool.has_room_for(party.party_size) and (not pool.waiting or moment >= session.closes)


def seated_state(party: Registration) -> State:
    """What a party with seats is in: staff need not approve of whom they have added themselves."""
    return State.PENDING if party.event.needs_approval and party.added_by_id is None else State.CONFIRMED
