"""People leave and officers decide while messages are leaving."""

import asyncio
import threading
import time
import uuid

import pytest
from django.db import connection, transaction
from django.utils import timezone

from cms.outbox.models import Slot, State
from cms.outbox.outcomes import Verdict
from cms.users.models import User
from sms.broadcasts.services import cancel, pause, resume
from sms.gateways.base import Consequence, Report
from sms.ledger import checking, ledger
from sms.ledger.consequences import refund
from sms.ledger.kinds import CODE
from sms.ledger.services import entrust, report, send_due
from sms.models import Broadcast, Consent, Dispatch, Following, Message, Sender, Subscriber, Topic
from sms.models.message import Delivery
from sms.people.services import leave
from tests.factories.sms import BroadcastFactory, DispatchFactory, FollowingFactory, SenderFactory
from tests.factories.users import AdministratorFactory
from tests.sms.ledger.conftest import row
from tests.sms.ledger.crowd import dispatch_to

pytestmark = pytest.mark.usefixtures("committed", "always_open")

PEOPLE = 250
SECONDS = 30


@pytest.fixture
def committed(django_db_setup, django_db_blocker):
    """What is written can be seen by other threads; afterwards the tables are empty again."""
    with django_db_blocker.unblock():
        yield
        for model in (Message, Dispatch, Broadcast, Consent, Following, Subscriber, Topic, Sender, Slot):
            model.objects.all().delete()
        User.objects.all().delete()


@pytest.fixture
def slow(trial):
    """The gateway takes a moment, and notes when it has taken what."""
    trial.times = []
    usual = trial.send

    async def send(message):
        await asyncio.sleep(0.01)
        trial.times.append(time.monotonic())
        return await usual(message)

    trial.send = send
    return trial


def waiting_for(reader, topic, sender):
    """A message to somebody, of a dispatch of its own that leaves by this sender."""
    dispatch = DispatchFactory(broadcast=BroadcastFactory(topics=[topic]), texts={"en": "Chess."}, state="sending")
    return row(dispatch, reader, sender)


def run_elsewhere(work):
    """Do it in another thread, over a connection of its own, and wait for it."""

    def run():
        try:
            work()
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(SECONDS)


def sending(dispatch, *, rate):
    """A thread that sends, as a worker does."""
    sender = Sender.objects.get()
    Sender.objects.update(gateway="trial", rate=rate)

    def run():
        try:
            send_due(sender_id=sender.pk)
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def wait_until(condition):
    deadline = time.monotonic() + SECONDS
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def test_nothing_leaves_to_somebody_after_their_stop_but_what_had_begun(slow):
    dispatch = dispatch_to(PEOPLE)
    thread = sending(dispatch, rate=200)
    wait_until(lambda: slow.taken)
    cancelled = set()
    for phone in list(Message.objects.order_by("-pk").values_list("phone", flat=True)[:20]):
        leave(phone=phone, source="keyword")
        state = Message.objects.get(phone=phone).state
        assert state in (State.CANCELLED, State.SENDING, State.SENT)
        if state == State.CANCELLED:
            cancelled.add(phone)
    thread.join(SECONDS)
    assert cancelled
    assert not cancelled & {phone for phone, _text in slow.taken}
    assert len(slow.taken) == PEOPLE - len(cancelled)


@pytest.mark.parametrize(("decide", "state"), [(pause, State.QUEUED), (cancel, State.CLAIMED)])
def test_decision_takes_effect_within_two_seconds(slow, decide, state):
    dispatch, officer = dispatch_to(PEOPLE), AdministratorFactory()
    thread = sending(dispatch, rate=100)
    wait_until(lambda: len(slow.taken) > 20)
    decide(dispatch, officer)
    decided = time.monotonic()
    thread.join(SECONDS)
    assert slow.times[-1] - decided < 2
    assert len(slow.taken) < PEOPLE
    left = set(Message.objects.exclude(state=State.SENT).values_list("state", flat=True))
    assert left <= {State.QUEUED, State.CANCELLED}
    if decide is pause:
        resume(dispatch, officer)
        sending(dispatch, rate=10_000).join(SECONDS)
        assert sorted(phone for phone, _text in slow.taken) == sorted(Message.objects.values_list("phone", flat=True))


def test_code_overtakes_a_broadcast_within_two_seconds_of_the_rate(slow):
    thread = sending(dispatch_to(PEOPLE), rate=100)
    wait_until(lambda: len(slow.taken) > 10)
    entrust(text="Code", phone="+77019999999", kind=CODE, cause="", key=str(timezone.now()))
    before = len(slow.taken)
    wait_until(lambda: ("+77019999999", "Code") in slow.taken)
    assert len(slow.taken) - before <= 2 * 100 + ledger.LARGEST_CLAIM // 10
    Dispatch.objects.update(state="paused")
    thread.join(SECONDS)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="a file has one who writes at a time")
def test_two_senders_at_once_bring_no_more_than_a_day_allows(trial, settings):
    settings.SMS_MOST_A_DAY = 1
    following = FollowingFactory()
    first, second = (
        waiting_for(following.subscriber, following.topic, SenderFactory(gateway="trial")) for _ in range(2)
    )
    busy, holder = ledger.SmsLedger(first.sender), uuid.uuid4()
    claimed = busy.claim(holder=holder, limit=10, now=timezone.now())
    with transaction.atomic():
        assert busy.begin([each.pk for each in claimed], holder=holder, now=timezone.now()) == [first]
        run_elsewhere(lambda: send_due(sender_id=second.sender_id, seconds=1))
    waits = Message.objects.get(pk=second.pk)
    assert (trial.taken, waits.state) == ([], State.QUEUED)
    assert waits.due_at - timezone.now() <= checking.A_MOMENT
    wait_until(lambda: waits.due_at <= timezone.now())
    send_due(sender_id=second.sender_id, seconds=1)
    waits.refresh_from_db()
    assert (trial.taken, waits.state) == ([], State.QUEUED)
    assert waits.due_at - timezone.now() > checking.A_MOMENT


def somebody_waits():
    """Whether another connection waits for a lock that this one has."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))")
        return cursor.fetchone() is not None


@pytest.mark.skipif(connection.vendor != "postgresql", reason="a file has one who writes at a time")
def test_report_that_stops_a_broadcast_keeps_no_message_from_whoever_saves_answers(trial):
    dispatch = dispatch_to(2)
    Sender.objects.update(gateway="trial")
    Message.objects.update(state=State.SENT, attempts=1, receipt="T", settled_at=timezone.now())
    first, second = Message.objects.order_by("pk")
    stops = Report(second.key, "T", Delivery.UNDELIVERED, "30002", Consequence.STOPS_DISPATCH, Verdict.LATER)
    thread = threading.Thread(target=lambda: run_elsewhere(lambda: report("trial", stops)))
    with transaction.atomic():
        refund([first])
        thread.start()
        wait_until(somebody_waits)
        assert Message.objects.select_for_update(nowait=True).get(pk=second.pk) == second
    thread.join(SECONDS)
    dispatch.refresh_from_db()
    assert dispatch.state == "stopped"
