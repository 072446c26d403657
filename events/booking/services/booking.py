"""Registering a party: one atomic decision about its seats."""

import datetime
import uuid
from collections.abc import Mapping
from contextlib import suppress

from django.db import IntegrityError, transaction
from django.utils import timezone

from cms.users.models import User
from events.booking.errors import BookingError, NoSeatsLeft, PartyTooLarge
from events.booking.services.admitting import demand_open, demand_size, demand_still_on, session_to_book
from events.booking.services.answering import put, questions_of
from events.booking.services.giving import hand_out
from events.booking.services.seating import has_seats_for, seated_state, shift
from events.booking.telling import tell
from events.finding.purging import seats_changed
from events.programme import Event, SeatPool, Session
from events.programme.event import Registration as For
from events.programme.event import WaitingList
from events.registrations import Registration
from events.registrations.registration import Channel, Source, State


def book(
    *,
    event: Event,
    session: Session | None = None,
    name: str,
    language: str,
    email: str = "",
    phone: str = "",
    channel: str = Channel.MAIL,
    party_size: int = 1,
    form_token: uuid.UUID | str | None = None,
    answers: Mapping[str, object] | None = None,
    is_group: bool = False,
    guardian_name: str = "",
    guardian_contact: str = "",
    source: str = Source.WEB,
    user: User | None = None,
    by: User | None = None,
    moment: datetime.datetime | None = None,
) -> Registration:
    """Register a party for a session, or for the series (`session=None`), whole or not at all.

    It is confirmed, pending where the event wants approval, or on the waiting list. The same `form_token` answers the
    first registration again. Staff (`by`) are bound neither to opening hours nor to the size of parties, but to seats.
    Raises BookingClosed, PartyTooLarge, NoSeatsLeft (no waiting list).
    """
    party = Registration(
        event=event,
        name=name,
        email=email,
        phone=phone,
        channel=channel,
        language=language,
        party_size=party_size,
        form_token=form_token,
        is_group=is_group,
        guardian_name=guardian_name,
        guardian_contact=guardian_contact,
        source=source,
        user=user,
        added_by=by,
    )
    try:
        return admit(party, session, answers or {}, by, moment or timezone.now())
    except (BookingError, IntegrityError):
        # The same form, sent twice: the first may have had the last seat, or come in just before closing.
        if first := sent_before(party):
            return first
        raise


def sent_before(party: Registration) -> Registration | None:
    """The registration that the same form has made."""
    rows = Registration.objects.select_related("event", "session", "pool")
    return rows.filter(form_token=party.form_token, event=party.event).first() if party.form_token else None


def admit(
    party: Registration,
    session: Session | None,
    answers: Mapping[str, object],
    by: User | None,
    moment: datetime.datetime,
) -> Registration:
    """Ask what can be asked before, then decide and write within one transaction."""
    session = session_to_book(party.event, session)
    demand_open(session, moment, by)
    demand_size(party.event, party.party_size, is_group=party.is_group, by=by)
    questions = questions_of(party.event, answers)
    party.session = session if party.event.registration == For.SESSION else None
    party.pool_id = session.pool_id
    if session.pool.seems_free(party.party_size):
        with suppress(GoneMeanwhile):
            return take_seats(party, session.pool, questions, answers)
    with transaction.atomic():
        place(party, session, moment)
        put(party, questions, answers)
    return party


class GoneMeanwhile(Exception):
    """Seats that seemed free are not; what was written for whoever would have had them is taken back."""


@transaction.atomic
def take_seats(
    party: Registration, pool: SeatPool, questions: Mapping[str, int], answers: Mapping[str, object]
) -> Registration:
    """Write everything, and take the seats last: others wait for the row no longer than the commit takes.

    Raises GoneMeanwhile.
    """
    write(party, seated_state(party))
    put(party, questions, answers)
    if not pool.take(party.party_size):
        raise GoneMeanwhile
    seats_changed(pool, taken=party.party_size)
    return party


def place(party: Registration, session: Session, moment: datetime.datetime) -> None:
    """Give a party a place in the waiting list, or else seats that have become free this very moment."""
    if has_waiting_list(session, moment) and session.pool.queue(party.party_size):
        wait(party, session.pool, moment)
    else:
        place_with_care(party, session, moment)


def place_with_care(party: Registration, session: Session, moment: datetime.datetime) -> None:
    """Place a party whom one statement could not: hold the seats, look again, and say why if it is not to be."""
    pool = SeatPool.objects.hold([session.pool_id])[session.pool_id]
    demand_still_on(session)
    if has_seats_for(party, session, pool, moment):
        shift(pool, taken=party.party_size)
        write(party, seated_state(party))
    else:
        demand_waiting_list(party, session, pool, moment)
        pool.queue(party.party_size)
        wait(party, pool, moment)


def has_waiting_list(session: Session, moment: datetime.datetime) -> bool:
    return session.event.waiting_list != WaitingList.NONE and moment < session.closes


def demand_waiting_list(party: Registration, session: Session, pool: SeatPool, moment: datetime.datetime) -> None:
    """Raise PartyTooLarge for whom no number of people leaving would help, NoSeatsLeft where nobody waits for seats."""
    if pool.seats is not None and party.party_size > pool.seats:
        raise PartyTooLarge(pool.seats)
    if not has_waiting_list(session, moment):
        raise NoSeatsLeft


def wait(party: Registration, pool: SeatPool, moment: datetime.datetime) -> None:
    """Write down that a party has joined the line; those before it may be too many for seats that are enough for it."""
    party.number = pool.last_number
    seats_changed(pool, waiting=1)
    insert(party, State.WAITING)
    if hand_out(pool, moment):
        party.refresh_from_db(fields=["state", "offered_until"])
    if party.state == State.WAITING:
        tell(registration=party, kind=State.WAITING, cause=State.WAITING)


def write(party: Registration, state: State) -> None:
    """Keep the registration and what it is told, whose kind is named like the state."""
    insert(party, state)
    tell(registration=party, kind=state, cause=state)


def insert(party: Registration, state: State) -> None:
    # It may have been written before, in a transaction that was taken back.
    party.pk, party.state = None, state
    party.save(force_insert=True)
