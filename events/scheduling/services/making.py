"""Sessions are made from their rules a year ahead: each has seats, changes and registrations of its own."""

import datetime
from collections.abc import Sequence

from django.db import transaction
from django.db.models import Q, QuerySet

from events.finding.purging import sessions_changed
from events.programme import Repetition, SeatPool, Session
from events.programme.event import Status
from events.scheduling.occurrences import AHEAD, horizon, starts_of
from events.scheduling.opening import registration_times
from events.scheduling.seating import pools_for


def make_sessions(moment: datetime.datetime) -> int:
    """Make all sessions that are due within a year of a moment; run twice, it makes nothing twice.

    Answers how many were made. Templates and cancelled events get none.
    """
    due = Repetition.objects.filter(event__is_template=False).exclude(event__status=Status.CANCELLED)
    waiting = due.filter(Q(made_until=None) | Q(made_until__lt=moment.date() + AHEAD)).order_by("pk")
    return sum(len(make_sessions_of(repetition=repetition, moment=moment)) for repetition in waiting)


@transaction.atomic
def make_sessions_of(*, repetition: Repetition, moment: datetime.datetime) -> list[Session]:
    """Make those of one repetition that have not been made and have not begun."""
    repetition = locked(Repetition.objects.filter(pk=repetition.pk))
    since = repetition.made_until + datetime.timedelta(days=1) if repetition.made_until else repetition.starts_on
    until = horizon(moment, repetition.zone)
    there = set(repetition.sessions.values_list("original_start", flat=True))
    starts = [start for _day, start in starts_of(repetition, since=since, until=until)]
    sessions = create_sessions(repetition, [start for start in starts if start > moment and start not in there])
    repetition.made_until = max(until, repetition.made_until or until)
    repetition.save(update_fields=["made_until"])
    return sessions


def locked(repetitions: QuerySet[Repetition]) -> Repetition:
    return repetitions.select_for_update(of=("self",)).select_related("event", "venue").get()


def create_sessions(repetition: Repetition, starts: Sequence[datetime.datetime]) -> list[Session]:
    """Sessions of a repetition with these starts."""
    if not starts:
        return []
    pools = pools_for(repetition.event, len(starts), seats=repetition.seats)
    sessions = Session.objects.bulk_create(
        new_session(repetition, start, pool) for start, pool in zip(starts, pools, strict=True)
    )
    sessions_changed(repetition.event)
    return sessions


def new_session(repetition: Repetition, start: datetime.datetime, pool: SeatPool) -> Session:
    opens_at, closes_at = registration_times(repetition.event, start)
    return Session(
        event=repetition.event,
        repetition=repetition,
        original_start=start,
        starts_at=start,
        ends_at=start + datetime.timedelta(minutes=repetition.minutes),
        time_zone=repetition.time_zone,
        venue=repetition.venue,
        pool=pool,
        online_url=repetition.online_url,
        opens_at=opens_at,
        closes_at=closes_at,
    )
