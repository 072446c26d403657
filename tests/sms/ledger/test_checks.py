"""What is looked at once more right before a message leaves: wishes, hours, limits, decisions."""

import datetime
from datetime import timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from cms.outbox.models import State
from cms.outbox.sending import sender as outbox_sender
from sms.ledger import ledger
from sms.ledger.kinds import CODE, NOTICE
from sms.ledger.services import entrust, send_due
from sms.models import Following, Message, Subscriber
from sms.models.subscriber import Status
from sms.people.services import hold, leave
from tests.factories.sms import BroadcastFactory, DispatchFactory, FollowingFactory, SubscriberFactory, TopicFactory

from .conftest import row

pytestmark = pytest.mark.django_db


@pytest.fixture
def between(monkeypatch):
    """Have something happen after messages were claimed and before they leave."""

    def arrange(meddle):
        begin = ledger.SmsLedger.begin

        def meddled(self, ids, **wishes):
            meddle()
            return begin(self, ids, **wishes)

        monkeypatch.setattr(ledger.SmsLedger, "begin", meddled)

    return arrange


def states():
    return list(Message.objects.order_by("pk").values_list("state", flat=True))


def test_broadcast_is_written_when_it_is_claimed_and_what_was_sent_is_kept(trial, sender, make_dispatch):
    dispatch = make_dispatch(2)
    assert send_due(sender_id=sender.pk) == {"sent": 2, "stopped": 0}
    first, second = Message.objects.order_by("pk")
    assert first.text == "Library Outreach: Chess on Saturday.\nLeave: reply STOP"
    assert sorted(trial.taken) == [(first.phone, first.text), (second.phone, second.text)]
    dispatch.refresh_from_db()
    assert (first.segments, first.price, dispatch.spent) == (1, Decimal("0.05"), Decimal("0.1"))


def test_who_cannot_reply_gets_a_link_of_their_own(trial, sender, make_dispatch):
    sender.routes.update(two_way=False)
    make_dispatch(2)
    send_due(sender_id=sender.pk)
    links = {text.split("Leave: ")[1] for _phone, text in trial.taken}
    assert len(links) == 2
    assert all("/s/" in link for link in links)


def test_row_that_cannot_be_written_fails_alone_and_says_why(trial, sender, make_dispatch):
    dispatch = make_dispatch(texts={"en": "{nonsense}", "ru": "Шахматы"})
    for language in ("ru", "ka"):
        reader = SubscriberFactory(language=language)
        FollowingFactory(subscriber=reader, topic=dispatch.broadcast.topics.get())
        row(dispatch, reader, sender)
    send_due(sender_id=sender.pk)
    assert list(Message.objects.order_by("pk").values_list("state", "error")) == [
        (State.FAILED, "UnknownPlaceholder: nonsense"),
        (State.SENT, ""),
        (State.FAILED, "CannotRender: No text in ka"),
    ]


@pytest.mark.parametrize("state", ["planned", "expanding", "paused", "cancelled", "stopped", "done", "missed"])
def test_dispatch_that_is_not_leaving_is_not_touched(trial, sender, make_dispatch, state):
    make_dispatch(state=state)
    assert send_due(sender_id=sender.pk) == {}
    assert states() == [State.QUEUED]


@pytest.mark.parametrize(("state", "ending"), [("paused", "queued"), ("stopped", "queued"), ("cancelled", "cancelled")])
def test_decision_is_heeded_by_what_was_claimed_already(trial, sender, make_dispatch, between, state, ending):
    dispatch = make_dispatch(3)
    due_at = Message.objects.first().due_at
    between(lambda: type(dispatch).objects.update(state=state))
    assert send_due(sender_id=sender.pk) == {"stopped": 3}
    assert (states(), trial.taken, Message.objects.first().due_at) == ([ending] * 3, [], due_at)


def stop_following(phone):
    Following.objects.filter(subscriber__phone=phone).update(is_active=False)


@pytest.mark.parametrize(
    "meddle",
    [
        lambda phone: leave(phone=phone, source="web"),
        stop_following,
        hold,
        lambda phone: Subscriber.objects.all().delete(),
        lambda phone: Following.objects.update(library=BroadcastFactory.create().library, topic=TopicFactory()),
    ],
    ids=["left", "topic left", "held", "erased", "follows something else"],
)
def test_news_goes_to_nobody_who_does_not_want_it_now(trial, sender, make_dispatch, between, meddle):
    reader = SubscriberFactory()
    dispatch = make_dispatch(subscriber=reader)
    between(lambda: meddle(str(reader.phone)))
    assert send_due(sender_id=sender.pk) == {"stopped": 1}
    dispatch.refresh_from_db()
    assert (states(), trial.taken, dispatch.spent) == ([State.CANCELLED], [], 0)


def test_somebody_back_from_a_pause_gets_news(trial, sender, make_dispatch):
    now = timezone.now()
    make_dispatch(subscriber=SubscriberFactory(status=Status.PAUSED, paused_until=now))
    make_dispatch(subscriber=SubscriberFactory(status=Status.PAUSED, paused_until=now + timedelta(hours=1)))
    send_due(sender_id=sender.pk)
    assert sorted(states()) == [State.CANCELLED, State.SENT]


def test_budget_stops_a_dispatch_before_it_is_overspent(trial, sender, make_dispatch):
    dispatch = make_dispatch(5, budget=Decimal("0.17"))
    send_due(sender_id=sender.pk)
    dispatch.refresh_from_db()
    assert (len(trial.taken), dispatch.state, dispatch.spent) == (3, "stopped", Decimal("0.15"))
    assert dispatch.reason == "The next message would cost more than may be spent."
    assert (sorted(states()), dispatch.ended_at is None) == ([State.QUEUED] * 2 + [State.SENT] * 3, False)


ALMATY = ZoneInfo("Asia/Almaty")


@pytest.fixture
def closed(always_open, settings):
    """It is not the hour for messages: they open in an hour."""
    opens = (timezone.now() + timedelta(hours=1)).astimezone(ALMATY).replace(second=0, microsecond=0)
    closes = opens + timedelta(minutes=1)
    settings.SMS_OPENS, settings.SMS_CLOSES = f"{opens:%H:%M}", f"{closes:%H:%M}"
    return opens


@pytest.mark.parametrize(("kind", "state"), [(NOTICE, State.QUEUED), (CODE, State.SENT)])
def test_only_what_somebody_waits_for_comes_at_night(trial, sender, closed, kind, state):
    message = entrust(text="Hello", phone="+77011234567", kind=kind, cause="", key="1")
    send_due(sender_id=sender.pk)
    message.refresh_from_db()
    assert message.state == state
    assert state == State.SENT or message.due_at == closed


def test_news_waits_for_the_hours_of_its_reader_and_expires_if_they_come_too_late(trial, sender, make_dispatch, closed):
    dispatch = make_dispatch(2)
    Message.objects.filter(pk=Message.objects.first().pk).update(expires_at=closed)
    assert send_due(sender_id=sender.pk) == {"stopped": 2}
    assert states() == [State.EXPIRED, State.QUEUED]
    assert (Message.objects.last().due_at, dispatch.spent) == (closed, 0)


def test_third_news_of_a_day_waits_for_tomorrow(trial, sender, make_dispatch, settings):
    settings.SMS_MOST_A_DAY = 2
    reader = SubscriberFactory()
    for _ in range(3):
        make_dispatch(subscriber=reader)
    send_due(sender_id=sender.pk)
    held = Message.objects.get(state=State.QUEUED)
    tomorrow = (timezone.now().astimezone(ALMATY) + timedelta(days=1)).date()
    assert (len(trial.taken), held.due_at) == (2, datetime.datetime.combine(tomorrow, datetime.time(), tzinfo=ALMATY))


def test_broadcasts_leave_in_turn_and_answers_before_them(trial, sender, make_dispatch):
    trial.lines = 1
    sender.rate = 3
    sender.save()
    dispatches = [make_dispatch(8) for _ in range(2)]
    entrust(text="Answer", phone="+77011234567", kind=CODE, cause="", key="1")
    rows = ledger.SmsLedger(sender).claim(holder="0" * 32, limit=7, now=timezone.now())
    claimed = [Message.objects.get(pk=pk).dispatch_id for pk, _cost in rows]
    assert claimed[0] is None
    assert {claimed.count(dispatch.pk) for dispatch in dispatches} == {3}


def test_rate_counts_segments_not_messages(trial, sender, make_dispatch):
    make_dispatch(4, texts={"en": "x" * 400}, largest=3)
    claimed = ledger.SmsLedger(sender).claim(holder="0" * 32, limit=6, now=timezone.now())
    assert [cost for _pk, cost in claimed] == [3, 3]


def test_slow_sender_waits_for_its_own_long_texts(trial, sender, make_dispatch, monkeypatch):
    monkeypatch.setattr(outbox_sender, "PATIENCE", timedelta())
    sender.rate = 10
    sender.save()
    make_dispatch(3, texts={"en": "x" * 400}, largest=3)
    assert send_due(sender_id=sender.pk)["sent"] == 3


def test_number_of_queries_does_not_grow_with_the_rows(trial, sender, make_dispatch, django_assert_num_queries):
    counts = []
    for count in (1, 3):
        dispatch = make_dispatch(count)
        own = ledger.SmsLedger(sender)
        own.rows = own.rows.filter(dispatch=dispatch)
        now, holder = timezone.now(), "0" * 32
        ids = [pk for pk, _cost in own.claim(holder=holder, limit=10, now=now)]
        with django_assert_num_queries(12) as queries:
            assert len(own.begin(ids, holder=holder, now=now)) == count
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_dispatch_without_texts_does_not_stop_the_others(trial, sender, make_dispatch):
    empty, whole = DispatchFactory(state="sending"), make_dispatch()
    row(empty, SubscriberFactory(), sender)
    send_due(sender_id=sender.pk)
    assert dict(Message.objects.values_list("dispatch", "state")) == {empty.pk: State.FAILED, whole.pk: State.SENT}
