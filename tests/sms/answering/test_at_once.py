"""Texts that come in at the same moment."""

from functools import partial

import pytest

from sms.answering.services import receive
from sms.gateways.base import Inbound
from sms.models import Incoming, Message, Route, Sender, Thread
from tests.events.booking.racing import at_once
from tests.factories.sms import SenderFactory
from tests.sms.answering.texting import NUMBER, text

pytestmark = pytest.mark.usefixtures("committed")


@pytest.fixture
def committed(django_db_setup, django_db_blocker):
    """What is written can be seen by other threads; afterwards none of it is left."""
    with django_db_blocker.unblock():
        SenderFactory(name="+15550000000")
        yield
        for rows in (Message, Incoming, Thread, Route, Sender):
            rows.objects.all().delete()


def test_same_text_twice_at_once_is_one():
    inbound = Inbound("local", "SM9", NUMBER, "+15550000000", "HELP")
    first, second = at_once(*[partial(receive, inbound)] * 2)
    assert (first.pk, Message.objects.count()) == (second.pk, 1)


def test_two_texts_of_the_same_words_at_once_are_two():
    at_once(*[partial(receive, Inbound("local", name, NUMBER, "+15550000000", "HELP")) for name in ("SM1", "SM2")])
    assert (Incoming.objects.count(), Message.objects.count()) == (2, 2)


def test_texts_at_once_open_one_conversation_with_one_helpful_answer():
    at_once(*[partial(text, words) for words in ("hm hm", "mh mh", "mm hh")])
    assert (Thread.objects.count(), Thread.objects.get().incoming.count(), Message.objects.count()) == (1, 3, 1)
