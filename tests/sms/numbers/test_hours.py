"""When people may be written to on their own clock."""

import datetime
from datetime import timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from sms.numbers import hours, zones
from sms.numbers.countries import rules

MOMENTS = st.integers(1_577_836_800, 1_893_456_000).map(lambda at: datetime.datetime.fromtimestamp(at, datetime.UTC))
ZONES = st.sampled_from(["Asia/Almaty", "Europe/Chisinau", "America/New_York", "Asia/Kathmandu", "UTC"])


def clock(moment, zone):
    return moment.astimezone(ZoneInfo(zone))


@given(moment=MOMENTS, zone=ZONES)
def test_opening_is_the_next_moment_at_which_it_is_open(moment, zone):
    held, opened = rules("BR"), hours.opening(moment, zone=zone, country="BR")
    assert opened == hours.opening(opened, zone=zone, country="BR")
    if held.opens <= clock(moment, zone).time() < held.closes:
        assert opened == moment
    else:
        assert moment < opened <= moment + timedelta(hours=14)
        assert clock(opened, zone).time() == held.opens


@given(moment=MOMENTS, zone=ZONES)
def test_hours_end_on_the_day_and_begin_again_on_the_next(moment, zone):
    held, today = rules("BR"), clock(moment, zone).date()
    closed = clock(hours.closing(moment, zone=zone, country="BR"), zone)
    following = clock(hours.next_day(moment, zone=zone, country="BR"), zone)
    assert (closed.date(), closed.time()) == (today, held.closes)
    assert (following.date(), following.time()) == (today + timedelta(days=1), held.opens)


@given(moment=MOMENTS, zone=ZONES)
def test_midnight_is_when_the_day_began(moment, zone):
    begun = hours.midnight(moment, zone=zone)
    assert begun <= moment
    assert clock(begun, zone).replace(tzinfo=None) == datetime.datetime.combine(
        clock(moment, zone).date(), datetime.time()
    )


# Where nobody has said by which of several clocks somebody lives

SEVERAL = st.sampled_from(["US", "CN", "MN", "ID", "AU", "NZ"])


def is_open(moment, zone, country):
    held = rules(country)
    return held.opens <= clock(moment, zone).time() < held.closes


@given(moment=MOMENTS, country=SEVERAL)
def test_nobody_is_written_to_in_their_night_whichever_clock_of_their_country_they_live_by(moment, country):
    likely = rules(country).zone
    opened = hours.opening(moment, zone=likely, country=country)
    assert moment <= opened <= moment + timedelta(hours=22)
    assert all(is_open(opened, zone, country) for zone in zones.zones(country))
    assert opened == hours.opening(opened, zone=likely, country=country)


@given(moment=MOMENTS, country=SEVERAL)
def test_it_opens_at_the_first_moment_at_which_it_is_open_everywhere(moment, country):
    opened = hours.opening(moment, zone=rules(country).zone, country=country)
    before = opened - timedelta(seconds=1)
    assert opened == moment or not all(is_open(before, zone, country) for zone in zones.zones(country))


@given(moment=MOMENTS, country=SEVERAL)
def test_common_hours_end_where_they_end_first(moment, country):
    likely = rules(country).zone
    opened = hours.opening(moment, zone=likely, country=country)
    closed = hours.closing(opened, zone=likely, country=country)
    assert closed - opened <= timedelta(hours=11)
    assert all(is_open(closed - timedelta(seconds=1), zone, country) for zone in zones.zones(country))
    assert not all(is_open(closed, zone, country) for zone in zones.zones(country))


@given(moment=MOMENTS, country=SEVERAL)
def test_next_day_begins_where_it_begins_last(moment, country):
    likely = rules(country).zone
    following = hours.next_day(moment, zone=likely, country=country)
    assert clock(following, likely).date() == clock(moment, likely).date() + timedelta(days=1)
    assert all(is_open(following, zone, country) for zone in zones.zones(country))


@given(moment=MOMENTS)
def test_where_hardly_an_hour_is_common_the_likeliest_clock_counts(moment):
    opened = hours.opening(moment, zone="Europe/Moscow", country="RU")
    assert opened == moment if is_open(moment, "Europe/Moscow", "RU") else opened > moment
    assert is_open(opened, "Europe/Moscow", "RU")


@given(moment=MOMENTS)
def test_clock_that_is_known_counts_alone(moment):
    assert hours.heeded("America/New_York", "US", moment.year) == ("America/New_York",)


def test_hours_of_a_whole_day_leave_nothing_to_wait_for(settings):
    settings.SMS_OPENS, settings.SMS_CLOSES = "00:00", "23:59:59.999999"
    moment = datetime.datetime(2026, 11, 26, 19, 30, tzinfo=datetime.UTC)
    assert [hours.opening(moment, zone=rules(each).zone, country=each) for each in ("US", "RU")] == [moment, moment]


def test_hours_that_end_before_they_begin_are_none_and_stop_nothing_else(settings):
    settings.SMS_OPENS, settings.SMS_CLOSES = "20:00", "09:00"
    moment = datetime.datetime(2026, 11, 26, 12, tzinfo=datetime.UTC)
    assert hours.opening(moment, zone="Asia/Almaty", country="KZ") > moment
