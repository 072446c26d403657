"""Joining by texting a word: the phone is in the hand, the age is asked."""

import pytest
from django.utils import timezone

from sms.models import Consent, Subscriber
from sms.people.links import page_path
from sms.people.services import answer_age, join_by_word
from tests.factories.sms import SubscriberFactory, TopicFactory
from tests.sms.people.joining import PHONE, a_way, latest_code

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic(house):
    return TopicFactory(slug="chess")


def text(topic):
    return join_by_word(phone=PHONE, topic=topic, language="kk", keyword="ШАХМАТ", library=None)


def state():
    made = Subscriber.objects.get(phone=PHONE)
    return made.status, made.language, made.followings.filter(is_active=True).count()


def acts():
    return list(Consent.objects.of(PHONE).values_list("act", "source", "evidence", "confirmed"))


def test_whoever_is_new_is_asked_for_the_age_before_anything_is_sent(topic):
    assert text(topic).asks_age
    assert state() == ("pending", "kk", 0)
    assert acts() == [("given", "keyword", "ШАХМАТ", False)]


def test_old_enough(topic):
    assert answer_age(text(topic).subscriber, True)
    assert state() == ("active", "kk", 1)
    assert acts()[1:] == [("confirmed", "keyword", "ШАХМАТ · age", True)]


def test_too_young_goes_on_on_the_page_with_a_guardian(topic, client):
    a_way()
    assert not answer_age(text(topic).subscriber, False)
    assert state() == ("guardian", "kk", 0)
    page = page_path(Subscriber.objects.get().pk, 0, timezone.now().date())
    asked = client.post(f"{page}guardian/?lang=en", {"country": "KZ", "phone": "701 777 00 00"})
    client.post(asked.headers["Location"], {"code": latest_code("+77017770000")})
    assert state() == ("active", "kk", 1)


def test_whoever_gets_messages_already_is_not_asked(topic):
    SubscriberFactory(phone=PHONE)
    assert not text(topic).asks_age
    assert state() == ("active", "kk", 1)


def test_word_may_be_texted_twice(topic):
    text(topic)
    answer_age(text(topic).subscriber, True)
    assert not text(topic).asks_age
    assert state() == ("active", "kk", 1)


def test_answer_without_a_question_changes_nothing(topic):
    stranger = SubscriberFactory(phone=PHONE, status="pending")
    assert not answer_age(stranger, True)
    assert state() == ("pending", "en", 0)
