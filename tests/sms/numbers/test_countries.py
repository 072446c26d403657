"""What holds in a country."""

import datetime
import zoneinfo

from sms.numbers import countries
from sms.numbers.countries import rules


def test_country_of_the_table():
    assert (rules("KZ").zone, rules("VN").most_a_day) == ("Asia/Almaty", 3)


def test_hours_are_those_of_the_settings_where_nothing_else_is_said(settings):
    settings.SMS_OPENS, settings.SMS_CLOSES, settings.SMS_MINIMUM_AGE = "10:30", "19:00", 14
    unknown = rules("BR")
    assert (unknown.opens, unknown.closes) == (datetime.time(10, 30), datetime.time(19))
    assert (unknown.minimum_age, unknown.tag) == (14, "")


def test_the_law_allows_less_than_the_setting_never_more(settings):
    settings.SMS_MOST_A_DAY = 10
    assert (rules("VN").most_a_day, rules("KZ").most_a_day) == (3, 10)
    settings.SMS_MOST_A_DAY = 1
    assert rules("VN").most_a_day == 1


def test_hours_are_those_of_the_settings_within_the_law(settings):
    settings.SMS_OPENS, settings.SMS_CLOSES = "06:00", "23:00"
    found = [rules(country) for country in ("VN", "KZ")]
    assert [(one.opens.hour, one.closes.hour) for one in found] == [(7, 22), (6, 23)]


def test_ages_by_country(settings):
    settings.SMS_MINIMUM_AGES, settings.SMS_MINIMUM_AGE = {"KZ": 14}, 16
    assert [rules(country).minimum_age for country in ("KZ", "UZ", "")] == [14, 16, 16]


def test_every_row_is_sound():
    for country in countries.table():
        found = rules(country)
        assert country.isupper()
        assert found.zone in zoneinfo.available_timezones()
        assert found.opens < found.closes
