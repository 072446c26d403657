"""Letting in, counting and taking back: the same for the buttons of the page and for what a scanner sends later."""

import datetime
import uuid

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from cms.users.models import User
from events.booking.tickets.codes import registration_of_code
from events.door.party import party_of
from events.door.refusals import Doubt, doubt_about, refused
from events.programme import Session
from events.registrations import Arrival, Registration


@transaction.atomic
def let_in(
    *,
    session: Session,
    by: User | None,
    registration: Registration | None = None,
    code: str = "",
    people: int | None = None,
    nonce: uuid.UUID,
    at: datetime.datetime | None = None,
    was_offline: bool = False,
) -> Arrival:
    """Let people of a party in, by its registration or the code of its ticket; `people=None`: all who are to come.

    The same `nonce` is the same arrival, whatever else is said. What was done without a connection has happened: it is
    kept with its `doubt`, also for a ticket that nobody knows. Else raises `Refused`.
    """
    registration = locked(registration or registration_of_code(code))
    if told := Arrival.objects.filter(session=session, nonce=nonce).first():
        return told
    party = party_of(registration, session) if registration else None
    people = people or (party.left if party else 0) or 1
    doubt = doubt_about(party, session, people)
    if doubt and not was_offline:
        raise refused(doubt, session, party)
    return note(session, nonce, at, registration=registration, people=people, doubt=doubt or "",
                was_offline=was_offline, noted_by=by)  # fmt: skip


def locked(registration: Registration | None) -> Registration | None:
    """The row as it is now, and for this transaction alone: two doors do not let the same people in."""
    if registration is None:
        return None
    rows = Registration.objects.select_for_update(of=("self",), no_key=True).select_related("event", "session__event")
    return rows.get(pk=registration.pk)


def note(session: Session, nonce: uuid.UUID, at: datetime.datetime | None, **fields: object) -> Arrival:
    """The arrival of that nonce: one row, however often and however much at once it is sent."""
    arrival, _created = Arrival.objects.get_or_create(
        session=session, nonce=nonce, defaults=fields | {"at": at or timezone.now()}
    )
    return arrival


@transaction.atomic
def count_walk_ins(
    *,
    session: Session,
    by: User | None,
    people: int,
    age_band: str = "",
    nonce: uuid.UUID,
    at: datetime.datetime | None = None,
    was_offline: bool = False,
) -> Arrival:
    """Count guests without a ticket, without a name.

    A count tells what is: with more people than seats it is kept in `doubt`. Raises `Refused` for a cancelled session.
    """
    if session.is_cancelled and not was_offline:
        raise refused(Doubt.CALLED_OFF, session)
    return note(session, nonce, at, people=people, age_band=age_band, doubt=doubt_about_room(session, people),
                was_offline=was_offline, noted_by=by)  # fmt: skip


def doubt_about_room(session: Session, people: int) -> str:
    if session.is_cancelled:
        return Doubt.CALLED_OFF
    seats = session.pool.seats
    return Doubt.FULL if seats is not None and people_in(session) + people > seats else ""


def people_in(session: Session) -> int:
    """How many have come, with a ticket or without."""
    return Arrival.objects.counted().filter(session=session).aggregate(all=Sum("people"))["all"] or 0


def undo(*, arrival: Arrival, moment: datetime.datetime | None = None) -> Arrival:
    """Take an arrival back; the row stays with the time of it, and the first time counts."""
    Arrival.objects.counted().filter(pk=arrival.pk).update(undone_at=moment or timezone.now())
    arrival.refresh_from_db(fields=["undone_at"])
    return arrival
