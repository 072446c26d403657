"""A broadcast to a million subscribers: a row for each, beside the barest statement that writes the same rows."""

import os
import subprocess
import sys
import time

import pytest
from django.db import connection
from django.utils import timezone

from cms.core.languages import TAGS
from sms.broadcasts.estimate import estimate
from sms.models import Message
from sms.models.broadcast import BroadcastState, DispatchState
from tests.benchmarks.many_subscribers import make_many_subscribers
from tests.factories.sms import BroadcastFactory, DispatchFactory, RouteFactory, SenderFactory, TopicFactory

SHARE, MEGABYTES, ESTIMATE_SECONDS = 0.8, 150, 2
# Addresses in a process of its own, as a worker does, and says how long that took and how much memory at most.
WORKER = """
import re, sys, time
from pathlib import Path
import django
django.setup()
from django.db import connection
connection.settings_dict["NAME"] = sys.argv[1]
from sms.broadcasts import services
connection.ensure_connection()
begun = time.perf_counter()
written = services.expand(int(sys.argv[2]))
seconds = time.perf_counter() - begun
most = re.search(r"^VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text(), re.MULTILINE)
print(written, seconds, int(most[1]) / 1024)
"""


@pytest.fixture
def many(transactional_db, settings):
    if connection.vendor != "postgresql":
        pytest.skip("Figures are those of PostgreSQL: set DATABASE_URL")
    settings.SMS_LOCAL = True
    return int(os.environ.get("MANY_SUBSCRIBERS", "1000000"))


@pytest.fixture
def broadcast(many):
    """To everybody, in each language, by two senders."""
    topic, sender = TopicFactory(), SenderFactory(rate=1000)
    RouteFactory(prefix="99890", price="0.01")
    broadcast = BroadcastFactory(
        topics=[topic],
        texts=dict.fromkeys(TAGS, "Chess club on Saturday at 15:00, for everybody who likes."),
        state=BroadcastState.READY,
        released_at=timezone.now(),
        useful_hours=72,
    )
    make_many_subscribers(many, topic)
    assert sender.routes.count() == 1
    return broadcast


def expand(dispatch) -> tuple[int, float, float]:
    """Rows, seconds and megabytes of a worker."""
    command = [sys.executable, "-c", WORKER, connection.settings_dict["NAME"], str(dispatch.pk)]
    answer = subprocess.run(command, env=os.environ | {"SMS_LOCAL": "1"}, capture_output=True, text=True, check=True)
    rows, seconds, megabytes = answer.stdout.split()[-3:]
    return int(rows), float(seconds), float(megabytes)


def write_again() -> float:
    """Seconds that the same rows take from a table beside it, in the order in which they were written."""
    table = Message._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE beside AS SELECT * FROM {table} ORDER BY id")
        cursor.execute(f"TRUNCATE {table} CASCADE")
        begun = time.perf_counter()
        cursor.execute(f"INSERT INTO {table} SELECT * FROM beside")
        return time.perf_counter() - begun


def test_a_million_rows_are_written_nearly_as_fast_as_the_database_can(broadcast, many):
    estimate(broadcast)
    begun = time.perf_counter()
    found = estimate(broadcast)
    estimating = time.perf_counter() - begun
    dispatch = DispatchFactory(broadcast=broadcast, state=DispatchState.EXPANDING)
    rows, seconds, megabytes = expand(dispatch)
    bare = write_again()
    print(
        f"\n{rows} rows in {seconds:.1f} s ({rows / seconds:.0f}/s), {bare / seconds:.2f} of the bare statement's "
        f"{rows / bare:.0f}/s; {megabytes:.0f} MB; {dispatch.parts.count()} parts; estimated in {estimating:.2f} s"
    )
    assert rows == many == found.recipients
    assert megabytes < MEGABYTES
    assert bare / seconds >= SHARE
    assert estimating <= ESTIMATE_SECONDS
