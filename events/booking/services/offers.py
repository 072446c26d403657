"""Offers of seats: answered in time, or gone to the next."""

import datetime

from django.db import transaction
from django.utils import timezone

from events.booking.errors import NothingOffered, OfferExpired
from events.booking.services.giving import demand_taking_place, hand_out, session_of
from events.booking.services.seating import changing, seated_state, shift
from events.booking.telling import note, tell
from events.programme import SeatPool
from events.registrations import Registration
from events.registrations.notice import Kind
from events.registrations.registration import State

SEATED = (State.CONFIRMED, State.PENDING)


def accept(*, registration: Registration) -> Registration:
    """Take the seats that are offered; once taken it may be said again.

    Raises OfferExpired, NothingOffered, BookingClosed if all has been cancelled.
    """
    with changing(registration) as pools:
        if registration.state not in SEATED:
            demand_offer(registration, timezone.now())
            demand_taking_place(pools[registration.pool_id])
            registration.enter(seated_state(registration))
            tell(registration=registration, kind=registration.state, cause=registration.state)
    return registration


def demand_offer(registration: Registration, moment: datetime.datetime) -> None:
    """Raise an error if no seats are held for a party that could still take them."""
    if registration.state == State.EXPIRED or registration.offer_is_over(moment):
        raise OfferExpired
    if registration.state != State.OFFERED:
        raise NothingOffered


def expire_offers(moment: datetime.datetime) -> int:
    """End offers that nobody has answered in time, and give their seats to the next; answers how many have ended."""
    over = Registration.objects.filter(state=State.OFFERED, offered_until__lte=moment)
    pools = sorted(set(over.order_by().values_list("pool", flat=True)))
    return sum(expire_offers_of(pool, moment) for pool in pools)


@transaction.atomic
def expire_offers_of(pool_id: int, moment: datetime.datetime) -> int:
    pool = SeatPool.objects.hold([pool_id])[pool_id]
    rows = pool.registrations.filter(state=State.OFFERED, offered_until__lte=moment)
    parties = dict(rows.values_list("pk", "party_size"))
    if parties:
        shift(pool, taken=-sum(parties.values()))
        rows.update(state=State.EXPIRED, offered_until=None, ended_at=moment, changed=moment)
        say_expired(pool, parties)
        hand_out(pool, moment)
    return len(parties)


def say_expired(pool: SeatPool, parties: dict[int, int]) -> None:
    """Whoever was told that all is cancelled need not be told of this."""
    if session_of(pool):
        note(parties, kind=Kind.EXPIRED, cause=Kind.EXPIRED)
