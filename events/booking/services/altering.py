"""Changing how many people a party is."""

import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.users.models import User
from events.booking.errors import NoSeatsLeft, PartyTooLarge
from events.booking.services.admitting import demand_alive, demand_hours, demand_not_over, demand_size
from events.booking.services.giving import demand_taking_place, hand_out
from events.booking.services.seating import changing, shift
from events.booking.telling import tell_changed
from events.programme import SeatPool
from events.registrations import Registration


def resize(*, registration: Registration, party_size: int, by: User | None = None) -> Registration:
    """Change how many people a party is; seats that it gives back go to the next at once.

    A party with seats grows only by seats that are free while nobody waits, and never loses what it has. One that waits
    keeps its place. Raises NoSeatsLeft, PartyTooLarge, BookingClosed, NoLongerThere; nothing has changed then.
    """
    moment = timezone.now()
    with changing(registration) as pools:
        if party_size != registration.party_size:
            pool = pools[registration.pool_id]
            demand_alive(registration)
            demand_not_over(registration, moment, by)
            demand_growth(registration, pool, party_size, moment, by)
            set_size(registration, pool, party_size)
            if hand_out(pool, moment):
                registration.refresh_from_db(fields=["state", "offered_until"])
    return registration


def demand_growth(
    registration: Registration, pool: SeatPool, people: int, moment: datetime.datetime, by: User | None
) -> None:
    """Raise an error if a party may not become as large as that; it may always become smaller."""
    more = people - registration.party_size
    if more < 0:
        return
    demand_size(registration.event, people, is_group=registration.is_group, by=by)
    session = demand_taking_place(pool)
    if by is None:
        demand_hours(session, moment)
    if registration.holds_seats:
        demand_seats(pool, more)
    elif pool.seats is not None and people > pool.seats:
        raise PartyTooLarge(pool.seats)


def demand_seats(pool: SeatPool, more: int) -> None:
    """Raise NoSeatsLeft, which says why, unless so many seats are free and nobody waits for them."""
    if pool.waiting:
        raise NoSeatsLeft(_("Others are waiting for seats. Your registration stays as it is."))
    if not pool.has_room_for(more):
        raise NoSeatsLeft(too_few(pool.free or 0))


def too_few(free: int) -> str:
    if not free:
        return _("No more seats are free. Your registration stays as it is.")
    text = ngettext(
        "Only %(free)d more seat is free. Your registration stays as it is.",
        "Only %(free)d more seats are free. Your registration stays as it is.",
        free,
    )
    return text % {"free": free}


def set_size(registration: Registration, pool: SeatPool, people: int) -> None:
    if registration.holds_seats:
        shift(pool, taken=people - registration.party_size)
    registration.party_size = people
    registration.save(update_fields=["party_size", "changed"])
    tell_changed(registration)
