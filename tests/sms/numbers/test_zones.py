"""By which clocks people with a number of a country can live."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sms.numbers import zones
from sms.numbers.countries import rules, table
from sms.numbers.hours import opening

COUNTRIES = st.sampled_from(["RU", "US", "KZ", "BR", "AU", "MN", "GL", "FR"])
YEARS = st.integers(2025, 2035)


def seconds(zone, moment):
    return moment.astimezone(ZoneInfo(zone)).utcoffset().total_seconds()


@pytest.mark.parametrize(
    ("country", "zone"),
    [
        ("FR", "Europe/Paris"),
        ("RO", "Europe/Bucharest"),
        ("CN", "Asia/Shanghai"),
        ("NZ", "Pacific/Auckland"),
        ("RU", "Europe/Moscow"),
        ("VN", "Asia/Ho_Chi_Minh"),
        ("001", "UTC"),
        ("", "UTC"),
    ],
)
def test_every_country_has_a_clock_of_its_own(country, zone):
    assert rules(country).zone == zone


def test_nobody_in_shanghai_is_written_to_half_an_hour_after_midnight():
    midnight = datetime.datetime(2026, 11, 26, 16, 30, tzinfo=datetime.UTC)
    opened = opening(midnight, zone=rules("CN").zone, country="CN").astimezone(ZoneInfo("Asia/Shanghai"))
    assert (opened - midnight, opened.hour) == (datetime.timedelta(hours=10, minutes=30), 11)


def test_zones_of_the_table_are_zones_of_their_countries():
    assert {country: zones.known_as(law.zone, country) for country, law in table().items()} == {
        country: law.zone for country, law in table().items()
    }


def test_main_zones_are_zones_of_their_countries():
    assert {country: zones.known_as(zone, country) for country, zone in zones.MAIN.items()} == zones.MAIN


@pytest.mark.parametrize(
    ("name", "country", "present"),
    [
        ("Asia/Vladivostok", "RU", "Asia/Vladivostok"),
        ("Asia/Calcutta", "IN", "Asia/Kolkata"),
        ("Asia/Kolkata", "IN", "Asia/Kolkata"),
        ("Europe/Kiev", "UA", "Europe/Kyiv"),
        ("Asia/Saigon", "VN", "Asia/Ho_Chi_Minh"),
        ("America/Buenos_Aires", "AR", "America/Argentina/Buenos_Aires"),
        ("Asia/Vladivostok", "KZ", ""),
        ("UTC", "KZ", ""),
        ("No/Such", "RU", ""),
        ("Asia/Almaty", "", ""),
        ("", "RU", ""),
    ],
)
def test_former_names_are_known_and_zones_of_other_countries_are_not(name, country, present):
    assert zones.known_as(name, country) == present


def test_first_zone_by_which_one_can_live_there_is_taken():
    assert zones.likely("RU", "", "Asia/Almaty", "Asia/Omsk", "Europe/Moscow") == "Asia/Omsk"
    assert zones.likely("XK", "", "Europe/Belgrade") == "Europe/Belgrade"


def test_without_any_word_it_is_one_from_the_middle_of_the_country():
    now = datetime.datetime.now(datetime.UTC)
    west, likely, east = (seconds(zone, now) for zone in ("Pacific/Honolulu", zones.likely("US"), "America/New_York"))
    assert west < likely < east


def test_zones_that_have_one_time_are_one_clock():
    assert [len(zones.clocks(country, 2026)) for country in ("KZ", "UZ", "AR", "MN", "RU")] == [1, 1, 1, 2, 11]


@given(country=COUNTRIES, year=YEARS)
def test_clocks_stand_for_all_zones_and_differ_from_each_other(country, year):
    found = {zones.offsets(zone, year) for zone in zones.zones(country)}
    assert sorted(found) == [zones.offsets(zone, year) for zone in zones.clocks(country, year)]


@given(country=COUNTRIES, year=YEARS, month=st.integers(1, 12))
def test_no_two_clocks_are_farther_from_each_other_than_is_said(country, year, month):
    moment = datetime.datetime(year, month, 1, tzinfo=datetime.UTC)
    shown = [seconds(zone, moment) for zone in zones.zones(country)]
    assert max(shown) - min(shown) <= zones.apart(country, year).total_seconds()
