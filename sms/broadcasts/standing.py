"""What is to become of a dispatch at a moment: it waits, begins, is too late, or has lost what it was about."""

import datetime

from django.utils.translation import gettext_noop

from sms.models import Broadcast, Dispatch
from sms.models.broadcast import DispatchState, Mode

from . import anchors
from .anchors import Moment
from .moments import clock_of, goes_at_once, of_use_until, relative_to, span

LATE = gettext_noop("Its time had passed before it could leave.")
CANCELLED = gettext_noop("What it is about has been cancelled.")
GROWN = gettext_noop("It goes to so many that somebody else than its author has to release it.")
GONE = gettext_noop("What it is about is not there any more.")
MOVED = gettext_noop("What it is about has been moved to another time.")
# In the figures of a dispatch: when its dated thing was to be, by the texts that were frozen.
ANCHOR_AT = "anchor_at"


def anchor_of(dispatch: Dispatch) -> Moment | None:
    """What is known of the dated thing that it goes out before or after."""
    return anchors.moment(dispatch.broadcast.anchor) if dispatch.broadcast.mode == Mode.RELATIVE else None


def decide(dispatch: Dispatch, anchor: Moment | None, now: datetime.datetime) -> None:
    """Set the state, and the time that it has moved to; saving it is the caller's part."""
    if dispatch.broadcast.mode == Mode.RELATIVE and (anchor is None or anchor.is_cancelled):
        end(dispatch, DispatchState.CANCELLED, CANCELLED if anchor else GONE, now)
        return
    if anchor and not goes_at_once(dispatch):
        moved_to = relative_to(dispatch.broadcast, anchor)
        if moved_to is None:
            dispatch.state, dispatch.started_at = DispatchState.PLANNED, None
            return
        dispatch.planned_for = moved_to
    decide_by_time(dispatch, clock_of(dispatch, anchor), now)


def decide_by_time(dispatch: Dispatch, zone: str, now: datetime.datetime) -> None:
    first, last = span(dispatch, zone)
    if now < first:
        dispatch.state, dispatch.started_at = DispatchState.PLANNED, None
    elif now > last + datetime.timedelta(hours=dispatch.broadcast.late_hours):
        end(dispatch, DispatchState.MISSED, LATE, now)
    else:
        dispatch.state, dispatch.started_at = DispatchState.EXPANDING, dispatch.started_at or now


def end(dispatch: Dispatch, state: DispatchState, reason: str, now: datetime.datetime) -> None:
    """Nothing (more) of it leaves; `reason` in the words of the source, translated where it is shown."""
    dispatch.state, dispatch.reason, dispatch.ended_at = state, reason, now


def stamp(anchor: Moment | None) -> str:
    """The moment of a dated thing as it is kept with the figures."""
    return anchor.at.isoformat() if anchor and anchor.at else ""


def loss(dispatch: Dispatch, anchor: Moment | None) -> str:
    """Why nothing more may leave of what has been addressed; empty while its dated thing is as it was then."""
    if anchor is None:
        return GONE
    if anchor.is_cancelled:
        return CANCELLED
    return MOVED if dispatch.figures.get(ANCHOR_AT, stamp(anchor)) != stamp(anchor) else ""


def matters(broadcast: Broadcast, anchor: Moment | None, now: datetime.datetime) -> bool:
    """Whether anybody still wants to read of what it is about."""
    if broadcast.mode != Mode.RELATIVE:
        return True
    if anchor is None or anchor.is_cancelled:
        return False
    until = of_use_until(broadcast, anchor)
    return until is None or now < until
