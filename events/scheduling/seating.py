"""Which seats a session has: its own, or those of the series it belongs to."""

from django.db import transaction

from events.programme import Event, SeatPool, Session
from events.programme.event import Registration

from .errors import KindIsFixed


def shared_pool(event: Event) -> SeatPool | None:
    """The seats that all sessions of a series have in common, once there is a session."""
    if event.registration != Registration.SERIES:
        return None
    session = event.sessions.select_related("pool").first()
    return session.pool if session else None


def pools_for(event: Event, count: int, *, seats: int | None) -> list[SeatPool]:
    """The pools of so many new sessions; in a series it is one, whatever number of seats is asked for."""
    if event.registration == Registration.SERIES:
        return [shared_pool(event) or SeatPool.objects.create(seats=seats)] * count
    return SeatPool.objects.bulk_create(SeatPool(seats=seats) for _session in range(count))


def pool_for(event: Event, *, seats: int | None) -> SeatPool:
    return pools_for(event, 1, seats=seats)[0] if event.pk else SeatPool.objects.create(seats=seats)


@transaction.atomic
def change_what_one_registers_for(*, event: Event, registration: Registration) -> Event:
    """Give the sessions of an event seats in common, or seats of their own.

    Raises KindIsFixed once somebody has registered, even if they have cancelled: their seats were of the other kind.
    """
    SeatPool.objects.hold(event.sessions.values_list("pool", flat=True))
    if event.registrations.exists():
        raise KindIsFixed
    was, event.registration = event.registration, registration
    event.save(update_fields=["registration", "changed"])
    if Registration.SERIES in (was, registration) and was != registration:
        give_seats_anew(event)
    return event


def give_seats_anew(event: Event) -> None:
    """As many seats as each had before; a series as many as its first session."""
    sessions = list(event.sessions.select_related("pool"))
    if not sessions:
        return
    old, seats = {session.pool_id for session in sessions}, [session.pool.seats for session in sessions]
    if event.registration == Registration.SERIES:
        pools = [SeatPool.objects.create(seats=seats[0])] * len(sessions)
    else:
        pools = SeatPool.objects.bulk_create(SeatPool(seats=number) for number in seats)
    for session, pool in zip(sessions, pools, strict=True):
        session.pool = pool
    Session.objects.bulk_update(sessions, ["pool"])
    SeatPool.objects.filter(pk__in=old).delete()
