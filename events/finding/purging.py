"""Making pages old whose words about seats are no longer true.

Seats change by UPDATE, which no signal tells. A purge for each booking would have every list rendered anew for each of
hundreds; so pages say no number but "6 seats left" once seats are few, and are purged when their words change: at the
few last seats, when a session fills up, when somebody can have a seat again. Who changes seats past models calls
`seats_changed` in the transaction of the change; the purge follows the commit.
"""

from cms.core import page_cache
from cms.core.page_cache.registry import row_tag
from events.finding.availability import Availability, of_seats
from events.programme import Event, SeatPool


def seats_changed(pool: SeatPool, *, taken: int = 0, waiting: int = 0) -> None:
    """Purge what shows the seats of a pool, if it says something else now.

    `pool` is as it stands after the change, read in its transaction; `taken` and `waiting` are by how much these have
    changed: +2 and 0 for a party of two that got seats.
    """
    before = SeatPool(seats=pool.seats, taken=pool.taken - taken, waiting=pool.waiting - waiting)
    if said(before) != said(pool):
        page_cache.purge(row_tag(SeatPool, pool.pk))


def seats_set(pool: SeatPool) -> None:
    """Purge what shows the seats of a pool, after UPDATE has changed how many there are."""
    page_cache.purge(row_tag(SeatPool, pool.pk))


def said(pool: SeatPool) -> tuple[Availability, int | None]:
    """What visitors read about a pool: a state, and the number of seats left if they are few."""
    state = of_seats(pool, waits=True)
    return state, pool.free if state == Availability.FEW_LEFT else None


def sessions_changed(event: Event) -> None:
    """Purge the lists in which sessions of an event stand, after `bulk_create` or UPDATE has changed these."""
    page_cache.purge(*event.listed(), f"events:event:{event.pk}")
