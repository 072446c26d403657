"""Noting what people are told because of the time: reminders, “still coming?”, thanks.

Each is noted once per registration and cause, however often it is planned, and not when it is late: after a night
without workers nobody is reminded of what begins in a minute.
"""

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet

from events.booking.channels import reaches
from events.booking.telling import note
from events.programme import Session
from events.programme.event import REMINDERS
from events.programme.event import Status as EventStatus
from events.programme.session import SessionQuerySet, Status
from events.registrations import Arrival, Registration
from events.registrations.notice import Kind
from events.registrations.registration import State

HOUR, DAY = datetime.timedelta(hours=1), datetime.timedelta(days=1)
# A reminder is late by so much of its time at most, and never by more than the hours.
LATE_PART, LATEST = 4, 6 * HOUR
# Whoever is asked has half of the time until the start to answer.
SHORTEST_TO_ANSWER = 12 * HOUR
LONGEST_AHEAD = 30 * DAY
THANKS_AFTER, THANKS_UNTIL = HOUR, 3 * DAY


def plan_notices(moment: datetime.datetime) -> int:
    """Note everything that the time asks for; answers how many were noted."""
    return plan_reminders(moment) + ask_whether_coming(moment) + plan_thanks(moment)


def taking_place() -> SessionQuerySet:
    rows = Session.objects.filter(status=Status.SCHEDULED, event__status=EventStatus.PUBLISHED)
    return rows.select_related("event")


def confirmed_for(session: Session, before: datetime.datetime) -> QuerySet[Registration]:
    """Parties that had their seats already at a time; whoever books later knows."""
    return Registration.objects.for_session(session).filter(state=State.CONFIRMED, created__lte=before)


def note_new(parties: QuerySet[Registration], *, session: Session, kind: str, cause: str) -> int:
    """Note it for those who have not been told yet; answers how many."""
    new = list(parties.exclude(notices__cause=cause).values_list("pk", flat=True))
    if new:
        note(new, kind=kind, cause=cause, session_id=session.pk)
    return len(new)


def plan_reminders(moment: datetime.datetime) -> int:
    return sum(
        remind(session, code, int(code) * HOUR)
        for code, _label in REMINDERS
        for session in to_remind(code, int(code) * HOUR, moment)
    )


def to_remind(code: str, ahead: datetime.timedelta, moment: datetime.datetime) -> SessionQuerySet:
    """Sessions of which it is time to remind, and not too late."""
    late = min(ahead / LATE_PART, LATEST)
    soon = taking_place().filter(event__reminders__has=code)
    return soon.filter(starts_at__lte=moment + ahead, starts_at__gt=moment + ahead - late)


def remind(session: Session, code: str, ahead: datetime.timedelta) -> int:
    parties = confirmed_for(session, before=session.starts_at - ahead)
    return note_new(parties, session=session, kind=Kind.REMINDER, cause=of_day(f"{Kind.REMINDER}:{code}", session))


def of_day(kind: str, session: Session) -> str:
    """The cause of what concerns the day of a session: of one that is moved to another day people are told again."""
    return f"{kind}:{session.pk}:{session.local_start.date()}"


def ask_whether_coming(moment: datetime.datetime) -> int:
    soon = taking_place().filter(event__still_coming_days__isnull=False)
    window = soon.filter(starts_at__gt=moment + SHORTEST_TO_ANSWER, starts_at__lte=moment + LONGEST_AHEAD)
    return sum(ask(session, moment) for session in window.in_order() if time_to_ask(session) <= moment)


def time_to_ask(session: Session) -> datetime.datetime:
    return session.starts_at - session.event.still_coming_days * DAY


@transaction.atomic
def ask(session: Session, moment: datetime.datetime) -> int:
    """Ask those who have not been asked; of a series once, before its next session.

    Whoever cannot be asked keeps the seats: nobody loses them for not answering what they have not been told. So does
    who was asked before they moved to another date and back.
    """
    cause = of_day(Kind.STILL_COMING, session)
    parties = confirmed_for(session, before=time_to_ask(session)).filter(coming_asked_at=None, coming_said_at=None)
    ids = [party.pk for party in parties.exclude(notices__cause=cause) if reaches(party)]
    Registration.objects.filter(pk__in=ids).update(coming_asked_at=moment)
    note(ids, kind=Kind.STILL_COMING, cause=cause, session_id=session.pk)
    return len(ids)


def plan_thanks(moment: datetime.datetime) -> int:
    over = taking_place().exclude(event__survey_url="")
    lately = over.filter(ends_at__lte=moment - THANKS_AFTER, ends_at__gt=moment - THANKS_UNTIL)
    return sum(thank(session) for session in lately)


def thank(session: Session) -> int:
    """Thank those who came; of a series after its last session, whichever of them they came to."""
    cause = f"{Kind.THANKS}:{session.pk}"
    once = Registration.objects.filter(session=session, pk__in=came_to([session]))
    told = note_new(once, session=session, kind=Kind.THANKS, cause=cause)
    if is_last(session):
        series = Registration.objects.filter(session=None, event=session.event_id)
        came = series.filter(pk__in=came_to(session.event.sessions.all()))
        told += note_new(came, session=session, kind=Kind.THANKS, cause=cause)
    return told


def came_to(sessions: Iterable[Session]) -> QuerySet:
    arrivals = Arrival.objects.counted().filter(session__in=sessions, registration__isnull=False)
    return arrivals.values("registration")


def is_last(session: Session) -> bool:
    later = session.event.sessions.filter(status=Status.SCHEDULED, starts_at__gt=session.starts_at)
    return not later.exists()
