"""Which dispatches there will be, and which begin now."""

import datetime
from collections import Counter

from django.db import transaction
from django.db.models import QuerySet

from cms.core.nudges import nudge_after_commit
from sms.broadcasts.moments import next_dates, relative_to, span, wall
from sms.broadcasts.standing import anchor_of, decide
from sms.models import Broadcast, Dispatch
from sms.models.broadcast import BroadcastState, DispatchState, Mode

from .calling_off import call_off_lost
from .controlling import has_open

EXPAND = "sms.tasks.expand_broadcasts"
ONCE = "once"
# Dates of one broadcast that are noted at once, when the site was away for long.
MOST_DATES = 50
AHEAD = [DispatchState.PLANNED, DispatchState.EXPANDING]


def plan_due(now: datetime.datetime) -> Counter[str]:
    """Plan what is released, begin what is due, note what is too late, and call off what is about nothing any more;
    answers how many came into which state.

    Safe to run twice and at once: a broadcast is locked, and a moment of it is planned once.
    """
    found: Counter[str] = Counter({DispatchState.CANCELLED: call_off_lost(now)})
    for pk in Broadcast.objects.filter(state=BroadcastState.READY).values_list("pk", flat=True):
        found += plan(pk, now)
    return found


@transaction.atomic
def plan(broadcast_id: int, now: datetime.datetime) -> Counter[str]:
    """The same for one broadcast."""
    broadcast = Broadcast.objects.select_for_update().filter(pk=broadcast_id, state=BroadcastState.READY).first()
    if broadcast is None:
        return Counter()
    note_moments(broadcast, now)
    states = Counter(advance(dispatch, now) for dispatch in planned(broadcast))
    if not broadcast.dispatches.filter(state__in=AHEAD).exists() and not waits_for_date(broadcast):
        Broadcast.objects.filter(pk=broadcast_id).update(state=state_at_end(broadcast))
    if states[DispatchState.EXPANDING]:
        nudge_after_commit(EXPAND)
    return states


def planned(broadcast: Broadcast) -> QuerySet[Dispatch]:
    return (
        broadcast.dispatches.filter(state=DispatchState.PLANNED)
        .select_related("broadcast")
        .select_for_update(of=("self",))
    )


def advance(dispatch: Dispatch, now: datetime.datetime) -> str:
    """Let it begin if it is time, and keep what has become of it.

    Whose message has not been taken back yet, or may still fail, would be left out of what is planned anew.
    """
    if dispatch.resend_of_id and has_open(dispatch.resend_of_id):
        return dispatch.state
    decide(dispatch, anchor_of(dispatch), now)
    dispatch.save()
    return dispatch.state


def note_moments(broadcast: Broadcast, now: datetime.datetime) -> None:
    """A row for each moment up to the next one that is to come."""
    match broadcast.mode:
        case Mode.NOW:
            note(broadcast, ONCE, broadcast.released_at or now)
        case Mode.AT if broadcast.at:
            note(broadcast, ONCE, broadcast.at)
        case Mode.RECURRING:
            note_dates(broadcast, now)
        case Mode.RELATIVE:
            note_relative(broadcast)


def note(broadcast: Broadcast, occurrence: str, moment: datetime.datetime) -> Dispatch:
    values = {"planned_for": moment}
    return Dispatch.objects.get_or_create(broadcast=broadcast, occurrence=occurrence, defaults=values)[0]


def note_dates(broadcast: Broadcast, now: datetime.datetime) -> None:
    """Dates that passed while the site was away are noted, too: it shall be seen that they were missed."""
    last = broadcast.dispatches.filter(resend_of=None).order_by("planned_for").last()
    if last and span(last, broadcast.zone)[0] > now:
        return
    known = [moment for moment in (last.planned_for if last else None, broadcast.released_at) if moment]
    since = max(known, default=now)
    for moment in next_dates(broadcast, MOST_DATES, since):
        dispatch = note(broadcast, wall(moment, broadcast.zone).date().isoformat(), moment)
        if span(dispatch, broadcast.zone)[0] > now:
            return


def note_relative(broadcast: Broadcast) -> None:
    """One row, as soon as there is a date; from then on it follows that (`standing.decide`)."""
    anchor = anchor_of(Dispatch(broadcast=broadcast))
    moment = relative_to(broadcast, anchor) if anchor else None
    if anchor is None or anchor.is_cancelled or moment:
        note(broadcast, ONCE, moment or broadcast.released_at or broadcast.created)


def waits_for_date(broadcast: Broadcast) -> bool:
    """Whether nothing is planned because nobody knows yet when it will be."""
    return broadcast.mode == Mode.RELATIVE and not broadcast.dispatches.exists()


def state_at_end(broadcast: Broadcast) -> BroadcastState:
    """Cancelled, if nothing of it has ever been begun."""
    left = broadcast.dispatches.exclude(state=DispatchState.CANCELLED, texts={})
    return BroadcastState.ENDED if left.exists() or broadcast.mode == Mode.RECURRING else BroadcastState.CANCELLED
