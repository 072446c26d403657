"""When a broadcast goes out."""

import datetime
import zoneinfo
from itertools import islice

from django.utils import timezone

from sms.models import Broadcast, Dispatch
from sms.models.broadcast import Mode
from sms.numbers.hours import on_clock

from .anchors import Moment
from .rules import dates

# The clocks of the world show one time within these hours: from UTC+14 (Kiribati) to UTC-12.
EARLIEST, LATEST = datetime.timedelta(hours=-14), datetime.timedelta(hours=12)
# How the occurrence of what is sent again begins.
AGAIN = "again"


def wall(moment: datetime.datetime, zone: str) -> datetime.datetime:
    """What a clock there shows, without its zone."""
    return moment.astimezone(zoneinfo.ZoneInfo(zone)).replace(tzinfo=None)


def next_dates(broadcast: Broadcast, count: int, after: datetime.datetime | None = None) -> list[datetime.datetime]:
    """Its next dates after a moment (default: now), in UTC; none if it does not repeat. Raises ValueError."""
    after = after or timezone.now()
    if not broadcast.rule or not broadcast.at:
        return []
    # The clock may show an hour twice: what is before `after` is left out once the zone is known.
    since = wall(after, broadcast.zone) - datetime.timedelta(hours=2)
    found = dates(broadcast.rule, wall(broadcast.at, broadcast.zone), since=since)
    moments = (on_clock(each.date(), each.time(), broadcast.zone) for each in found)
    return list(islice((moment for moment in moments if moment > after), count))


def relative_to(broadcast: Broadcast, anchor: Moment) -> datetime.datetime | None:
    """When it goes out, by the clock of the dated thing; None while that has no date."""
    if anchor.at is None:
        return None
    day = wall(anchor.at, anchor.zone).date() - datetime.timedelta(days=broadcast.days_before)
    return on_clock(day, broadcast.time_of_day or datetime.time(12), anchor.zone)


def of_use_until(broadcast: Broadcast, anchor: Moment | None) -> datetime.datetime | None:
    """The start of the dated thing, for what is sent before it; None for what is not."""
    moment = relative_to(broadcast, anchor) if anchor else None
    return anchor.at if anchor and anchor.at and moment and moment < anchor.at else None


def goes_at_once(dispatch: Dispatch) -> bool:
    """Whether it is sent again, whatever time it was written for."""
    return dispatch.occurrence.startswith(AGAIN)


def goes_by_own_clock(dispatch: Dispatch) -> bool:
    """Whether each recipient gets it at that time of their own clock; what is sent again goes to all at once."""
    broadcast = dispatch.broadcast
    return broadcast.own_clock and broadcast.mode != Mode.NOW and not goes_at_once(dispatch)


def clock_of(dispatch: Dispatch, anchor: Moment | None) -> str:
    """The zone in which its time was meant."""
    return anchor.zone if anchor and dispatch.broadcast.mode == Mode.RELATIVE else dispatch.broadcast.zone


def span(dispatch: Dispatch, zone: str) -> tuple[datetime.datetime, datetime.datetime]:
    """When the first and the last of its recipients can be due, before quiet hours."""
    if not goes_by_own_clock(dispatch):
        return dispatch.planned_for, dispatch.planned_for
    shown = wall(dispatch.planned_for, zone).replace(tzinfo=datetime.UTC)
    return shown + EARLIEST, shown + LATEST


def due_in(dispatch: Dispatch, zone: str, of: str) -> datetime.datetime:
    """When it is meant to reach people in the zone `of`, before quiet hours."""
    if not goes_by_own_clock(dispatch):
        return dispatch.planned_for
    shown = wall(dispatch.planned_for, zone)
    return on_clock(shown.date(), shown.time(), of)
