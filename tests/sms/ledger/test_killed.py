"""Workers killed at any moment, with a gateway that fails: nobody is lost, and nobody gets a message twice."""

import random
import socket
import time
from collections import Counter
from contextlib import ExitStack, contextmanager

import pytest
from django.db import connection

from cms.outbox.models import Slot, State
from cms.users.models import User
from sms.broadcasts.services import expand, resend_missed
from sms.models import Broadcast, Dispatch, DispatchPart, Following, Message, Sender, Subscriber, Topic
from tests.factories.users import AdministratorFactory
from tests.fakes import twilio
from tests.sms.ledger import sending_process
from tests.sms.ledger.crowd import dispatch_to

pytestmark = pytest.mark.usefixtures("committed", "always_open", "account")

ON_POSTGRESQL = connection.vendor == "postgresql"
MESSAGES = 5000 if ON_POSTGRESQL else 300
KILLS, CUTS = 10, 3
# Shares: refused because of haste; taken, but answered with an error, by silence, or by a closed line; closed before it
# was taken; reports twice, in the wrong order, or none.
FAULTS = "429=0.03,500=0.02,hang=0.005,drop=0.02,lost=0.01,duplicate=0.1,unordered=0.1,silent=0.5"
# However slow the machine is.
SECONDS = 90


@pytest.fixture
def committed(django_db_setup, django_db_blocker):
    """What is written can be seen by other processes; afterwards the tables are empty again."""
    with django_db_blocker.unblock():
        yield
        Dispatch.objects.update(resend_of=None)
        for model in (Message, DispatchPart, Dispatch, Broadcast, Following, Subscriber, Topic, Sender, Slot):
            model.objects.all().delete()
        User.objects.all().delete()


@pytest.fixture
def account(settings):
    """The site has an account at the gateway."""
    settings.TWILIO_ACCOUNT_SID, settings.TWILIO_AUTH_TOKEN = twilio.ACCOUNT, twilio.TOKEN


def free_port():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


class Works:
    """A gateway, the site that it reports to, and workers."""

    def __init__(self, stack, fake, port, *, guarded=True):
        self.stack, self.fake, self.guarded = stack, fake, guarded
        self.site_url = f"http://127.0.0.1:{port}"
        self.workers = []

    def hire(self):
        worker = sending_process.start(self.fake.url, self.site_url, guarded=self.guarded)
        self.stack.callback(worker.join)
        self.stack.callback(worker.kill)
        self.workers.append(worker)

    def kill_one(self):
        """SIGKILL, then another one takes the place."""
        worker = self.workers.pop(random.randrange(len(self.workers)))
        worker.kill()
        worker.join()
        self.hire()

    def wait_for(self, count):
        """Wait until so many messages have been taken, or nobody sends any more."""
        deadline = time.monotonic() + SECONDS
        while any(worker.is_alive() for worker in self.workers) and self.fake.count() < count:
            assert time.monotonic() < deadline, f"Only {self.fake.count()} messages have been taken"
            time.sleep(0.01)

    def finish(self):
        """Let one worker work in peace until nothing is left."""
        self.hire()
        for worker in self.workers:
            worker.join(SECONDS)
        assert {worker.exitcode for worker in self.workers} == {0}


@contextmanager
def works(*, faults="", guarded=True):
    with ExitStack() as stack:
        fake = stack.enter_context(twilio.running("--faults", faults, "--calls-back", "--latency", "0.005"))
        port = free_port()
        site = sending_process.start_site(port)
        stack.callback(site.join)
        stack.callback(site.kill)
        yield Works(stack, fake, port, guarded=guarded)


def cut_other_connections():
    """Cut everybody's line to the database."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def test_ten_killed_workers_and_a_gateway_that_fails_lose_nobody_and_write_to_nobody_twice():
    dispatch = dispatch_to(MESSAGES)
    moments = sorted(random.sample(range(MESSAGES // 50, MESSAGES * 9 // 10), KILLS + CUTS))
    cuts = set(random.sample(moments, CUTS)) if ON_POSTGRESQL else set()
    with works(faults=FAULTS) as all_of_it:
        all_of_it.hire()
        all_of_it.hire()
        for moment in moments:
            all_of_it.wait_for(moment)
            if moment in cuts:
                cut_other_connections()
            else:
                all_of_it.kill_one()
        all_of_it.finish()
        states = Counter(Message.objects.values_list("state", "absent"))
        first = Counter(form["To"] for form in all_of_it.fake.received)
        send_to_those_who_did_not_get_it(dispatch)
        all_of_it.fake.ask("faults", {})
        all_of_it.finish()
        taken = Counter(form["To"] for form in all_of_it.fake.received)
    print(f"\n{states}, {sum(first.values())} taken at first, {sum(taken.values())} at last")
    assert set(states) <= {(State.SENT, False), (State.UNKNOWN, True), (State.FAILED, False)}
    assert (len(taken), set(taken.values())) == (MESSAGES, {1})
    # The test would prove little if nothing had gone wrong in it.
    assert Message.objects.filter(doubts__gt=0, state=State.SENT).exists()
    assert Message.objects.filter(attempts__gt=1).exists()


def send_to_those_who_did_not_get_it(dispatch):
    """What the button in the admin does."""
    Dispatch.objects.filter(pk=dispatch.pk).update(state="done")
    dispatch.refresh_from_db()
    expand(resend_missed(dispatch, AdministratorFactory()).pk)


def test_workers_that_do_not_say_beforehand_what_they_send_would_send_it_twice():
    dispatch_to(300)
    # No report comes to the rescue.
    with works(faults="silent=1", guarded=False) as all_of_it:
        all_of_it.hire()
        for moment in range(30, 270, 40):
            all_of_it.wait_for(moment)
            all_of_it.kill_one()
        all_of_it.finish()
        taken = Counter(form["To"] for form in all_of_it.fake.received)
    assert max(taken.values()) > 1
