"""Keeping what a scanner did while it had no connection."""

from cms.users.models import User
from events.door.forms import RecordForm
from events.door.services import count_walk_ins, let_in, undo
from events.programme import Session
from events.registrations import Arrival, Registration


class Unreadable(Exception):
    """A record that no scanner of ours writes, that is of another session, or that takes back what never came."""


def keep(record: dict, *, session: Session, by: User) -> Arrival:
    """Note down one record as it happened; raises `Unreadable`."""
    form = RecordForm(record)
    if not form.is_valid():
        raise Unreadable
    told = form.cleaned_data
    if Arrival.objects.filter(nonce=told["nonce"]).exclude(session=session).exists():
        raise Unreadable
    if told["kind"] == "undo":
        return taken_back(told, session)
    happened = {"session": session, "by": by, "nonce": told["nonce"], "at": told["ago"], "was_offline": True}
    if told["kind"] == "walk_in":
        return count_walk_ins(people=told["people"] or 1, age_band=told["age_band"], **happened)
    registration = Registration.objects.filter(uid=told["registration"]).first() if told["registration"] else None
    return let_in(registration=registration, code=told["code"], people=told["people"], **happened)


def taken_back(told: dict, session: Session) -> Arrival:
    """The nonce of a record that takes back is that of the arrival."""
    arrival = Arrival.objects.filter(session=session, nonce=told["nonce"]).first()
    if arrival is None:
        raise Unreadable
    return undo(arrival=arrival, moment=told["ago"])
