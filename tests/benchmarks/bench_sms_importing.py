"""A list from paper as long as any: local forms, landlines, people who stand in it twice or have left."""

import datetime
import resource
import time

import pytest
from django.db import connection
from django.utils import timezone

from sms.models import Following, ImportRun, Subscriber
from sms.people.consents import record
from sms.people.importing.beginning import import_numbers
from sms.people.importing.reading import MOST_ROWS
from sms.people.importing.working import AT_ONCE, import_waiting
from tests.factories.sms import SenderFactory, TopicFactory
from tests.factories.users import AdministratorFactory

# How numbers are written, in turn, as many each way: three of mobiles, and landlines of a city.
FORMS = ["8 701 {:03} {:02} {:02}", "+7702{:03}{:02}{:02}", "+7 (705) {:03}-{:02}-{:02}", "7272 {:02} {:02} {:02}"]
# Of so many rows one stands in the list once more.
TWICE = 10
LEFT = 500
SECONDS, MEGABYTES = 120, 250

pytestmark = pytest.mark.django_db(transaction=True)


def written(row: int) -> str:
    number = row // len(FORMS)
    if number % TWICE == TWICE - 1:
        number -= 1
    return FORMS[row % len(FORMS)].format(number // 10_000, number // 100 % 100, number % 100)


def listed() -> bytes:
    return "\n".join(["number", *map(written, range(MOST_ROWS))]).encode()


def test_a_hundred_thousand_numbers_are_judged_one_by_one(house):
    SenderFactory(gateway="local")
    for number in range(LEFT):
        record(f"+7701{number:07}", "withdrawn", "keyword")
    given = {"topics": [TopicFactory()], "language": "kk", "country": "KZ", "library": None}
    paper = {"place": "Folder 7", "signed_on": datetime.date(2026, 9, 1), "wording": "I agree."}
    run = import_numbers(content=listed(), by=AdministratorFactory(), **given, **paper)
    begun, worked = time.perf_counter(), time.process_time()
    assert import_waiting() == MOST_ROWS
    seconds, own = time.perf_counter() - begun, time.process_time() - worked
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    run.refresh_from_db()
    print(
        f"\n{connection.vendor}: {MOST_ROWS} rows in {seconds:.0f} s, {own:.0f} s of one core, {held:.0f} MB at most; "
        f"{dict(run.counts)}"
    )
    twice, left = MOST_ROWS // TWICE, LEFT - LEFT // TWICE
    people = MOST_ROWS - twice
    mobiles, landlines = people * 3 // 4 - left, people // 4
    assert run.state == ImportRun.State.DONE
    assert run.ended_at <= timezone.now()
    assert run.counts == {"added": mobiles, "twice": twice, "landline": landlines, "left": left}
    assert sum(part.text.count("\n") for part in run.parts.all()) == MOST_ROWS
    assert run.parts.count() == MOST_ROWS // AT_ONCE
    assert Subscriber.objects.count() == Following.objects.count() == run.counts["added"]
    assert seconds <= SECONDS
    assert held <= MEGABYTES
