"""What is under way while the dated thing that it is about is cancelled or moved."""

import datetime
import uuid

import pytest
import time_machine

from cms.outbox.models.state import State
from sms.broadcasts import services
from sms.broadcasts.anchors import Moment
from sms.broadcasts.errors import NotNow
from sms.broadcasts.standing import CANCELLED, GONE, MOVED
from sms.ledger.services import send_due
from sms.models import Broadcast, Dispatch, Message
from sms.models.broadcast import BroadcastState, DispatchState
from tests.sms.broadcasts.conftest import NOON, tick

HOUR, DAY = datetime.timedelta(hours=1), datetime.timedelta(days=1)
# 21:30, 22:00 and 09:00 in Almaty; the thing is on the day after at 18:00.
DUE, NIGHT, MORNING = NOON + 6.5 * HOUR, NOON + 7 * HOUR, NOON + 18 * HOUR
START = NOON + 27 * HOUR


def thing(at=START, **fields):
    local = at.astimezone(datetime.timezone(5 * HOUR)) if at else None
    return Moment(at, "Asia/Almaty", values={"en": {"time": f"{local:%d %H:%M}" if local else ""}}, **fields)


@pytest.fixture
def about(broadcast, dated):
    """Releases the broadcast, which goes out at 21:30 on the day before the thing."""

    def make(**fields):
        values = {
            "state": BroadcastState.READY, "released_at": NOON, "mode": "relative", "anchor": "thing:1",
            "days_before": 1, "time_of_day": datetime.time(21, 30), "texts": {"en": "Chess: {time}"},
        }  # fmt: skip
        Broadcast.objects.filter(pk=broadcast.pk).update(**values | fields)
        broadcast.refresh_from_db()
        dated["1"] = thing()
        return broadcast

    return make


@pytest.fixture
def held(about, follow):
    """Addressed to two people, and held until the morning."""
    broadcast = about()
    follow(2)
    tick(NOON)
    tick(DUE)
    assert set(Message.objects.values_list("state", "due_at")) == {(State.QUEUED, MORNING)}
    return broadcast.dispatches.get()


def settle(moment):
    """Take back what was called off, and plan again."""
    services.finish_dispatches(moment)
    tick(moment)


def send(sender, moment):
    with time_machine.travel(moment, tick=False):
        send_due(sender_id=sender.pk)
    return sorted(Message.objects.filter(state=State.SENT).values_list("text", flat=True))


def states():
    return sorted((str(row.state), row.reason) for row in Dispatch.objects.all())


@pytest.mark.parametrize(("known", "reason"), [(thing(is_cancelled=True), CANCELLED), (None, GONE)])
def test_what_waits_for_the_morning_does_not_leave_once_its_thing_is_cancelled(held, dated, sender, known, reason):
    dated["1"] = known
    tick(NIGHT)
    assert states() == [("cancelled", reason)]
    assert send(sender, MORNING) == []
    services.finish_dispatches(MORNING)
    assert set(Message.objects.values_list("state", flat=True)) == {State.CANCELLED}


def test_what_is_as_it_was_leaves(held, sender):
    tick(NIGHT)
    assert states() == [("sending", "")]
    assert len(send(sender, MORNING)) == 2


@pytest.mark.parametrize("state", [DispatchState.PAUSED, DispatchState.STOPPED])
def test_what_is_held_by_somebody_is_called_off_as_well(held, dated, state):
    Dispatch.objects.update(state=state)
    dated["1"] = thing(is_cancelled=True)
    tick(NIGHT)
    assert states() == [("cancelled", CANCELLED)]


def test_what_is_being_addressed_is_called_off(about, follow, dated):
    about()
    follow(2)
    with time_machine.travel(DUE, tick=False):
        services.plan_due(DUE)
        services.expanding.prepare(Dispatch.objects.get().pk, DUE)
    dated["1"] = thing(is_cancelled=True)
    tick(NIGHT)
    assert (states(), Message.objects.count()) == ([("cancelled", CANCELLED)], 0)


def test_the_later_clocks_are_spared_what_the_earlier_ones_have_got(about, follow, dated, sender, always_open):
    broadcast = about(own_clock=True)
    follow(zone="Pacific/Auckland", country="NZ")
    follow(zone="Europe/Chisinau", country="MD")
    begin = DUE - 8 * HOUR
    tick(begin)
    assert len(send(sender, begin + HOUR)) == 1
    dated["1"] = thing(is_cancelled=True)
    tick(begin + 2 * HOUR)
    assert len(send(sender, DUE + 4 * HOUR)) == 1
    broadcast.refresh_from_db()
    # Something of it has left.
    assert (states(), broadcast.state) == ([("cancelled", CANCELLED)], BroadcastState.ENDED)


@pytest.fixture
def always_open(settings):
    settings.SMS_OPENS, settings.SMS_CLOSES = "00:00", "23:59:59.999999"


def test_what_was_moved_goes_out_anew_on_the_evening_before(held, dated, sender):
    dated["1"] = thing(START + 7 * DAY)
    tick(NIGHT)
    settle(NIGHT + HOUR)
    assert (states(), send(sender, MORNING)) == ([("cancelled", MOVED), ("planned", "")], [])
    held.broadcast.refresh_from_db()
    assert held.broadcast.state == BroadcastState.READY
    settle(DUE + 7 * DAY)
    assert send(sender, MORNING + 7 * DAY) == ["Library Outreach: Chess: 04 18:00\nLeave: reply STOP"] * 2


def test_what_is_later_on_the_same_day_leaves_with_the_right_time(held, dated, sender):
    dated["1"] = thing(START + 2 * HOUR)
    tick(NIGHT)
    settle(NIGHT + HOUR)
    assert states() == [("cancelled", MOVED), ("sending", "")]
    assert send(sender, MORNING) == ["Library Outreach: Chess: 27 20:00\nLeave: reply STOP"] * 2


def test_what_changes_in_the_small_hours_leaves_in_the_morning(held, dated, sender):
    dated["1"] = thing(START + 2 * HOUR)
    settle(MORNING - HOUR)
    settle(MORNING - HOUR / 2)
    assert states() == [("cancelled", MOVED), ("sending", "")]
    assert len(send(sender, MORNING)) == 2


def test_without_a_date_it_waits_for_the_next_one(held, dated):
    dated["1"] = thing(None)
    tick(NIGHT)
    settle(NIGHT + HOUR)
    assert states() == [("cancelled", MOVED), ("planned", "")]
    dated["1"] = thing(START + 7 * DAY)
    tick(NIGHT + 2 * HOUR)
    assert Dispatch.objects.get(resend_of=held).planned_for == DUE + 7 * DAY


def test_what_somebody_has_paused_is_not_planned_anew(held, dated, officer):
    services.pause(held, officer)
    dated["1"] = thing(START + 7 * DAY)
    tick(NIGHT)
    services.finish_dispatches(NIGHT)
    with time_machine.travel(NIGHT, tick=False):
        assert (states(), services.can_be_repeated(held)) == ([("cancelled", MOVED)], True)


def test_what_has_begun_meanwhile_is_not_planned_anew(held, dated):
    dated["1"] = thing(MORNING - HOUR)
    tick(MORNING - HOUR / 2)
    assert states() == [("cancelled", MOVED)]


def test_nobody_is_left_out_of_what_is_planned_anew_for_a_message_that_is_taken_back(held, dated):
    dated["1"] = thing(START + 2 * HOUR)
    tick(NIGHT)
    tick(NIGHT + HOUR / 60)
    assert states() == [("cancelled", MOVED), ("planned", "")]


def test_nobody_is_left_out_of_what_is_planned_anew_for_a_message_that_a_gateway_puts_off(held, dated, sender):
    leaving = Message.objects.filter(pk=Message.objects.order_by("pk")[0].pk)
    leaving.update(state=State.SENDING, attempts=1, holder=uuid.uuid4(), lease_until=MORNING)
    dated["1"] = thing(START + 2 * HOUR)
    tick(NIGHT)
    settle(NIGHT)
    assert states() == [("cancelled", MOVED), ("planned", "")]
    leaving.update(state=State.QUEUED, holder=None, lease_until=None)
    settle(NIGHT + HOUR / 60)
    assert len(send(sender, MORNING)) == 2


def test_who_has_got_it_does_not_get_it_anew(held, dated):
    first = Message.objects.order_by("pk")[0]
    Message.objects.filter(pk=first.pk).update(state=State.SENT, settled_at=DUE, attempts=1)
    dated["1"] = thing(START + 2 * HOUR)
    tick(NIGHT)
    settle(NIGHT)
    anew = Dispatch.objects.get(resend_of=held)
    assert (anew.figures["recipients"], anew.figures["exclusions"]) == (1, {"duplicate": 1})


def test_what_is_planned_anew_moves_and_is_cancelled_with_its_thing(held, dated):
    dated["1"] = thing(START + 7 * DAY)
    tick(NIGHT)
    dated["1"] = thing(START + 9 * DAY)
    settle(MORNING)
    assert Dispatch.objects.get(resend_of=held).planned_for == DUE + 9 * DAY
    dated["1"] = thing(START + 9 * DAY, is_cancelled=True)
    tick(MORNING + DAY)
    assert states() == [("cancelled", CANCELLED), ("cancelled", MOVED)]


def test_it_is_not_sent_again_once_it_is_about_nothing(held, dated, officer):
    dated["1"] = thing(is_cancelled=True)
    tick(NIGHT)
    services.finish_dispatches(NIGHT)
    with time_machine.travel(NIGHT, tick=False), pytest.raises(NotNow):
        services.resend_missed(held, officer)


@pytest.mark.parametrize(("moment", "is_possible"), [(START - HOUR, True), (START, False)])
def test_it_is_sent_again_until_its_thing_begins(held, officer, moment, is_possible):
    services.cancel(held, officer)
    services.finish_dispatches(NIGHT)
    with time_machine.travel(moment, tick=False):
        assert services.can_be_repeated(held) is is_possible


def test_what_is_sent_again_is_not_addressed_once_its_thing_is_cancelled(held, dated, officer):
    services.cancel(held, officer)
    services.finish_dispatches(NIGHT)
    with time_machine.travel(NIGHT, tick=False):
        again = services.resend_missed(held, officer)
        dated["1"] = thing(is_cancelled=True)
        services.expand(again.pk)
    again.refresh_from_db()
    assert (again.state, again.reason) == (DispatchState.CANCELLED, CANCELLED)
