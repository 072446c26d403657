"""Registering a party: one atomic decision about its seats."""

import datetime
import uuid
from collections.abc import Mapping
from contextlib import suppress
from typing import NamedTuple

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
    paper = Paper(party, questions, answers)
    with suppress(GoneMeanwhile):
        return place_quickly(paper, session, moment)
    return place_with_care(paper, session, moment)


class GoneMeanwhile(Exception):
    """How the seats stood when they were read is not how they stand; what was written is taken back."""


class Paper(NamedTuple):
    """All that is written for a party."""

    party: Registration
    questions: Mapping[str, int]
    answers: Mapping[str, object]

    def write(self, state: State, *, kind: State) -> None:
        # It may have been written before, in a transaction that was taken back.
        self.party.pk, self.party.state = None, state
        self.party.save(force_insert=True)
        put(self.party, self.questions, self.answers)
        tell(registration=self.party, kind=kind, cause=kind)


def place_quickly(paper: Paper, session: Session, moment: datetime.datetime) -> Registration:
    """Place a party as the seats stood when they were read; raises GoneMeanwhile if they no longer do."""
    if session.pool.seems_free(paper.party.party_size):
        return take_seats(paper, session.pool)
    if has_waiting_list(session, moment):
        return stand_in_line(paper, session.pool, moment)
    raise GoneMeanwhile


@transaction.atomic
def take_seats(paper: Paper, pool: SeatPool) -> Registration:
    """Write everything, and take the seats last: others wait for that row no longer than the commit takes.

    Raises GoneMeanwhile.
    """
    state = seated_state(paper.party)
    paper.write(state, kind=state)
    if not pool.take(paper.party.party_size):
        raise GoneMeanwhile
    seats_changed(pool, taken=paper.party.party_size)
    return paper.party


@transaction.atomic
def stand_in_line(paper: Paper, pool: SeatPool, moment: datetime.datetime) -> Registration:
    """Write everything, and take a number last, for the same reason; nobody sees the party before it has one.

    Those before it may be too many for seats that are enough for it. Raises GoneMeanwhile.
    """
    party = paper.party
    paper.write(State.CANCELLED, kind=State.WAITING)
    if not pool.queue(party.party_size):
        raise GoneMeanwhile
    seats_changed(pool, waiting=1)
    party.take_number(pool.last_number)
    if hand_out(pool, moment):
        party.refresh_from_db(fields=["state", "offered_until"])
        party.notices.filter(kind=State.WAITING).delete()
    return party


@transaction.atomic
def place_with_care(paper: Paper, session: Session, moment: datetime.datetime) -> Registration:
    """Place a party whom one statement could not: hold the seats, look again, and say why if it is not to be."""
    party, held = paper.party, SeatPool.objects.hold([session.pool_id])
    demand_still_on(session)
    pool = held[session.pool_id]
    if has_seats_for(party, session, pool, moment):
        shift(pool, taken=party.party_size)
        state = seated_state(party)
        paper.write(state, kind=state)
        return party
    demand_waiting_list(party, session, pool, moment)
    return stand_in_line(paper, pool, moment)


def has_waiting_list(session: Session, moment: datetime.datetime) -> bool:
    return session.event.waiting_list != WaitingList.NONE and moment < session.closes


def demand_waiting_list(party: Registration, session: Session, pool: SeatPool, moment: datetime.datetime) -> None:
    """Raise PartyTooLarge for whom no number of people leaving would help, NoSeatsLeft where nobody waits for seats."""
    if pool.seats is not None and party.party_size > pool.seats:
        raise PartyTooLarge(pool.seats)
    if not has_waiting_list(session, moment):
        raise NoSeatsLeft
