"""A gateway inside the test process, for what has to be seen of single messages."""

import datetime
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from django.http import HttpResponse
from django.utils import timezone

from cms.celery import app as celery_app
from cms.outbox.outcomes import Verdict
from sms import gateways
from sms.gateways.base import Found, LookedUp, SmsOutcome
from sms.models import Following, Message
from tests.factories.sms import (
    BroadcastFactory,
    DispatchFactory,
    FollowingFactory,
    SenderFactory,
    SubscriberFactory,
    TopicFactory,
)


@dataclass
class Trial:
    """Keeps what it is given, and answers what it is told to: by number, or to all."""

    name: str = "trial"
    label: str = "Trial"
    lines: int = 4
    taken: list[tuple[str, str]] = field(default_factory=list)
    answers: dict[str, SmsOutcome] = field(default_factory=dict)
    known: dict[str, LookedUp] = field(default_factory=dict)
    during = staticmethod(lambda message: None)

    def is_ready(self):
        return True

    @asynccontextmanager
    async def line(self):
        yield self

    async def send(self, message):
        self.during(message)
        usual = SmsOutcome(Verdict.SENT, "201", reference=f"T{message.pk}")
        outcome = self.answers.get(message.phone, usual)
        if outcome.verdict in (Verdict.SENT, Verdict.UNKNOWN):
            self.taken.append((message.phone, message.text))
        return outcome

    def look_up(self, message):
        return self.known.get(message.phone, LookedUp(Found.UNCLEAR))

    def parse_inbound(self, request):
        raise NotImplementedError

    def parse_status(self, request, key):
        raise NotImplementedError

    def acknowledge(self):
        return HttpResponse(status=204)


@pytest.fixture
def trial(monkeypatch):
    """A gateway that is there for this test."""
    gateway = Trial()
    monkeypatch.setitem(gateways._gateways, gateway.name, gateway)
    return gateway


@pytest.fixture
def always_open(settings):
    """Messages may be sent at any hour, and as many as one likes."""
    settings.SMS_OPENS, settings.SMS_CLOSES, settings.SMS_MOST_A_DAY = "00:00", "23:59:59.999999", 1000


@pytest.fixture
def sender(trial):
    return SenderFactory(gateway="trial", rate=1000)


@pytest.fixture
def make_dispatch(sender, always_open):
    """Makes a dispatch that is leaving, with a row for each of so many subscribers who follow its topic."""

    def make(count=1, *, texts=None, subscriber=None, state="sending", largest=1, **broadcast):
        topic = TopicFactory()
        dispatch = DispatchFactory(
            broadcast=BroadcastFactory(topics=[topic], **broadcast),
            texts=texts or {"en": "Chess on Saturday."},
            state=state,
            largest=largest,
        )
        for _ in range(count):
            FollowingFactory(topic=topic, subscriber=subscriber or SubscriberFactory())
        for following in Following.objects.filter(topic=topic).select_related("subscriber"):
            row(dispatch, following.subscriber, sender)
        return dispatch

    return make


def row(dispatch, subscriber, sender, **fields):
    """A row of a dispatch as it is written when it is addressed."""
    now = timezone.now()
    values = {
        "kind": "sms_news",
        "key": f"d{dispatch.pk}:{subscriber.pk}",
        "priority": 90,
        "due_at": now,
        "expires_at": now + datetime.timedelta(days=1),
        "phone": str(subscriber.phone),
        "language": subscriber.language,
        "subscriber": subscriber,
        "dispatch": dispatch,
        "sender": sender,
        "price": "0.05",
    }
    return Message.objects.create(**values | fields)


@pytest.fixture
def nudges():
    """Answers names and arguments of the tasks that workers have been asked for."""
    with celery_app.connection_for_write() as broker:
        broker.default_channel.queue_purge("outbox")

        def names():
            queue = broker.SimpleQueue("outbox")
            messages = [queue.get_nowait() for _ in range(queue.qsize())]
            return [(message.headers["task"], *message.payload[0]) for message in messages]

        yield names
