"""Opening hours as visitors read them."""

import datetime
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.partners.hours import Opening, changes_at, opening_at, week
from cms.partners.models import OpeningHours, PartnerLibrary

NINE, ONE, TWO, SEVEN = time(9), time(13), time(14), time(19)
TASHKENT = PartnerLibrary(time_zone="Asia/Tashkent")


def hours(*stretches: tuple[int, time, time]) -> list[OpeningHours]:
    return [OpeningHours(weekday=day, opens=opens, closes=closes) for day, opens, closes in stretches]


WEEKDAYS = hours(*[(day, NINE, SEVEN) for day in range(5)], (5, NINE, ONE))
WITH_BREAK = hours((0, NINE, ONE), (0, TWO, SEVEN))


def at(day: int, hour: int, minute: int = 0) -> datetime.datetime:
    """A moment on the library's clock in the week that begins on Monday 21 September 2026."""
    return datetime.datetime(2026, 9, 21 + day, hour, minute, tzinfo=TASHKENT.zone)


def test_week_puts_days_together_that_are_alike():
    found = [(days.first, days.last, days.stretches) for days in week(WEEKDAYS)]
    assert found == [(0, 4, ((NINE, SEVEN),)), (5, 5, ((NINE, ONE),)), (6, 6, ())]


def test_week_keeps_a_break():
    assert week(WITH_BREAK)[0].stretches == ((NINE, ONE), (TWO, SEVEN))


def test_week_without_hours_is_empty():
    assert week([]) == []


@pytest.mark.parametrize(
    ("moment", "opening"),
    [
        (at(0, 9), Opening(is_open=True, until=SEVEN)),
        (at(0, 18, 59), Opening(is_open=True, until=SEVEN)),
        (at(0, 19), Opening(is_open=False, opens=NINE, opens_in_days=1, opens_day="Tuesday")),
        (at(0, 8, 59), Opening(is_open=False, opens=NINE, opens_in_days=0, opens_day="Monday")),
        (at(5, 13), Opening(is_open=False, opens=NINE, opens_in_days=2, opens_day="Monday")),
        (at(6, 12), Opening(is_open=False, opens=NINE, opens_in_days=1, opens_day="Monday")),
    ],
)
def test_opening_at_a_moment(moment, opening):
    assert opening_at(TASHKENT, WEEKDAYS, moment) == opening


def test_opening_follows_the_librarys_own_clock():
    noon_in_new_york = datetime.datetime(2026, 9, 21, 16, 0, tzinfo=datetime.UTC)
    assert opening_at(TASHKENT, WEEKDAYS, noon_in_new_york).is_open is False


def test_opening_in_a_break_names_the_same_day():
    assert opening_at(TASHKENT, WITH_BREAK, at(0, 13, 30)).opens_in_days == 0


def test_opening_once_a_week_names_the_next_week():
    assert opening_at(TASHKENT, hours((0, NINE, ONE)), at(0, 15)).opens_in_days == 7


def test_open_until_the_end_of_the_day_means_midnight():
    around_the_clock = hours(*[(day, time(0), time(23, 59)) for day in range(7)])
    assert opening_at(TASHKENT, around_the_clock, at(2, 23, 59)).is_open is True


def test_opening_without_hours_is_unknown():
    assert opening_at(TASHKENT, [], at(0, 9)) is None


@given(st.datetimes(timezones=st.just(datetime.UTC)).filter(lambda moment: 1900 < moment.year < 2100))
def test_opening_says_when_it_opens_whenever_it_is_closed(moment):
    found = opening_at(TASHKENT, WEEKDAYS, moment)
    assert found.is_open is (found.opens is None)
    assert 0 <= found.opens_in_days <= 7


@pytest.mark.parametrize(
    ("moment", "change"),
    [
        (at(0, 8, 59), at(0, 9)),
        (at(0, 9), at(0, 13)),
        (at(0, 13), at(0, 14)),
        (at(0, 19), at(1, 0)),
        (at(3, 12), at(4, 0)),
    ],
)
def test_what_is_said_changes_at_doors_and_at_midnight(moment, change):
    assert changes_at(TASHKENT, WITH_BREAK, moment) == change


def test_midnight_ends_a_day_that_is_open_to_its_end():
    assert changes_at(TASHKENT, hours((0, NINE, time(23, 59))), at(0, 22)) == at(1, 0)


@given(day=st.integers(0, 6), minute=st.integers(0, 24 * 60 - 1), until=st.floats(0, 0.999))
def test_the_same_is_said_until_it_changes(day, minute, until):
    moment = at(day, 0) + datetime.timedelta(minutes=minute)
    wait = changes_at(TASHKENT, WEEKDAYS, moment) - moment
    assert wait > datetime.timedelta()
    assert opening_at(TASHKENT, WEEKDAYS, moment + until * wait) == opening_at(TASHKENT, WEEKDAYS, moment)
