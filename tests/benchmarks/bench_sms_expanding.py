"""A broadcast to a million subscribers: a row for each, beside the barest statement that writes the same rows."""

import os
import subprocess
import sys
import time
from typing import NamedTuple

import pytest
from django.db import connection
from django.utils import timezone

from cms.core.languages import TAGS
from sms.broadcasts.estimate import estimate
from sms.broadcasts.reasons import Reason
from sms.models import Message
from sms.models.broadcast import BroadcastState, DispatchState
from tests.benchmarks.database_work import database_seconds
from tests.benchmarks.many_subscribers import make_many_subscribers
from tests.factories.sms import BroadcastFactory, DispatchFactory, RouteFactory, SenderFactory, TopicFactory

SHARE, MEGABYTES, ESTIMATE_SECONDS = 0.8, 150, 2
# So many have gone out to all of them within thirty days that whoever wants few has had enough.
BEFORE = 4
# Addresses in a process of its own, as a worker does; says how long that took, by the clock and of a core of the
# database, and how much memory it held at most, before and after.
WORKER = """
import sys, time
import django
django.setup()
from django.db import connection
connection.settings_dict["NAME"] = sys.argv[1]
from sms.broadcasts import services
from tests.benchmarks.database_work import database_seconds, most_megabytes
begun, worked, held = time.perf_counter(), database_seconds(), most_megabytes()
written = services.expand(int(sys.argv[2]))
print(written, time.perf_counter() - begun, database_seconds() - worked, held, most_megabytes())
"""


class Work(NamedTuple):
    """Seconds by the clock, and of a core of the database."""

    clock: float
    core: float

    def of(self, other: "Work") -> "Work":
        return Work(self.clock / other.clock, self.core / other.core)


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


def expand(dispatch) -> tuple[int, Work, float, float]:
    """Rows, work, and the megabytes of a worker before and after."""
    command = [sys.executable, "-c", WORKER, connection.settings_dict["NAME"], str(dispatch.pk)]
    answer = subprocess.run(command, env=os.environ | {"SMS_LOCAL": "1"}, capture_output=True, text=True, check=True)
    rows, clock, core, before, after = map(float, answer.stdout.split()[-5:])
    return int(rows), Work(clock, core), before, after


def write_again() -> Work:
    """What the same rows take from a table beside it, in the order in which they were written."""
    table = Message._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE beside AS SELECT * FROM {table} ORDER BY id")
        cursor.execute(f"TRUNCATE {table} CASCADE")
        cursor.execute("CHECKPOINT")
        begun, worked = time.perf_counter(), database_seconds()
        cursor.execute(f"INSERT INTO {table} SELECT * FROM beside")
        return Work(time.perf_counter() - begun, database_seconds() - worked)


def timed_estimate(broadcast):
    begun = time.perf_counter()
    return estimate(broadcast), time.perf_counter() - begun


def test_a_million_rows_are_written_nearly_as_fast_as_the_database_can(broadcast, many):
    estimate(broadcast)
    found, first = timed_estimate(broadcast)
    dispatch = DispatchFactory(broadcast=broadcast, state=DispatchState.EXPANDING)
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
    rows, own, before, after = expand(dispatch)
    again, later = timed_estimate(broadcast)
    bare = write_again()
    share, busy = bare.of(own), os.getloadavg()[0] > (os.cpu_count() or 1)
    print(
        f"\n{rows} rows in {own.clock:.1f} s, {own.core:.1f} s of the database; the bare statement {bare.clock:.1f} s, "
        f"{bare.core:.1f} s: {share.clock:.2f} and {share.core:.2f} of its rate; {before:.0f} to {after:.0f} MB; "
        f"{dispatch.parts.count()} parts; estimated in {first:.2f} s, {later:.2f} s after it; busy: {busy}"
    )
    assert rows == many == found.recipients == again.recipients
    assert after < MEGABYTES
    assert (share.core if busy else share.clock) >= SHARE
    assert busy or max(first, later) <= ESTIMATE_SECONDS


def test_what_each_has_got_this_month_is_counted(broadcast, many):
    for turn in range(BEFORE):
        expanding = {"state": DispatchState.EXPANDING, "started_at": timezone.now(), "occurrence": str(turn)}
        assert expand(DispatchFactory(broadcast=broadcast, **expanding))[0] == many
    found, first = timed_estimate(broadcast)
    _again, later = timed_estimate(broadcast)
    load = os.getloadavg()[0]
    print(f"\nafter {BEFORE} to all of {many}: estimated in {first:.2f} s, {later:.2f} s after it; load {load}")
    assert found.exclusions == {Reason.OFTEN: many}
