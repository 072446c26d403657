"""Stopping, going on and sending again."""

import datetime

import pytest
import time_machine

from cms.outbox.models.state import State
from sms.broadcasts import services
from sms.broadcasts.errors import NotNow
from sms.models import Message
from sms.models.broadcast import BroadcastState, DispatchState
from tests.factories.sms import DispatchFactory
from tests.sms.broadcasts.conftest import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def leaving(broadcast, follow):
    """A dispatch to three people that has been addressed."""
    type(broadcast).objects.update(state=BroadcastState.ENDED, released_at=NOON)
    follow(3)
    dispatch = DispatchFactory(broadcast=broadcast, state=DispatchState.EXPANDING, planned_for=NOON)
    with time_machine.travel(NOON, tick=False):
        services.expand(dispatch.pk)
    dispatch.refresh_from_db()
    return dispatch


def settle(*states):
    """Let the messages end so, in the order in which they were written."""
    for message, state in zip(Message.objects.order_by("pk"), states, strict=True):
        Message.objects.filter(pk=message.pk).update(state=state, settled_at=NOON, attempts=1)


def test_paused_it_goes_on(leaving, officer):
    services.pause(leaving, officer)
    assert leaving.state == DispatchState.PAUSED
    services.resume(leaving, officer)
    assert leaving.state == DispatchState.SENDING


def test_cancelled_its_messages_are_taken_back(leaving, officer):
    services.cancel(leaving, officer)
    assert leaving.state == DispatchState.CANCELLED
    assert services.finish_dispatches(NOON) == {"finished": 0, "taken_back": 3}
    assert set(Message.objects.values_list("state", flat=True)) == {State.CANCELLED}


@pytest.mark.parametrize("act", [services.pause, services.resume, services.cancel])
def test_what_is_done_stays_done(act, leaving, officer):
    settle(State.SENT, State.SENT, State.FAILED)
    services.finish_dispatches(NOON)
    with pytest.raises(NotNow):
        act(leaving, officer)


def test_done_once_nothing_is_open(leaving):
    assert services.finish_dispatches(NOON)["finished"] == 0
    settle(State.SENT, State.FAILED, State.UNKNOWN)
    assert services.finish_dispatches(NOON)["finished"] == 1
    leaving.refresh_from_db()
    assert (leaving.state, leaving.ended_at) == (DispatchState.DONE, NOON)
    assert leaving.figures["states"] == {"sent": 1, "failed": 1, "unknown": 1}


def test_stopped_ones_are_kept_while_they_are_of_use(leaving):
    type(leaving).objects.update(state=DispatchState.STOPPED)
    assert services.finish_dispatches(NOON)["taken_back"] == 0
    assert services.finish_dispatches(leaving.expires_at + datetime.timedelta(seconds=1))["taken_back"] == 3


def test_only_those_who_did_not_get_it_get_it_again(leaving, officer, follow):
    settle(State.SENT, State.UNKNOWN, State.FAILED)
    missed = Message.objects.get(state=State.FAILED).subscriber
    services.finish_dispatches(NOON)
    with time_machine.travel(NOON, tick=False):
        again = services.resend_missed(leaving, officer)
        services.expand(again.pk)
    again.refresh_from_db()
    assert [message.subscriber for message in again.messages.all()] == [missed]
    assert (again.resend_of, again.figures["exclusions"]) == (leaving, {"duplicate": 2})


def test_it_is_not_sent_again_while_that_is_under_way(leaving, officer):
    with pytest.raises(NotNow):
        services.resend_missed(leaving, officer)
    settle(State.SENT, State.SENT, State.FAILED)
    services.finish_dispatches(NOON)
    services.resend_missed(leaving, officer)
    with pytest.raises(NotNow):
        services.resend_missed(leaving, officer)
