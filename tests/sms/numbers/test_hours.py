"""When people may be written to on their own clock."""

import datetime
from datetime import timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from sms.numbers import hours
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
