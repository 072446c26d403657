"""Changing or ending a repetition: what becomes of the sessions that it has made."""

import datetime
import zoneinfo
from dataclasses import dataclass, field

from django.db import transaction

from events.booking.services import ask_anew, set_seats
from events.programme import Repetition, SeatPool, Session
from events.registrations.notice import Kind
from events.scheduling.errors import NotConfirmed
from events.scheduling.occurrences import horizon, starts_of
from events.scheduling.people import people_of, with_anybody_ever, with_people

from .making import create_sessions
from .sessions import call_off, reschedule, revise


@dataclass
class Plan:
    """What a changed rule does to sessions still to come.

    `told` are ids of sessions whose visitors hear of it, `people` is how many they are. Sessions changed by hand are
    `kept`. Of those that the rule no longer has, some are `called_off`: anybody ever registered; others vanish.
    """

    made: list[datetime.datetime] = field(default_factory=list)
    changed: list[tuple[Session, datetime.datetime]] = field(default_factory=list)
    kept: list[Session] = field(default_factory=list)
    vanishing: list[Session] = field(default_factory=list)
    called_off: list[Session] = field(default_factory=list)
    told: set[int] = field(default_factory=set)
    people: int = 0

    @property
    def must_be_confirmed(self) -> bool:
        """Whether anybody has to be told."""
        return self.people > 0


def plan_of(*, repetition: Repetition, moment: datetime.datetime, ends: bool = False) -> Plan:
    """What saving this repetition, or ending it, would do; nothing is changed.

    A session stays the same as long as the rule has its date (on the clock of the place), even at another time.
    """
    wanted = {} if ends else wanted_starts(repetition, moment)
    plan, leaving, shifted = Plan(), [], []
    zone = stored_zone(repetition)
    for session in coming_sessions(repetition, moment):
        start = wanted.pop(date_of(session, zone), None)
        if session.by_hand:
            plan.kept.append(session)
        elif start is None:
            leaving.append(session)
        elif differs(session, repetition, start):
            plan.changed.append((session, start))
            shifted += [session] if is_shifted(session, repetition, start) else []
    plan.told = with_people([*leaving, *shifted])
    staying = with_anybody_ever(leaving)
    plan.called_off = [session for session in leaving if session.pk in staying]
    plan.vanishing = [session for session in leaving if session.pk not in staying]
    plan.people = people_of(*plan.called_off, *(session for session in shifted if session.pk in plan.told))
    plan.made = list(wanted.values())
    return plan


def wanted_starts(repetition: Repetition, moment: datetime.datetime) -> dict[datetime.date, datetime.datetime]:
    """Starts still to come, by date."""
    today = moment.astimezone(repetition.zone).date()
    period = {"since": today, "until": horizon(moment, repetition.zone)}
    return {day: start for day, start in starts_of(repetition, **period) if start > moment}


def coming_sessions(repetition: Repetition, moment: datetime.datetime) -> list[Session]:
    """Sessions of the rule that have not begun, or whose date by the rule is still to come."""
    if not repetition.pk:
        return []
    sessions = repetition.sessions.select_related("event", "venue", "pool").order_by("original_start")
    return [session for session in sessions if max(session.starts_at, session.original_start) > moment]


def stored_zone(repetition: Repetition) -> zoneinfo.ZoneInfo:
    """By whose clock its sessions were made, before this change."""
    stored = Repetition.objects.filter(pk=repetition.pk).first()
    return (stored or repetition).zone


def date_of(session: Session, zone: zoneinfo.ZoneInfo) -> datetime.date:
    """The date that its rule gave it, by the clock of the rule; a session may have moved to another."""
    return (session.original_start or session.starts_at).astimezone(zone).date()


def ends_of(repetition: Repetition, start: datetime.datetime) -> datetime.datetime:
    return start + datetime.timedelta(minutes=repetition.minutes)


def is_shifted(session: Session, repetition: Repetition, start: datetime.datetime) -> bool:
    """Whether its visitors would have to come at another time or place."""
    was = (session.starts_at, session.ends_at, session.venue_id)
    return was != (start, ends_of(repetition, start), repetition.venue_id)


def differs(session: Session, repetition: Repetition, start: datetime.datetime) -> bool:
    same = (session.online_url, session.pool.seats) == (repetition.online_url, repetition.seats)
    return not same or is_shifted(session, repetition, start)


@transaction.atomic
def change_repetition(
    *, repetition: Repetition, moment: datetime.datetime, confirmed: bool = False, reasons: dict[str, str] | None = None
) -> Plan:
    """Save a new or changed repetition and make its sessions follow.

    `reasons` are given for sessions that are called off. Raises NotConfirmed if people are registered for what it
    takes away or changes, unless that was `confirmed`; TooFewSeats if more seats are taken than there would be.
    """
    plan = confirmed_plan(repetition, moment, confirmed=confirmed)
    repetition.made_until = horizon(moment, repetition.zone)
    repetition.save()
    carry_out(plan, reasons or {})
    for session, start in plan.changed:
        follow(session, repetition, start, tell=session.pk in plan.told)
    create_sessions(repetition, plan.made)
    return plan


@transaction.atomic
def end_repetition(
    *, repetition: Repetition, moment: datetime.datetime, confirmed: bool = False, reasons: dict[str, str] | None = None
) -> Plan:
    """Remove a repetition with its coming sessions; what was changed by hand stays. Raises NotConfirmed."""
    plan = confirmed_plan(repetition, moment, confirmed=confirmed, ends=True)
    carry_out(plan, reasons or {})
    repetition.delete()
    return plan


def confirmed_plan(repetition: Repetition, moment: datetime.datetime, *, confirmed: bool, ends: bool = False) -> Plan:
    """The plan, if nobody has to be told or an editor has agreed to that; until it is done nobody else books."""
    if repetition.pk:
        Repetition.objects.select_for_update().get(pk=repetition.pk)
        SeatPool.objects.hold(repetition.sessions.values_list("pool", flat=True))
    plan = plan_of(repetition=repetition, moment=moment, ends=ends)
    if plan.must_be_confirmed and not confirmed:
        raise NotConfirmed(plan)
    return plan


def carry_out(plan: Plan, reasons: dict[str, str]) -> None:
    """Remove what nobody will miss, and call off the rest."""
    remove(plan.vanishing)
    for session in plan.called_off:
        call_off(session, reasons)
        session.by_hand = True
        revise(session, Kind.CALLED_OFF)


def remove(sessions: list[Session]) -> None:
    """Delete sessions that nobody is registered for, with the seats that no other session has."""
    pools = {session.pool_id for session in sessions}
    Session.objects.filter(pk__in=[session.pk for session in sessions]).delete()
    SeatPool.objects.filter(pk__in=pools, sessions=None, registrations=None).delete()


def follow(session: Session, repetition: Repetition, start: datetime.datetime, *, tell: bool) -> None:
    """Make a session what its repetition says; of one that nobody is told of, nothing says that it was moved."""
    if session.pool.seats != repetition.seats:
        set_seats(pool=session.pool, seats=repetition.seats)
    if start != session.starts_at:
        ask_anew(session=session)
    session.online_url = repetition.online_url
    reschedule(session, start, ends_of(repetition, start), repetition.venue)
    session.time_zone, session.original_start = repetition.time_zone, start
    session.moved_from = session.moved_from if tell else None
    revise(session, Kind.MOVED, tell=tell)
