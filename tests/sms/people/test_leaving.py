"""Leaving: one topic or all, at once, once and for all; and coming back by one's own wish alone."""

import datetime

import pytest
from django.utils import timezone

from sms.models import Consent, Message, Subscriber
from sms.people.consents import has_left
from sms.people.services import EVERYONE, hold, invalidate, leave, pause, release, start_again
from tests.factories.libraries import PartnerLibraryFactory
from tests.factories.sms import BroadcastFactory, DispatchFactory, FollowingFactory, SubscriberFactory, TopicFactory
from tests.sms.people.joining import PHONE

pytestmark = pytest.mark.django_db
SECOND = datetime.timedelta(seconds=1)


@pytest.fixture
def reader(db):
    """Somebody who follows chess and poetry from the network, and chess from a library."""
    reader = SubscriberFactory(phone=PHONE)
    chess = FollowingFactory(subscriber=reader, topic__slug="chess").topic
    FollowingFactory(subscriber=reader, topic__slug="poetry")
    FollowingFactory(subscriber=reader, topic=chess, library=PartnerLibraryFactory())
    return reader


def followed(reader):
    rows = reader.followings.filter(is_active=True).order_by("pk")
    return [(row.topic.slug, bool(row.library_id)) for row in rows]


def status():
    return Subscriber.objects.get(phone=PHONE).status


def acts():
    return list(Consent.objects.of(PHONE).values_list("act", "topic__slug"))


def waiting(reader, topic):
    """A message of a broadcast about a topic that waits to be sent."""
    dispatch = DispatchFactory(broadcast=BroadcastFactory(topics=[topic]))
    return Message.objects.create(
        kind="sms_news",
        key=f"{topic.pk}",
        priority=90,
        phone=PHONE,
        subscriber=reader,
        dispatch=dispatch,
        expires_at=timezone.now() + datetime.timedelta(days=1),
    )


def states(*messages):
    return [Message.objects.get(pk=message.pk).state for message in messages]


def test_leaving_ends_everything_and_what_waits(reader):
    messages = [waiting(reader, row.topic) for row in reader.followings.filter(library=None)]
    assert leave(phone=PHONE, source="keyword", evidence="STOP") == 3
    assert (status(), followed(reader), acts()) == ("stopped", [], [("withdrawn", None)])
    assert states(*messages) == ["cancelled", "cancelled"]


def test_leaving_twice_is_leaving_once(reader):
    assert [leave(phone=PHONE, source="keyword") for _time in range(2)] == [3, 0]
    assert acts() == [("withdrawn", None)]


def test_one_topic_ends_for_all_libraries_and_the_rest_goes_on(reader):
    chess, poetry = (row.topic for row in reader.followings.filter(library=None).order_by("pk"))
    messages = [waiting(reader, chess), waiting(reader, poetry)]
    assert leave(phone=PHONE, source="keyword", topic=chess) == 2
    assert (status(), followed(reader)) == ("active", [("poetry", False)])
    assert states(*messages) == ["cancelled", "queued"]
    assert leave(phone=PHONE, source="keyword", topic=poetry) == 1
    assert status() == "stopped"


def test_one_library_ends_and_the_network_goes_on(reader):
    library = reader.followings.exclude(library=None).get().library
    assert leave(phone=PHONE, source="staff", library=library) == 1
    assert followed(reader) == [("chess", False), ("poetry", False)]


def test_number_that_is_not_here_has_left_as_well(db):
    assert leave(phone=PHONE, source="gateway", evidence="21610", library=EVERYONE) == 0
    assert has_left(PHONE)


def test_start_brings_back_what_was_followed_and_nothing_else(reader):
    gone = reader.followings.get(topic__slug="poetry")
    leave(phone=PHONE, source="keyword", topic=gone.topic)
    leave(phone=PHONE, source="keyword")
    assert start_again(phone=PHONE, evidence="START") == 2
    assert (status(), followed(reader), has_left(PHONE)) == ("active", [("chess", False), ("chess", True)], False)
    assert acts()[-1] == ("given", "chess")


@pytest.mark.parametrize("state", ["pending", "guardian", "invalid"])
def test_start_does_nothing_for_those_who_never_were(db, state):
    SubscriberFactory(phone=PHONE, status=state)
    assert (start_again(phone=PHONE), status()) == (0, state)


def test_start_from_a_stranger_does_nothing(db):
    assert start_again(phone=PHONE) == 0


def test_start_ends_a_pause(reader):
    Subscriber.objects.update(status="paused", paused_until=timezone.now())
    assert (start_again(phone=PHONE), status()) == (3, "active")


def test_held_until_somebody_has_looked(reader):
    assert (hold(PHONE), status(), hold(PHONE)) == (True, "held", False)
    assert not Subscriber.objects.reachable().exists()
    assert (release(PHONE), status(), release(PHONE)) == (True, "active", False)


def test_pause_goes_on_until_its_own_end_when_they_stay(reader):
    pause(subscriber=reader, days=90)
    end = Subscriber.objects.get().paused_until
    assert (hold(PHONE), hold(PHONE), status()) == (True, False, "held")
    assert not Subscriber.objects.reachable(end).exists()
    assert (release(PHONE), status(), Subscriber.objects.get().paused_until) == (True, "paused", end)
    reachable = [Subscriber.objects.reachable(end + late * SECOND).exists() for late in (-1, 1)]
    assert reachable == [False, True]


def test_pause_that_is_over_when_they_stay_is_over(reader):
    pause(subscriber=reader, days=-1)
    assert (hold(PHONE), release(PHONE), status()) == (True, True, "active")
    assert Subscriber.objects.get().ended_at is None


@pytest.mark.parametrize("act", [lambda: start_again(phone=PHONE), lambda: leave(phone=PHONE, source="keyword")])
def test_who_was_held_in_a_pause_decides_otherwise(reader, act):
    pause(subscriber=reader, days=90)
    hold(PHONE)
    act()
    found = Subscriber.objects.get()
    assert (found.paused_until, found.status == "stopped") == (None, bool(found.ended_at))
    assert found.ended_at is None or found.ended_at < timezone.now()


def test_number_that_does_not_exist(reader):
    message = waiting(reader, TopicFactory())
    assert (invalidate(PHONE, "30005"), status(), invalidate(PHONE)) == (True, "invalid", False)
    assert (states(message), acts()) == (["cancelled"], [])
