"""Senders killed at any moment: nothing is lost, and nothing arrives twice that is not declared to be in doubt."""

import random
import signal
import time
from collections import Counter, defaultdict
from contextlib import contextmanager

import pytest
from django.db import connection

from cms.outbox import kinds
from cms.outbox.models import Mail, State
from tests.cms.outbox import sending_process
from tests.factories.mails import fill_queue
from tests.fakes import mail_server

pytestmark = pytest.mark.usefixtures("committed")

ALL = ("sending", "lease")
FAULTS = 0.03
# However slow the machine is.
SECONDS = 60


@contextmanager
def sender(server, guards):
    """A sender that is killed at the end of the block."""
    process = sending_process.start(server.port, guards=guards)
    try:
        yield process
    finally:
        process.kill()
        process.join()


def kill_while_sending(server, *, moments, guards=ALL):
    """Start a sender for each moment, and kill it when so many mails have been taken."""
    for moment in moments:
        with sender(server, guards) as process:
            wait_for(server, moment, process)


def wait_for(server, count, process):
    """Wait until so many mails have been taken, or nobody sends any more."""
    deadline = time.monotonic() + SECONDS
    while process.is_alive() and server.count() < count:
        assert time.monotonic() < deadline, f"Only {server.count()} mails have been taken"
        time.sleep(0.002)
    assert process.exitcode in (None, 0)


def finish(server, *, seconds=SECONDS, guards=ALL):
    """Let a last sender work in peace; answers whether it found an end."""
    with sender(server, guards) as process:
        process.join(seconds)
        return process.exitcode == 0


def lost(taken):
    """Mails of which the ledger says what is not so."""
    arrived = {recipient for recipient, _message_id in taken}
    return [
        (mail.recipient, mail.state)
        for mail in Mail.objects.listed()
        if not (mail.state == State.UNKNOWN or (mail.state == State.SENT and mail.recipient in arrived))
    ]


def undeclared_copies(taken):
    """Recipients who have got more copies than the ledger knows of, or copies that do not look alike."""
    message_ids = defaultdict(list)
    for recipient, message_id in taken:
        message_ids[recipient].append(message_id)
    rows = {mail.recipient: mail for mail in Mail.objects.listed()}
    return [
        recipient
        for recipient, copies in message_ids.items()
        if len(copies) > 1 + min(rows[recipient].doubts, rows[recipient].policy.resends) or len(set(copies)) > 1
    ]


def test_ten_killed_senders_lose_nothing_and_send_nothing_twice_undeclared(tmp_path):
    fill_queue(2000, [kinds.NEWS, kinds.LETTER, kinds.CODE])
    with mail_server.running(tmp_path, faults=FAULTS) as server:
        kill_while_sending(server, moments=sorted(random.sample(range(50, 1800), 10)))
        assert finish(server)
        taken = server.taken()
    states = Counter(Mail.objects.values_list("kind", "state"))
    assert (lost(taken), undeclared_copies(taken)) == ([], []), states
    # The test would prove little if nothing had gone wrong in it.
    assert Mail.objects.filter(doubts__gt=0).exists()
    assert Mail.objects.filter(attempts__gt=1).exists()


def test_senders_that_do_not_say_beforehand_what_they_send_would_send_it_twice(tmp_path):
    fill_queue(300, [kinds.NEWS])
    guards = ("lease",)
    with mail_server.running(tmp_path) as server:
        kill_while_sending(server, moments=range(30, 270, 40), guards=guards)
        assert finish(server, guards=guards)
        assert len(undeclared_copies(server.taken())) > 0


def test_leases_that_did_not_end_would_lose_what_killed_senders_held(tmp_path):
    fill_queue(100, [kinds.NEWS])
    with mail_server.running(tmp_path) as server:
        kill_while_sending(server, moments=[30], guards=("sending",))
        assert not finish(server, seconds=1.5, guards=("sending",))
        assert len(lost(server.taken())) > 0


def test_sender_that_is_asked_to_end_leaves_nothing_in_doubt(tmp_path):
    fill_queue(400, [kinds.NEWS])
    with mail_server.running(tmp_path) as server, sender(server, ALL) as process:
        wait_for(server, 20, process)
        process.terminate()
        process.join(SECONDS)
        taken = server.taken()
    states = Counter(Mail.objects.values_list("state", flat=True))
    assert (process.exitcode, set(states), states[State.SENT]) == (-signal.SIGTERM, {"sent", "queued"}, len(taken))


@pytest.mark.skipif(connection.vendor != "postgresql", reason="a file has no connections that could be cut")
def test_database_that_cuts_its_connections_costs_no_mail(tmp_path):
    fill_queue(400, [kinds.NEWS, kinds.LETTER])
    with mail_server.running(tmp_path) as server:
        for moment in (50, 150, 250):
            with sender(server, ALL) as process:
                wait_for(server, moment, process)
                cut_other_connections()
                process.join(SECONDS)
        assert finish(server)
        taken = server.taken()
    assert (lost(taken), undeclared_copies(taken)) == ([], [])


def cut_other_connections():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def test_two_senders_at_once_share_the_work_and_send_nothing_twice(tmp_path):
    fill_queue(600, [kinds.NEWS])
    with mail_server.running(tmp_path) as server:
        with sender(server, ALL) as one, sender(server, ALL) as other:
            for process in (one, other):
                process.join(SECONDS)
        taken = server.taken()
    assert (one.exitcode, other.exitcode, len(taken), len(set(taken))) == (0, 0, 600, 600)
    assert set(Mail.objects.values_list("state", flat=True)) == {State.SENT}
    assert Mail.objects.values("holder").distinct().count() > 1
