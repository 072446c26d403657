"""A message for each recipient, once, whatever happens on the way."""

import datetime
from decimal import Decimal

import pytest
import time_machine

from cms.outbox.models.state import State
from sms.broadcasts import services
from sms.broadcasts.errors import NeedsSecondPerson
from sms.broadcasts.services import expanding
from sms.broadcasts.standing import GROWN
from sms.models import Dispatch, Message, Subscriber
from sms.models.broadcast import BroadcastState, DispatchState
from tests.factories.sms import DispatchFactory, FollowingFactory, RouteFactory
from tests.sms.broadcasts.conftest import NOON

HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def begun(broadcast):
    """Answers a dispatch of the broadcast that is to be addressed."""
    type(broadcast).objects.filter(pk=broadcast.pk).update(state=BroadcastState.READY, released_at=NOON)
    broadcast.refresh_from_db()
    options = {"state": DispatchState.EXPANDING, "planned_for": NOON}
    return lambda **fields: DispatchFactory(broadcast=broadcast, **options | fields)


def expand(dispatch, moment=NOON):
    with time_machine.travel(moment, tick=False):
        written = services.expand(dispatch.pk)
    dispatch.refresh_from_db()
    return written


def test_each_recipient_gets_one_row_without_a_text(begun, follow, sender):
    (person,) = follow()
    dispatch = begun()
    assert expand(dispatch) == 1
    row = Message.objects.get()
    assert (row.key, row.phone, row.language, row.text) == (f"d{dispatch.pk}:{person.pk}", person.phone, "en", None)
    assert (row.kind, row.priority, row.state, row.attempts) == ("sms_news", 90, State.QUEUED, 0)
    assert (row.subscriber, row.dispatch, row.sender, str(row.price)) == (person, dispatch, sender, "0.0500")
    assert (row.due_at, row.expires_at) == (NOON, NOON + 24 * HOUR)
    assert (dispatch.state, dispatch.largest, dispatch.figures["recipients"]) == (DispatchState.SENDING, 1, 1)


def test_a_person_who_follows_two_of_its_topics_gets_it_once(begun, follow, broadcast):
    (person,) = follow()
    broadcast.topics.add(FollowingFactory(subscriber=person).topic)
    assert expand(begun()) == 1


def test_texts_are_frozen_with_short_links(begun, follow, broadcast):
    broadcast.texts = {"en": "See https://library.example/events/chess-club-for-beginners-and-all-others/ now {leave}"}
    broadcast.save()
    follow()
    dispatch = begun()
    expand(dispatch)
    (link,) = broadcast.links.all()
    assert dispatch.texts == {"en": f"See http://localhost:8000/l/{link.code}/ now {{leave}}"}


def test_twice_is_once(begun, follow):
    follow(3)
    dispatch = begun()
    assert (expand(dispatch), expand(dispatch)) == (3, 0)
    Dispatch.objects.update(state=DispatchState.EXPANDING)
    dispatch.parts.update(written=None)
    assert (expand(dispatch), Message.objects.count()) == (0, 3)


def test_a_worker_killed_between_two_parts_loses_nothing(begun, follow, broadcast, monkeypatch):
    broadcast.texts |= {"ru": "Шахматы"}
    broadcast.save()
    follow(2)
    follow(3, language="ru")
    dispatch = begun()
    write, killed = expanding.insert, iter([False, True])

    def insert(people, part):
        count = write(people, part)
        if next(killed):
            raise KeyboardInterrupt
        return count

    monkeypatch.setattr(expanding, "insert", insert)
    with pytest.raises(KeyboardInterrupt):
        expand(dispatch)
    dispatch.refresh_from_db()
    assert (dispatch.state, dispatch.parts.filter(written=None).count()) == (DispatchState.EXPANDING, 1)
    monkeypatch.setattr(expanding, "insert", write)
    expand(dispatch)
    assert (Message.objects.count(), dispatch.state) == (5, DispatchState.SENDING)
    assert set(Message.objects.values_list("subscriber", flat=True)) == set(
        Subscriber.objects.values_list("pk", flat=True)
    )


def test_nothing_more_is_written_once_it_is_paused(begun, follow, broadcast, officer, monkeypatch):
    broadcast.texts |= {"ru": "Шахматы"}
    broadcast.save()
    follow(2)
    follow(2, language="ru")
    dispatch, write = begun(), expanding.insert

    def insert(people, part):
        services.pause(dispatch, officer)
        return write(people, part)

    monkeypatch.setattr(expanding, "insert", insert)
    expand(dispatch)
    assert (dispatch.state, Message.objects.count()) == (DispatchState.PAUSED, 2)
    monkeypatch.setattr(expanding, "insert", write)
    services.resume(dispatch, officer)
    expand(dispatch)
    assert (dispatch.state, Message.objects.count()) == (DispatchState.SENDING, 4)


def test_people_are_written_to_in_their_hours(begun, follow):
    follow(zone="Asia/Almaty", country="KZ")
    follow(zone="Europe/Chisinau", country="MD", phone="+37369123456")
    evening = datetime.datetime(2026, 11, 26, 16, tzinfo=datetime.UTC)  # 21:00 and 18:00
    expand(begun(planned_for=evening), evening)
    due = dict(Message.objects.values_list("subscriber__zone", "due_at"))
    morning = datetime.datetime(2026, 11, 27, 4, tzinfo=datetime.UTC)
    assert due == {"Asia/Almaty": morning, "Europe/Chisinau": evening}


def test_what_could_only_be_sent_when_it_is_of_no_use_is_left_out(begun, follow, broadcast):
    broadcast.useful_hours = 3
    broadcast.save()
    follow()
    evening = datetime.datetime(2026, 11, 26, 16, tzinfo=datetime.UTC)
    dispatch = begun(planned_for=evening)
    expand(dispatch, evening)
    assert (dispatch.state, dispatch.figures["exclusions"]) == (DispatchState.DONE, {"too_late": 1})


def test_each_gets_it_at_that_time_of_their_own_clock(begun, follow, broadcast):
    broadcast.mode, broadcast.own_clock, broadcast.zone = "at", True, "Asia/Almaty"
    broadcast.save()
    follow(zone="Asia/Almaty", country="KZ")
    follow(zone="Europe/Chisinau", country="MD")
    expand(begun(planned_for=NOON))
    due = dict(Message.objects.values_list("subscriber__zone", "due_at"))
    assert due == {"Asia/Almaty": NOON, "Europe/Chisinau": NOON + 3 * HOUR}


def test_numbers_go_by_the_route_of_their_beginning(begun, follow, sender):
    other = RouteFactory(prefix="7701", price="0.01", two_way=False).sender
    follow(phone="+77011234567")
    follow(phone="+77051234567")
    expand(begun())
    ways = set(Message.objects.values_list("phone", "sender", "price"))
    assert ways == {("+77011234567", other.pk, Decimal("0.01")), ("+77051234567", sender.pk, Decimal("0.05"))}


def test_over_budget_nothing_leaves(begun, follow, broadcast):
    broadcast.budget = "0.10"
    broadcast.save()
    follow(3)
    dispatch = begun()
    expand(dispatch)
    assert (dispatch.state, dispatch.reason, Message.objects.count()) == (
        DispatchState.STOPPED,
        expanding.OVER_BUDGET,
        0,
    )


def test_withdrawn_while_it_waited_nothing_leaves(begun, follow, broadcast):
    follow()
    dispatch = begun()
    type(broadcast).objects.update(state=BroadcastState.DRAFT)
    expand(dispatch)
    assert (dispatch.state, Message.objects.count()) == (DispatchState.CANCELLED, 0)


def test_too_late_nothing_leaves(begun, follow):
    follow()
    dispatch = begun()
    expand(dispatch, NOON + 4 * HOUR)
    assert (dispatch.state, Message.objects.count()) == (DispatchState.MISSED, 0)


def test_more_people_than_one_person_may_decide_about_wait_for_a_second(
    begun, follow, broadcast, author, officer, settings
):
    settings.SMS_APPROVAL_ABOVE = 2
    type(broadcast).objects.update(written_by=author, released_by=author)
    follow(3)
    dispatch = begun()
    expand(dispatch)
    assert (dispatch.state, dispatch.reason, Message.objects.count()) == (DispatchState.STOPPED, GROWN, 0)
    with pytest.raises(NeedsSecondPerson):
        services.resume(dispatch, author)
    services.resume(dispatch, officer)
    assert (expand(dispatch), dispatch.state) == (3, DispatchState.SENDING)
