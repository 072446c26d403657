"""Times on the clock of a place, across changes of that clock."""

import datetime
import zoneinfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sms.broadcasts.anchors import Moment
from sms.broadcasts.moments import next_dates, of_use_until, relative_to
from sms.broadcasts.rules import dates
from sms.models import Broadcast

ZONES = ["Europe/Chisinau", "Asia/Almaty", "America/New_York"]
clock = datetime.datetime.fromisoformat
SIX_YEARS = clock("2022-01-01"), clock("2027-12-31")


def repeated(rule: str, first: datetime.datetime, zone: str) -> Broadcast:
    return Broadcast(mode="recurring", rule=rule, at=first.replace(tzinfo=zoneinfo.ZoneInfo(zone)), zone=zone)


def shown(moment: datetime.datetime, zone: str) -> datetime.datetime:
    return moment.astimezone(zoneinfo.ZoneInfo(zone)).replace(tzinfo=None)


@settings(max_examples=60, deadline=None)
@given(
    st.datetimes(*SIX_YEARS), st.sampled_from(ZONES), st.sampled_from(["DAILY", "WEEKLY", "MONTHLY"]), st.integers(1, 4)
)
def test_the_clock_shows_the_same_time_all_year(first, zone, unit, every):
    first = first.replace(second=0, microsecond=0)
    broadcast = repeated(f"FREQ={unit};INTERVAL={every}", first, zone)
    after = broadcast.at - datetime.timedelta(days=1)
    found = next_dates(broadcast, 30, after)
    assert found == sorted(set(found))
    assert all(moment > after for moment in found)
    for moment in found:
        local = shown(moment, zone)
        # What the clock jumps over comes an hour later.
        assert local.time() == first.time() or shown(moment - datetime.timedelta(hours=1), zone).hour != first.hour


@settings(max_examples=60, deadline=None)
@given(st.datetimes(*SIX_YEARS), st.sampled_from(ZONES), st.integers(0, 400))
def test_dates_go_on_where_others_ended(first, zone, days):
    broadcast = repeated("FREQ=DAILY;INTERVAL=3", first.replace(second=0, microsecond=0), zone)
    after = broadcast.at + datetime.timedelta(days=days)
    two = next_dates(broadcast, 2, after)
    assert next_dates(broadcast, 1, two[0]) == two[1:]


def test_the_last_sunday_of_march_has_its_hour_later():
    broadcast = repeated("FREQ=DAILY", clock("2026-03-28T02:30"), "Europe/Chisinau")
    found = next_dates(broadcast, 3, broadcast.at - datetime.timedelta(hours=1))
    assert [f"{shown(moment, 'Europe/Chisinau'):%d %H:%M}" for moment in found] == ["28 02:30", "29 03:30", "30 02:30"]


def test_a_yearly_one_on_29_february_waits_for_leap_years():
    broadcast = repeated("FREQ=YEARLY", clock("2024-02-29T12:00"), "Asia/Almaty")
    found = next_dates(broadcast, 2, datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC))
    assert [moment.year for moment in found] == [2028, 2032]


def test_a_rule_that_never_hits_has_no_dates():
    first = clock("2026-01-01T12:00")
    assert list(dates("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", first, since=first)) == []


def test_counts_and_ends_are_kept():
    first, since = clock("2026-01-01T12:00"), clock("2026-01-03")
    assert [moment.day for moment in dates("FREQ=DAILY;COUNT=4", first, since=since)] == [3, 4]
    assert [moment.day for moment in dates("FREQ=DAILY;UNTIL=20260104T235959Z", first, since=since)] == [3, 4]


@pytest.mark.parametrize("rule", ["FREQ=HOURLY", "FREQ=SECONDLY", "INTERVAL=2", "FREQ=DAILY;BYHOUR=1,2", "nonsense"])
def test_other_rules_are_refused(rule):
    first = clock("2026-01-01T12:00")
    with pytest.raises(ValueError, match=r".*"):
        list(dates(rule, first, since=first))


@pytest.mark.parametrize(
    ("days", "expected"), [(3, "2026-03-26T15:00"), (0, "2026-03-29T14:00"), (-1, "2026-03-30T14:00")]
)
def test_relative_ones_go_by_the_clock_of_the_dated_thing(days, expected):
    broadcast = Broadcast(mode="relative", days_before=days, time_of_day=datetime.time(17))
    at = datetime.datetime(2026, 3, 29, 16, tzinfo=datetime.UTC)
    assert f"{relative_to(broadcast, Moment(at, 'Europe/Chisinau')):%Y-%m-%dT%H:%M}" == expected


@settings(max_examples=60, deadline=None)
@given(st.datetimes(*SIX_YEARS), st.sampled_from(ZONES), st.integers(-3, 3), st.times())
def test_of_use_until_the_start_for_what_is_sent_before_it(start, zone, days, time):
    anchor = Moment(start.replace(tzinfo=zoneinfo.ZoneInfo(zone)).astimezone(datetime.UTC), zone)
    broadcast = Broadcast(mode="relative", days_before=days, time_of_day=time)
    is_before = relative_to(broadcast, anchor) < anchor.at
    assert of_use_until(broadcast, anchor) == (anchor.at if is_before else None)
    assert is_before or days <= 0


def test_what_is_about_nothing_dated_has_no_such_end():
    undated = Moment(None, "Asia/Almaty")
    assert [of_use_until(Broadcast(), anchor) for anchor in (None, undated)] == [None, None]
