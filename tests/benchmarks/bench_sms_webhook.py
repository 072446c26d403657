"""Texts that come in through HTTP: signature, text, what it asks for, answer and its row, on one core.

What else runs on the machine slows the rate, and hardly the processor's time that a text takes; this is what counts.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from sms.models import Asked, Choice, Following, Incoming, Message, Question, Subscriber
from sms.models.subscriber import Status
from tests.benchmarks import texting
from tests.benchmarks.serving import free_port, served
from tests.benchmarks.texting import MIX, NUMBER, phone, words
from tests.factories.sms import PollFactory, SenderFactory, TopicFactory
from tests.fakes.twilio import ACCOUNT, TOKEN

REQUESTS, CLIENTS = 400, 2
ROUNDS = int(os.environ.get("WEBHOOK_ROUNDS", "5"))
LEAST_RATE = 200
ANSWERED = sum(MIX.values()) - MIX["Thanks!"]


def database_url() -> str:
    parts = connection.settings_dict
    return f"postgres://{parts['USER']}:{parts['PASSWORD']}@{parts['HOST']}:{parts['PORT']}/{parts['NAME']}"


def build_readers(count: int) -> None:
    """People who follow a topic; those who will answer the poll have been asked its question."""
    readers = Subscriber.objects.bulk_create(
        Subscriber(phone=phone(number), status=Status.ACTIVE, language="en", country="KZ", zone="Asia/Almaty")
        for number in range(count)
    )
    topic, question = TopicFactory(), Question.objects.create(poll=PollFactory(), texts={"en": "Which book next?"})
    Choice.objects.bulk_create(Choice(question=question, texts={"en": f"Book {number}"}) for number in range(3))
    Following.objects.bulk_create(Following(subscriber=reader, topic=topic, is_active=True) for reader in readers)
    tomorrow, target = timezone.now() + timedelta(days=1), f"poll:{question.poll_id}/1"
    Asked.objects.bulk_create(
        Asked(phone=phone(number), handler="poll", target=target, expires_at=tomorrow)
        for number in range(count)
        if words(number) == "2"
    )


def round_of(first: int, site: str) -> float:
    """Seconds in which clients, each a process, have brought all texts of a round."""
    share = REQUESTS // CLIENTS
    begun = time.perf_counter()
    clients = [
        subprocess.Popen([sys.executable, "-m", texting.__name__, str(first + one * share), str(share), site])
        for one in range(CLIENTS)
    ]
    assert [client.wait() for client in clients] == [0] * CLIENTS
    return time.perf_counter() - begun


def processor_seconds() -> float:
    """What the worker of the server that this process has started has used of a processor (proc(5))."""
    server = children(os.getpid(), "gunicorn")
    [worker] = children(server[0], "")
    user, system = Path(f"/proc/{worker}/stat").read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def children(parent: int, command: str) -> list[int]:
    """Processes that this one has started whose command has these letters in it."""
    tasks = Path(f"/proc/{parent}/task").glob("*/children")
    found = [int(pid) for task in tasks for pid in task.read_text().split()]
    return [pid for pid in found if command in Path(f"/proc/{pid}/cmdline").read_text()]


@contextmanager
def site_with_one_worker() -> Iterator[str]:
    port = free_port()
    environment = {
        "DJANGO_SETTINGS_MODULE": "cms.settings.test",
        "DATABASE_URL": database_url(),
        "CACHE_URL": "redis://127.0.0.1:6379/9",
        "CELERY_BROKER_URL": "redis://127.0.0.1:6379/8",
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "REMEMBERED_SECONDS": "2",
        "TWILIO_ACCOUNT_SID": ACCOUNT,
        "TWILIO_AUTH_TOKEN": TOKEN,
    }
    with served("cms.wsgi:application", port=port, workers=1, threads=CLIENTS, **environment) as site:
        yield site


def test_texts_come_in_at_two_hundred_a_second(transactional_db):
    if connection.vendor != "postgresql":
        pytest.skip("Figures are those of PostgreSQL: set DATABASE_URL")
    SenderFactory(name=NUMBER, gateway="twilio")
    kept = (ROUNDS + 1) * REQUESTS
    build_readers(kept)
    rates, costs = [], []
    with site_with_one_worker() as site:
        round_of(0, site)
        for turn in range(1, ROUNDS + 1):
            before = processor_seconds()
            rates.append(REQUESTS / round_of(turn * REQUESTS, site))
            costs.append((processor_seconds() - before) / REQUESTS)
    answered = kept * ANSWERED // sum(MIX.values())
    assert (Incoming.objects.exclude(meaning="error").count(), Message.objects.count()) == (kept, answered)
    cost, each = statistics.median(costs), ", ".join(f"{one * 1000:.2f}" for one in costs)
    print(f"\ntexts a second: {statistics.median(rates):.0f} ({', '.join(f'{one:.0f}' for one in rates)})")
    print(f"processor: {cost * 1000:.2f} ms a text, so {1 / cost:.0f} a second ({each})")
    assert 1 / cost >= LEAST_RATE
