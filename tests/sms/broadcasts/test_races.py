"""Several workers at one broadcast; and that these tests would notice if nothing kept them apart."""

import datetime
import threading
import time
import uuid
from functools import partial

import pytest
import time_machine
from django.db import transaction
from django.db.models import Count
from wagtail.models import ModelLogEntry

from cms.outbox.models.state import State
from sms.broadcasts import services
from sms.broadcasts.anchors import Moment
from sms.models import Broadcast, Dispatch, DispatchPart, Message, Sender, Subscriber, Topic
from sms.models.broadcast import BroadcastState, DispatchState
from tests.events.booking.racing import at_once
from tests.factories.sms import BroadcastFactory, DispatchFactory, FollowingFactory, SenderFactory, TopicFactory
from tests.sms.broadcasts.conftest import NOON, tick

pytestmark = [pytest.mark.usefixtures("committed"), pytest.mark.database]
WORKERS, EACH = 4, 5
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def committed(django_db_setup, django_db_blocker):
    """What is written can be seen by other threads; afterwards none of it is left."""
    with django_db_blocker.unblock(), time_machine.travel(NOON, tick=True):
        yield
        Dispatch.objects.update(resend_of=None)
        for model in (Message, DispatchPart, Dispatch, Broadcast, Subscriber, Topic, Sender, ModelLogEntry):
            model.objects.all().delete()


@pytest.fixture
def dispatch():
    """To five people in each of three languages."""
    topic, texts = TopicFactory(), {"en": "Chess", "ru": "Шахматы", "kk": "Шахмат"}
    SenderFactory()
    for language in texts:
        FollowingFactory.create_batch(EACH, topic=topic, subscriber__language=language)
    broadcast = BroadcastFactory(topics=[topic], texts=texts, state=BroadcastState.READY, released_at=NOON)
    return DispatchFactory(broadcast=broadcast, state=DispatchState.EXPANDING, planned_for=NOON)


def test_workers_share_what_is_to_be_addressed(dispatch):
    written = at_once(*[partial(services.expand, dispatch.pk)] * WORKERS)
    dispatch.refresh_from_db()
    assert (sum(written), Message.objects.count(), dispatch.parts.count()) == (3 * EACH, 3 * EACH, 3)
    assert (dispatch.state, dispatch.figures["recipients"]) == (DispatchState.SENDING, 3 * EACH)


def test_a_moment_is_planned_once(dispatch):
    Dispatch.objects.all().delete()
    at_once(*[partial(services.plan_due, NOON)] * WORKERS)
    assert Dispatch.objects.count() == 1


def test_nobody_is_left_out_who_is_written_to_while_it_is_called_off_to_be_planned_anew(dispatch, dated):
    """The writer commits when the planner has had time to go on without it."""
    dated["1"] = Moment(NOON + 5 * HOUR, "Asia/Almaty")
    relative = {"mode": "relative", "anchor": "thing:1", "days_before": 0, "time_of_day": datetime.time(15)}
    Broadcast.objects.update(**relative)
    services.expanding.prepare(dispatch.pk, NOON)
    dated["1"] = Moment(NOON + 6 * HOUR, "Asia/Almaty")
    is_writing = threading.Event()

    def write():
        with transaction.atomic():
            while services.expanding.write_next(dispatch.pk) is not None:
                pass
            is_writing.set()
            time.sleep(0.5)

    def plan():
        is_writing.wait()
        services.plan_due(NOON)
        for begun in Dispatch.objects.filter(state=DispatchState.EXPANDING):
            services.expanding.prepare(begun.pk, NOON)

    at_once(write, plan)
    services.expand_all()
    services.finish_dispatches(NOON)
    tick(NOON + HOUR / 60)
    assert set(Message.objects.values_list("state", "dispatch__occurrence").annotate(Count("pk"))) == {
        (State.CANCELLED, dispatch.occurrence, 3 * EACH),
        (State.QUEUED, f"moved-{dispatch.pk}-1", 3 * EACH),
    }


def test_workers_that_only_look_before_they_write_would_write_twice(dispatch):
    def write():
        if not Message.objects.exists():
            time.sleep(0.3)
            rows = [row(person) for person in Subscriber.objects.all()]
            Message.objects.bulk_create(rows)

    def row(person):
        return Message(key=uuid.uuid4().hex, kind="sms_news", priority=90, expires_at=NOON, subscriber=person)

    at_once(*[write] * WORKERS)
    assert Message.objects.count() > 3 * EACH
