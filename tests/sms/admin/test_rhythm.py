"""Rules that are written from plain words: what they mean, and that they are read back."""

import calendar
import datetime
from itertools import islice

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from sms.admin.rhythm import InMonth, Unit, fields_of, rule_of
from sms.broadcasts.rules import dates
from tests.factories.sms import BroadcastFactory

DAYS = st.dates(datetime.date(2024, 1, 1), datetime.date(2032, 12, 31))
COUNT = 14


def cleaned(**values):
    return {"every": 1, "unit": Unit.MONTHS, "weekdays": [], "in_month": InMonth.DAY, "until": None} | values


def hits(first, **values):
    start = datetime.datetime.combine(first, datetime.time(17))
    found = islice(dates(rule_of(first, cleaned(**values)), start, since=start), COUNT)
    return [moment.date() for moment in found]


def months_later(first, count):
    """The same day so many months later, or the last before it that there is."""
    year, month = divmod(first.year * 12 + first.month - 1 + count, 12)
    return datetime.date(year, month + 1, min(first.day, calendar.monthrange(year, month + 1)[1]))


@settings(max_examples=60, deadline=None)
@given(DAYS, st.integers(1, 7))
def test_no_month_is_left_out(first, every):
    assert hits(first, every=every) == [months_later(first, every * number) for number in range(COUNT)]


def test_leap_day_is_the_last_of_february_in_other_years():
    found = hits(datetime.date(2028, 2, 29), unit=Unit.YEARS)
    assert [f"{day:%y-%m-%d}" for day in found[:5]] == ["28-02-29", "29-02-28", "30-02-28", "31-02-28", "32-02-29"]


@given(DAYS, st.sampled_from([*Unit]), st.sampled_from([*InMonth]), st.integers(1, 52), st.none() | DAYS)
def test_rule_is_read_back(first, unit, in_month, every, until):
    in_month = in_month if unit in (Unit.MONTHS, Unit.YEARS) else InMonth.DAY
    asked = cleaned(unit=unit, in_month=in_month, every=every, until=until)
    assert fields_of(rule_of(first, asked)) == asked


@pytest.mark.usefixtures("sender")
def test_next_dates_show_the_last_day_of_shorter_months(client, officer, time_machine):
    time_machine.move_to(datetime.datetime(2027, 1, 20, 9, tzinfo=datetime.UTC))
    first = datetime.date(2027, 1, 31)
    at = datetime.datetime.combine(first, datetime.time(9), datetime.UTC)
    broadcast = BroadcastFactory(mode="recurring", at=at, rule=rule_of(first, cleaned()))
    client.force_login(officer)
    context = client.get(reverse("broadcasts:check", args=[broadcast.pk])).context
    assert [f"{date.local:%m-%d}" for date in context["dates"]] == ["01-31", "02-28", "03-31", "04-30", "05-31"]
