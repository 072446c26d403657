"""Many senders that claim at the same moment."""

import threading
import uuid
from collections import Counter
from contextlib import nullcontext
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import connection
from django.utils import timezone

from cms.outbox import kinds
from cms.outbox.models import EntryQuerySet, Mail, Slot, queue
from tests.factories.mails import fill_queue

pytestmark = pytest.mark.usefixtures("committed")

SENDERS, MAILS = 4, 120


def at_once(work, count=SENDERS):
    """What each of so many threads answers that begin together; each has a database connection of its own."""
    start, answers = threading.Barrier(count), []

    def run():
        try:
            start.wait()
            answers.append(work())
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def claim_all():
    """Claim a few at a time until there are no more."""
    holder, claimed = uuid.uuid4(), []
    while ids := Mail.objects.all().claim(holder=holder, limit=5, now=timezone.now(), lease=timedelta(seconds=30)):
        claimed += ids
    return claimed


def claims_of_senders():
    fill_queue(MAILS, [kinds.NEWS])
    return Counter(pk for claimed in at_once(claim_all) for pk in claimed)


def test_no_row_is_claimed_by_two():
    claims = claims_of_senders()
    assert (len(claims), max(claims.values())) == (MAILS, 1)


def test_rows_would_be_claimed_by_two_without_locks_and_transactions(monkeypatch):
    monkeypatch.setattr(EntryQuerySet, "select_for_update", lambda self, **options: self)
    monkeypatch.setattr(queue, "transaction", SimpleNamespace(atomic=lambda **options: nullcontext()))
    assert max(claims_of_senders().values()) > 1


def test_no_share_of_the_rate_is_given_to_two():
    now = timezone.now()

    def reserve():
        return [Slot.objects.reserve(name="mail.example.org", amount=1, rate=20.0, now=now) for _ in range(5)]

    starts = sorted(start for found in at_once(reserve) for start in found)
    assert starts == [now + timedelta(seconds=number / 20) for number in range(20)]
