"""Statements that are written once answer as Django's own do."""

from datetime import UTC, datetime, timedelta

from django.db.models import QuerySet

from cms.core.prepared import Prepared, insert, update
from sms.models import Asked
from tests.factories.sms import SubscriberFactory

MOMENT = datetime(2026, 3, 1, 12, tzinfo=UTC)


@Prepared
def asked_since(phone: str, since: datetime, least: int) -> QuerySet[Asked]:
    return Asked.objects.filter(phone=phone, asked_at__gt=since, pk__gte=least, answered_at=None).order_by("pk")


def asked(phone: str, minutes: int) -> Asked:
    at = MOMENT + timedelta(minutes=minutes)
    return Asked(phone=phone, handler="poll", target="100% <mark 0>", asked_at=at, expires_at=at)


def test_query_finds_what_its_values_say_each_time(db):
    rows = [asked("+1", 0), asked("+1", 1), asked("+2", 2)]
    assert all(map(insert, rows))
    first, second, other = rows
    assert asked_since(phone="+1", since=MOMENT - timedelta(seconds=1), least=0) == [first, second]
    assert asked_since(phone="+1", since=MOMENT, least=0) == [second]
    assert asked_since(phone="+1", since=MOMENT, least=second.pk + 1) == []
    assert asked_since.first(phone="+2", since=MOMENT, least=0) == other
    assert asked_since.first(phone="+3", since=MOMENT, least=0) is None


def test_row_is_kept_as_it_was_given(db):
    row = asked("+1", 3)
    insert(row)
    row.answered_at = MOMENT
    update(row, "answered_at")
    kept = Asked.objects.get(pk=row.pk)
    assert (kept.target, kept.asked_at, kept.answered_at) == (row.target, row.asked_at, MOMENT)


def test_row_that_is_there_is_not_added_again(db):
    there = SubscriberFactory()
    again = SubscriberFactory.build(phone=there.phone)
    assert (insert(again), again.pk) == (False, None)
