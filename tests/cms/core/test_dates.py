"""Dates as readers of each language write them."""

import datetime

import pytest
from django.utils import formats, translation

from cms.core.dates import clock, long_date, weekday_name

DAY = datetime.date(2026, 9, 21)


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en", "21 September 2026"),
        ("ru", "21 сентября 2026\u202fг."),
        ("kk", "2026\u202fж. 21 қыркүйек"),
        ("uz", "21-sentabr, 2026"),
        ("vi", "21 tháng 9, 2026"),
        ("ar", "21 سبتمبر 2026"),
    ],
)
def test_long_date_in_each_language(tag, text):
    with translation.override(tag):
        assert long_date(DAY) == text


def test_long_date_of_a_moment_is_the_local_day(settings):
    settings.TIME_ZONE = "Asia/Almaty"
    moment = datetime.datetime(2026, 9, 20, 22, 0, tzinfo=datetime.UTC)
    assert long_date(moment) == "21 September 2026"


@pytest.mark.parametrize("tag", ["en", "ru", "kk", "uz", "vi", "ar"])
def test_clock_has_24_hours_everywhere(tag):
    with translation.override(tag):
        assert clock(datetime.time(16, 0)) == "16:00"


@pytest.mark.parametrize(("tag", "name"), [("en", "Monday"), ("kk", "дүйсенбі"), ("ar", "الاثنين")])
def test_weekday_name_begins_with_monday(tag, name):
    with translation.override(tag):
        assert weekday_name(0).lower() == name.lower()


@pytest.mark.parametrize(
    ("tag", "text", "month_and_day"),
    [
        ("en", "21 September 2026, 16:05", "21 September"),
        ("ru", "21 сентября 2026 г. 16:05", "21 сентября"),
        ("kk", "2026 ж. 21 қыркүйек, 16:05", "21 қыркүйек"),
        ("uz", "21-sentabr, 2026, 16:05", "21-sentabr"),
        ("vi", "21 tháng 9, 2026, 16:05", "21 tháng 9"),
        ("ar", "21 سبتمبر 2026، 16:05", "21 سبتمبر"),
    ],
)
def test_django_prints_dates_as_the_language_has_them(tag, text, month_and_day):
    moment = datetime.datetime(2026, 9, 21, 16, 5, tzinfo=datetime.UTC)
    with translation.override(tag):
        printed = formats.date_format(moment, "DATETIME_FORMAT"), formats.date_format(moment, "MONTH_DAY_FORMAT")
    assert printed == (text, month_and_day)


@pytest.mark.parametrize("tag", ["en", "ru", "kk", "uz", "vi", "ar"])
def test_week_begins_on_monday_everywhere(tag):
    with translation.override(tag):
        assert formats.get_format("FIRST_DAY_OF_WEEK") == 1
