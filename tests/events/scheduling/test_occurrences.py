"""Repetition goes by the clock of the place, whatever the clock does."""

import datetime
import zoneinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.programme import Repetition
from events.scheduling.occurrences import on_clock, starts_of

ZONES = [
    "Europe/Chisinau", "Europe/Kyiv", "Asia/Almaty", "Asia/Tashkent", "America/New_York", "Australia/Lord_Howe",
    "Africa/Cairo", "Asia/Ho_Chi_Minh", "Pacific/Apia", "America/Santiago",
]  # fmt: skip
DAYS = st.dates(datetime.date(2000, 1, 1), datetime.date(2036, 12, 31))
TIMES = st.times().map(lambda time: time.replace(second=0, microsecond=0))


def naive(moment: datetime.datetime, zone: zoneinfo.ZoneInfo) -> datetime.datetime:
    return moment.astimezone(zone).replace(tzinfo=None)


def is_shown(day: datetime.date, at: datetime.time, zone: zoneinfo.ZoneInfo) -> bool:
    """Whether the clock ever shows that time."""
    aware = datetime.datetime.combine(day, at, zone)
    return naive(aware.astimezone(datetime.UTC), zone) == aware.replace(tzinfo=None)


@given(DAYS, TIMES, st.sampled_from(ZONES))
def test_time_on_the_clock_stays_or_comes_later_where_the_clock_jumps_over_it(day, at, name):
    zone, wanted = zoneinfo.ZoneInfo(name), datetime.datetime.combine(day, at)
    shown = naive(on_clock(day, at, zone), zone)
    assert (shown == wanted) if is_shown(day, at, zone) else (shown > wanted)


@given(DAYS, TIMES, st.sampled_from(ZONES))
def test_of_a_time_that_is_shown_twice_the_first_counts(day, at, name):
    zone = zoneinfo.ZoneInfo(name)
    found = on_clock(day, at, zone)
    earlier = [found - datetime.timedelta(minutes=minutes) for minutes in (30, 60, 120)]
    assert all(naive(moment, zone) != naive(found, zone) for moment in earlier)


@given(DAYS, TIMES, st.sampled_from(ZONES), st.integers(1, 3))
def test_repetition_keeps_the_time_on_the_clock_for_a_year(first, at, name, every):
    weekday = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[first.weekday()]
    repetition = Repetition(
        starts_on=first, at=at, minutes=60, time_zone=name, rule=f"FREQ=WEEKLY;INTERVAL={every};BYDAY={weekday}"
    )
    found = list(starts_of(repetition, since=first, until=first + datetime.timedelta(days=365)))
    expected = [first + datetime.timedelta(weeks=every * number) for number in range(366 // 7 // every + 1)]
    shown = [day for day in expected if day <= first + datetime.timedelta(days=365)]
    times = {naive(start, repetition.zone).time() for day, start in found if is_shown(day, at, repetition.zone)}
    assert ([day for day, _start in found], times <= {at}) == (shown, True)


@given(DAYS, st.sets(st.integers(0, 13), max_size=6))
def test_dates_left_out_are_left_out(first, left_out):
    dates = [first + datetime.timedelta(days=number) for number in range(14)]
    repetition = Repetition(
        starts_on=first,
        at=datetime.time(16),
        time_zone="Europe/Kyiv",
        rule="FREQ=DAILY",
        not_on=[dates[number].isoformat() for number in left_out],
    )
    found = [day for day, _start in starts_of(repetition, since=first, until=dates[-1])]
    assert found == [day for number, day in enumerate(dates) if number not in left_out]


@pytest.mark.parametrize(
    ("zone", "day", "at", "expected"),
    [
        ("Europe/Kyiv", "2027-03-28", "03:30", "2027-03-28T01:30"),  # shown as 04:30
        ("Europe/Kyiv", "2027-10-31", "03:30", "2027-10-31T00:30"),  # the first, in summer time
        ("Europe/Chisinau", "2027-03-28", "16:00", "2027-03-28T13:00"),
        ("Asia/Almaty", "2024-02-29", "16:00", "2024-02-29T10:00"),  # the clock was put back the next day
        ("Asia/Almaty", "2024-03-01", "16:00", "2024-03-01T11:00"),
        ("America/New_York", "2026-03-08", "02:15", "2026-03-08T07:15"),
    ],
)
def test_times_around_a_change_of_the_clock(zone, day, at, expected):
    found = on_clock(datetime.date.fromisoformat(day), datetime.time.fromisoformat(at), zoneinfo.ZoneInfo(zone))
    assert found == datetime.datetime.fromisoformat(f"{expected}+00:00")


def test_day_that_a_place_has_skipped_and_the_next_are_one_session():
    repetition = Repetition(
        starts_on=datetime.date(2011, 12, 29), at=datetime.time(10), time_zone="Pacific/Apia", rule="FREQ=DAILY"
    )
    found = list(starts_of(repetition, since=repetition.starts_on, until=datetime.date(2012, 1, 1)))
    assert len(found) == 3
