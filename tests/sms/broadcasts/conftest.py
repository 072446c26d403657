"""A topic, a sender that is ready, and an officer."""

import datetime

import pytest
import time_machine

from sms.broadcasts import anchors, services
from tests.factories.sms import BroadcastFactory, FollowingFactory, SenderFactory, TopicFactory
from tests.factories.users import UserFactory

# A Thursday, 15:00 in Almaty and 12:00 in Chișinău: people may be written to.
NOON = datetime.datetime(2026, 11, 26, 10, tzinfo=datetime.UTC)


class Dated:
    """Things whose dates the test decides."""

    label = "things"

    def __init__(self):
        self.known = {}

    def moment(self, pk):
        return self.known.get(pk)

    def choices(self, user):
        return []


def tick(moment):
    """What a minute does, with all that it asks for."""
    with time_machine.travel(moment, tick=False):
        services.plan_due(moment)
        services.expand_all()
        services.plan_due(moment)


@pytest.fixture
def dated(monkeypatch):
    kind = Dated()
    monkeypatch.setattr(anchors, "_anchors", {"thing": kind})
    return kind.known


@pytest.fixture(autouse=True)
def ready(settings):
    """The gateway of the factories can send."""
    settings.SMS_LOCAL = True


@pytest.fixture
def topic(db):
    return TopicFactory(slug="chess")


@pytest.fixture
def sender(db):
    return SenderFactory()


@pytest.fixture
def officer(house):
    return UserFactory(roles=["Outreach officers"])


@pytest.fixture
def author(house):
    return UserFactory(roles=["Outreach officers"])


@pytest.fixture
def broadcast(topic, sender):
    return BroadcastFactory(topics=[topic])


@pytest.fixture
def follow(topic):
    """Makes followers of the topic, with these fields of subscribers."""

    def make(count=1, library=None, is_active=True, **fields):
        subscriber = {f"subscriber__{name}": value for name, value in fields.items()}
        options = {"topic": topic, "library": library, "is_active": is_active, **subscriber}
        return [FollowingFactory(**options).subscriber for _each in range(count)]

    return make
