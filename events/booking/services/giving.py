"""Seats that have become free go to those who wait, in order."""

import datetime
from collections.abc import Iterable, Iterator

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from events.booking.errors import BookingClosed, SeatsAreTaken
from events.booking.services.seating import shift
from events.booking.telling import note
from events.finding.purging import seats_set
from events.programme import Event, SeatPool, Session
from events.programme.event import Status as EventStatus
from events.programme.event import WaitingList
from events.programme.session import Status
from events.registrations import Registration
from events.registrations.notice import Kind
from events.registrations.registration import State

AN_HOUR = datetime.timedelta(hours=1)
# What those are told that come out of the waiting list.
KINDS = {State.OFFERED: Kind.OFFER, State.PENDING: Kind.PENDING, State.CONFIRMED: Kind.CONFIRMED}


@transaction.atomic
def give_on(*, pool: SeatPool, moment: datetime.datetime | None = None) -> int:
    """Offer or give the free seats of a pool to those who wait; answers how many parties got some."""
    return hand_out(SeatPool.objects.hold([pool.pk])[pool.pk], moment or timezone.now())


@transaction.atomic
def set_seats(*, pool: SeatPool, seats: int | None) -> SeatPool:
    """Set how many seats there are (None: without limit); new ones go to those who wait. Raises SeatsAreTaken."""
    held = SeatPool.objects.hold([pool.pk])[pool.pk]
    if seats is not None and seats < held.taken:
        raise SeatsAreTaken(held.taken)
    held.seats = seats
    held.save(update_fields=["seats"])
    seats_set(held)
    hand_out(held, timezone.now())
    return held


def give_free_seats(moment: datetime.datetime) -> int:
    """Give on what is free although somebody waits: hours or rules of the event have changed; answers how many got
    some."""
    room = Q(seats=None) | Q(taken__lt=F("seats"))
    pools = SeatPool.objects.filter(room, waiting__gt=0, sessions__starts_at__gt=moment).distinct()
    return sum(give_on(pool=pool, moment=moment) for pool in pools)


def hand_out(pool: SeatPool, moment: datetime.datetime) -> int:
    """Give free seats on; the caller holds the pool. Answers how many parties got some.

    Parties that fit get them in order, others are passed over and keep their place. Nobody gets any once registration
    has closed, or the session has been cancelled.
    """
    session = session_of(pool) if pool.waiting and pool.free != 0 else None
    if session is None or moment >= session.closes:
        return 0
    lucky = dict(first_that_fit(parties_that_wait(pool), pool.free))
    if lucky:
        shift(pool, taken=sum(lucky.values()), waiting=-len(lucky))
        bring_forward(lucky, session, moment)
    return len(lucky)


def session_of(pool: SeatPool) -> Session | None:
    """The session that these seats are of, or the first of the series, if it takes place."""
    on = Session.objects.filter(pool=pool, status=Status.SCHEDULED, event__status=EventStatus.PUBLISHED)
    return on.select_related("event").in_order().first()


def demand_taking_place(pool: SeatPool) -> Session:
    """The session of these seats; raises BookingClosed if it does not take place."""
    if session := session_of(pool):
        return session
    raise BookingClosed(_("It is cancelled."))


def parties_that_wait(pool: SeatPool) -> Iterator[tuple[int, int]]:
    """Id and size of each party that waits and is no larger than what is free, in order."""
    waiting = pool.registrations.waiting_in_order()
    fitting = waiting if pool.free is None else waiting.filter(party_size__lte=pool.free)
    return fitting.values_list("pk", "party_size").iterator()


def first_that_fit(parties: Iterable[tuple[int, int]], free: int | None) -> Iterator[tuple[int, int]]:
    """Those of these parties that find room one after the other, without limit if `free` is None."""
    for pk, people in parties:
        if free is None or people <= free:
            yield pk, people
            free = None if free is None else free - people
        if free == 0:
            return


def bring_forward(parties: Iterable[int], session: Session, moment: datetime.datetime) -> None:
    """Write down that these parties hold seats now, and tell them."""
    state = forward_state(session.event)
    until = answer_until(session, moment) if state == State.OFFERED else None
    rows = Registration.objects.filter(pk__in=parties)
    rows.update(state=state, offered_until=until, changed=moment)
    note(parties, kind=KINDS[state], cause=KINDS[state])


def forward_state(event: Event) -> State:
    """Where staff approve of everybody, seats are held until they have; an offer that they then refuse helps nobody."""
    if event.needs_approval:
        return State.PENDING
    return State.CONFIRMED if event.waiting_list == WaitingList.AUTOMATIC else State.OFFERED


def answer_until(session: Session, moment: datetime.datetime) -> datetime.datetime:
    """Until when an offer of that moment is answered: as long as the event gives, but leaving others as much time as
    is left when registration closes soon; at least an hour, and never longer than until then."""
    left = session.closes - moment
    given = datetime.timedelta(hours=session.event.offer_hours)
    return moment + min(given, max(left / 2, AN_HOUR), left)
