"""A sender that people can reply to."""

import pytest

from tests.factories.sms import FollowingFactory, SenderFactory, SubscriberFactory, TopicFactory
from tests.sms.answering.texting import NUMBER


@pytest.fixture
def sender(db):
    return SenderFactory(name="+15550000000")


@pytest.fixture
def chess():
    return TopicFactory(slug="chess", names={"en": "Chess", "ru": "Шахматы"})


@pytest.fixture
def reader(chess):
    """Follows two topics."""
    reader = SubscriberFactory(phone=NUMBER)
    FollowingFactory(subscriber=reader, topic=chess)
    FollowingFactory(subscriber=reader, topic=TopicFactory(slug="news", names={"en": "News"}))
    return reader
