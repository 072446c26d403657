"""How to find a library and when."""

import datetime

import pytest
import time_machine

from cms.partners.models import PartnerLibrary
from cms.partners.visit import Visit


@time_machine.travel(datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC))
@pytest.mark.parametrize(
    ("zone", "offset"),
    [
        ("Asia/Tashkent", "UTC+5"),
        ("Asia/Kolkata", "UTC+5:30"),
        ("America/New_York", "UTC-5"),
        ("America/St_Johns", "UTC-3:30"),
        ("UTC", "UTC"),
    ],
)
def test_offset_is_that_of_the_librarys_clock_now(zone, offset):
    assert Visit(PartnerLibrary(time_zone=zone), []).offset == offset


def test_offset_follows_summer_time():
    library = PartnerLibrary(time_zone="Europe/Chisinau")
    with time_machine.travel(datetime.datetime(2026, 7, 1, tzinfo=datetime.UTC)):
        assert Visit(library, []).offset == "UTC+3"


def test_place_is_unknown_without_coordinates():
    visit = Visit(PartnerLibrary(), [])
    assert (visit.point, visit.map_url, visit.geo_uri, visit.coordinates) == (None, "", "", "")
