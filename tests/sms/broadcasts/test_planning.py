"""When broadcasts begin, what is missed, and what follows things that move."""

import datetime

import pytest

from sms.broadcasts import services
from sms.broadcasts.anchors import Moment
from sms.broadcasts.standing import CANCELLED, LATE
from sms.models import Broadcast, Dispatch, Message
from sms.models.broadcast import BroadcastState, DispatchState
from tests.sms.broadcasts.conftest import NOON, tick

HOUR, DAY = datetime.timedelta(hours=1), datetime.timedelta(days=1)


@pytest.fixture
def ready(broadcast):
    """Releases the broadcast with these fields."""

    def make(**fields):
        values = {"state": BroadcastState.READY, "released_at": NOON, "zone": "Asia/Almaty"} | fields
        Broadcast.objects.filter(pk=broadcast.pk).update(**values)
        broadcast.refresh_from_db()
        return broadcast

    return make


def planned():
    rows = Dispatch.objects.order_by("planned_for", "pk")
    return [(f"{row.planned_for:%m-%d %H:%M}", str(row.state)) for row in rows]


def test_now_begins_at_once_and_once(ready, follow):
    broadcast = ready()
    follow()
    tick(NOON + HOUR / 2)
    tick(NOON + HOUR)
    assert planned() == [("11-26 10:00", "sending")]
    broadcast.refresh_from_db()
    assert (broadcast.state, Message.objects.count()) == (BroadcastState.ENDED, 1)


def test_at_a_time_waits_for_it(ready, follow):
    ready(mode="at", at=NOON + DAY)
    follow()
    tick(NOON)
    assert planned() == [("11-27 10:00", "planned")]
    tick(NOON + DAY)
    assert planned() == [("11-27 10:00", "sending")]


def test_what_is_late_is_shown_and_not_sent(ready, follow):
    broadcast = ready(mode="at", at=NOON, late_hours=3)
    follow()
    tick(NOON + 3 * HOUR + datetime.timedelta(minutes=1))
    dispatch = broadcast.dispatches.get()
    assert (dispatch.state, dispatch.reason, Message.objects.count()) == (DispatchState.MISSED, LATE, 0)
    broadcast.refresh_from_db()
    assert broadcast.state == BroadcastState.ENDED


def test_a_little_late_is_in_time(ready, follow):
    ready(mode="at", at=NOON, late_hours=3)
    follow()
    tick(NOON + 3 * HOUR)
    assert planned() == [("11-26 10:00", "sending")]


def test_what_repeats_is_planned_one_ahead_and_ends(ready, follow):
    broadcast = ready(mode="recurring", at=NOON + HOUR, rule="FREQ=WEEKLY;COUNT=2")
    follow(cap=0)
    tick(NOON)
    assert planned() == [("11-26 11:00", "planned")]
    tick(NOON + HOUR)
    assert planned() == [("11-26 11:00", "sending"), ("12-03 11:00", "planned")]
    tick(NOON + HOUR + 7 * DAY)
    assert planned() == [("11-26 11:00", "sending"), ("12-03 11:00", "sending")]
    broadcast.refresh_from_db()
    assert (broadcast.state, Message.objects.count()) == (BroadcastState.ENDED, 2)


def test_dates_while_the_site_was_away_are_shown_as_missed(ready, follow):
    ready(mode="recurring", at=NOON + HOUR, rule="FREQ=DAILY")
    follow()
    tick(NOON)
    tick(NOON + 2 * DAY + 2 * HOUR)
    assert planned() == [
        ("11-26 11:00", "missed"),
        ("11-27 11:00", "missed"),
        ("11-28 11:00", "sending"),
        ("11-29 11:00", "planned"),
    ]


def test_before_a_dated_thing_moves_with_it(ready, follow, dated):
    ready(mode="relative", anchor="thing:1", days_before=1, time_of_day=datetime.time(17))
    follow()
    dated["1"] = Moment(NOON + 3 * DAY, "Asia/Almaty")
    tick(NOON)
    assert planned() == [("11-28 12:00", "planned")]
    dated["1"] = Moment(NOON + 5 * DAY, "Asia/Almaty")
    tick(NOON + HOUR)
    assert planned() == [("11-30 12:00", "planned")]
    tick(NOON + 4 * DAY + 2 * HOUR)
    assert planned() == [("11-30 12:00", "sending")]


def test_what_would_come_after_the_start_is_not_sent(ready, follow, dated):
    # At 21:30; texts wait until 09:00.
    ready(mode="relative", anchor="thing:1", days_before=1, time_of_day=datetime.time(21, 30))
    follow()
    dated["1"] = Moment(NOON + 17 * HOUR, "Asia/Almaty")
    tick(NOON)
    tick(NOON + 6.5 * HOUR)
    dispatch = Dispatch.objects.get()
    assert (dispatch.state, dispatch.figures["exclusions"]) == (DispatchState.DONE, {"too_late": 1})


@pytest.mark.parametrize(("days_before", "expires_at"), [(1, NOON + 20 * HOUR), (0, NOON + 6.5 * HOUR + DAY)])
def test_it_is_of_use_until_the_start_if_it_is_sent_before_that(ready, follow, dated, days_before, expires_at):
    ready(mode="relative", anchor="thing:1", days_before=days_before, time_of_day=datetime.time(21, 30))
    follow()
    dated["1"] = Moment(NOON + 20 * HOUR if days_before else NOON, "Asia/Almaty")
    tick(NOON)
    tick(NOON + 6.5 * HOUR)
    assert Message.objects.get().expires_at == expires_at


def test_what_moves_between_its_time_and_its_addressing_is_not_sent(ready, follow, dated):
    ready(mode="relative", anchor="thing:1", days_before=0, time_of_day=datetime.time(15))
    follow()
    dated["1"] = Moment(NOON, "Asia/Almaty")
    services.plan_due(NOON)
    assert planned() == [("11-26 10:00", "expanding")]
    dated["1"] = Moment(NOON + 2 * DAY, "Asia/Almaty")
    tick(NOON)
    assert (planned(), Message.objects.count()) == ([("11-28 10:00", "planned")], 0)
    tick(NOON + 2 * DAY)
    assert (planned(), Message.objects.count()) == ([("11-28 10:00", "sending")], 1)


def test_cancelled_with_what_it_is_about(ready, follow, dated):
    broadcast = ready(mode="relative", anchor="thing:1", days_before=1, time_of_day=datetime.time(17))
    follow()
    dated["1"] = Moment(NOON + 3 * DAY, "Asia/Almaty")
    tick(NOON)
    dated["1"] = Moment(NOON + 3 * DAY, "Asia/Almaty", is_cancelled=True)
    tick(NOON + HOUR)
    broadcast.refresh_from_db()
    dispatch = broadcast.dispatches.get()
    assert (dispatch.state, dispatch.reason, broadcast.state) == ("cancelled", CANCELLED, BroadcastState.CANCELLED)


def test_without_a_date_it_waits_for_one(ready, follow, dated):
    broadcast = ready(mode="relative", anchor="thing:1", days_before=1, time_of_day=datetime.time(17))
    follow()
    dated["1"] = Moment(None, "Asia/Almaty")
    tick(NOON)
    broadcast.refresh_from_db()
    assert (planned(), broadcast.state) == ([], BroadcastState.READY)
    dated["1"] = Moment(NOON + 3 * DAY, "Asia/Almaty")
    tick(NOON)
    assert planned() == [("11-28 12:00", "planned")]


def test_the_first_of_many_clocks_is_not_too_late(ready, follow):
    ready(mode="at", at=NOON + DAY, own_clock=True)
    follow(zone="Pacific/Auckland", country="NZ")
    follow(zone="Europe/Chisinau", country="MD")
    tick(NOON + DAY - 9 * HOUR)
    due = {f"{moment:%d %H:%M}" for moment in Message.objects.values_list("due_at", flat=True)}
    # 15:00 in Auckland (UTC+13) and in Chișinău (UTC+2).
    assert due == {"27 02:00", "27 13:00"}


def test_values_of_the_thing_stand_in_the_text(ready, follow, dated, broadcast):
    ready(mode="relative", anchor="thing:1", days_before=0, time_of_day=datetime.time(15), texts={"en": "See {title}"})
    follow()
    dated["1"] = Moment(NOON, "Asia/Almaty", values={"en": {"title": "Chess"}})
    tick(NOON)
    assert broadcast.dispatches.get().texts == {"en": "See Chess"}
