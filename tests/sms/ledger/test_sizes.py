"""How much is in hand at once: what is claimed, what is committed as leaving, what the gateway is called about."""

import threading
from datetime import timedelta

import pytest

from cms.outbox.sending.sender import Sender as Run
from sms.ledger.kinds import CODE, REPLY
from sms.ledger.ledger import SmsLedger
from sms.ledger.services import entrust, send_due
from sms.models import Message, Route, Sender
from tests.factories.sms import RouteFactory
from tests.fakes.twilio import ACCOUNT, TOKEN, FakeTwilio
from tests.sms.ledger.crowd import dispatch_to

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("always_open")]

LINES = GROUP = 64


class Watched(SmsLedger):
    """Notes what is claimed and begun at a time."""

    def __init__(self, sender):
        super().__init__(sender)
        self.claims, self.groups, self.sending = [], [], []

    def claim(self, **wishes):
        claimed = super().claim(**wishes)
        self.claims.append(sum(each.cost for each in claimed))
        return claimed

    def begin(self, ids, **wishes):
        before = Message.objects.filter(state="sending").count()
        leaving = super().begin(ids, **wishes)
        self.groups.append(len(leaving))
        self.sending.append(Message.objects.filter(state="sending").count() - before)
        return leaving


def watched(rate, seconds):
    """What a run of so many seconds has had in hand."""
    Sender.objects.update(gateway="trial", rate=rate)
    ledger = Watched(Sender.objects.get())
    Run(ledger, seconds=seconds, asked=threading.Event()).run()
    return ledger


@pytest.mark.parametrize("rate", [0.5, 3, 40, 100, 10_000])
def test_claim_is_at_most_two_seconds_of_the_rate(trial, rate):
    dispatch_to(400)
    ledger = watched(rate, 1)
    assert 1 <= max(ledger.claims) <= max(1, 2 * rate)
    assert max(ledger.claims) == min(400, max(1, int(2 * rate)), 256)


def test_slower_route_takes_as_much_more_of_the_rate_as_it_is_slower(trial):
    dispatch_to(400)
    Route.objects.update(rate=10)
    ledger = watched(100, 2)
    assert max(ledger.claims) == 200
    # Two seconds at ten a second, and what had begun before they were over.
    assert 15 <= len(trial.taken) <= 25


def test_fast_route_is_not_held_up_by_a_slower_one_of_the_same_sender(trial):
    dispatch_to(150)
    RouteFactory(sender=Sender.objects.get(), country="VN", rate=1)
    ledger = watched(100, 2)
    assert max(ledger.claims) == 150
    assert len(trial.taken) == 150


@pytest.fixture
def with_slow_route(trial, sender):
    """A sender of a hundred segments a second, but of one in four seconds to Vietnam."""
    Sender.objects.update(rate=100)
    RouteFactory(sender=sender, country="VN", rate=0.25)
    return sender


def entrusted(phones, kind=REPLY):
    for phone in phones:
        entrust(text="Hello", phone=phone, kind=kind, cause="", key="1")


def test_messages_by_a_fast_route_wait_for_one_by_a_slower_and_leave_in_the_same_run(trial, with_slow_route):
    entrusted(["+84912345678"], CODE)
    entrusted(f"+770112345{number:02}" for number in range(20))
    assert send_due(sender_id=with_slow_route.pk)["sent"] == 21


def test_message_that_waits_longer_than_a_run_leaves_at_its_end(trial, with_slow_route):
    entrusted(f"+8491234567{number}" for number in range(2))
    assert send_due(sender_id=with_slow_route.pk, seconds=0.5)["sent"] == 2


def test_what_is_in_hand_is_kept_while_it_waits_longer_than_a_lease(trial, with_slow_route, monkeypatch):
    monkeypatch.setattr(SmsLedger, "lease", timedelta(seconds=2))
    entrusted(f"+8491234567{number}" for number in range(2))
    assert send_due(sender_id=with_slow_route.pk)["sent"] == 2


@pytest.mark.parametrize(("rate", "most"), [(10_000, GROUP), (100, 25)])
def test_group_that_is_committed_as_leaving_is_at_most_sixty_four_and_a_quarter_of_a_second(trial, rate, most):
    trial.lines = LINES
    dispatch_to(300)
    ledger = watched(rate, 2)
    assert (max(ledger.groups), max(ledger.sending)) == (most, most)


def test_sixty_four_connections_are_used_at_once_and_no_more(settings):
    settings.TWILIO_ACCOUNT_SID, settings.TWILIO_AUTH_TOKEN = ACCOUNT, TOKEN
    dispatch_to(3 * LINES, rate=10_000)
    with FakeTwilio(latency=1) as fake:
        settings.TWILIO_API_URL = fake.url
        counts = send_due(sender_id=Sender.objects.get().pk)
        server = fake.server
    assert (counts["sent"], len(fake.received)) == (3 * LINES, 3 * LINES)
    assert (server.most_under_way, len(server.peers)) == (LINES, LINES)
