"""`{poll:…}` in a broadcast."""

import pytest

from sms.broadcasts.wording import missing
from sms.ledger.rendering import CannotRender, personal_values
from sms.models import Message
from sms.polls.links import answer_url
from sms.polls.placeholder import not_open
from tests.factories.sms import BroadcastFactory, PollFactory, SubscriberFactory
from tests.sms.polls.asking import poll_with

pytestmark = pytest.mark.django_db


def test_each_reader_gets_their_own_page(django_assert_num_queries):
    poll = poll_with(["Kim", "Emma"], slug="books")
    messages = [Message(subscriber=SubscriberFactory()) for _reader in range(3)]
    with django_assert_num_queries(1):
        found = [personal_values(message, ["poll:books"])["poll:books"] for message in messages]
    assert found == [answer_url(poll.pk, message.subscriber_id) for message in messages]


def test_poll_that_there_is_not_is_told_to_whoever_writes():
    with pytest.raises(CannotRender):
        personal_values(Message(subscriber=SubscriberFactory()), ["poll:boks"])
    assert missing(BroadcastFactory(texts={"en": "Answer: {poll:boks}"}), None) == ["poll:boks"]
    poll_with(["Kim", "Emma"], slug="boks")
    assert missing(BroadcastFactory(texts={"en": "Answer: {poll:boks}"}), None) == []


def test_polls_that_nobody_can_answer_are_told():
    for slug, state in [("now", "open"), ("soon", "draft"), ("over", "closed")]:
        PollFactory(slug=slug, state=state)
    assert not_open({"en": "{poll:now} {poll:soon}", "ru": "{poll:over} {poll:gone}"}) == ["over", "soon"]
    assert not_open({"en": "No poll."}) == []
