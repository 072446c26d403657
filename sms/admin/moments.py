"""Fields for times: entered and shown on the clock that is chosen beside them, kept in UTC."""

import datetime
import zoneinfo

from babel.dates import get_timezone_location
from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone

from cms.core.dates import locale_tag
from cms.partners.libraries import PartnerLibrary

DATE, TIME = "%Y-%m-%d", "%H:%M"
FIRST_DAY, LAST_DAY = datetime.date(2000, 1, 1), datetime.date(2099, 12, 31)
SECONDS_PER_MINUTE, MINUTES_PER_HOUR = 60, 60


class DateInput(forms.DateInput):
    """The browser's own field for a date: in the reader's format, with keyboard and on phones."""

    input_type = "date"

    def __init__(self, attrs=None):
        limits = {"min": FIRST_DAY.isoformat(), "max": LAST_DAY.isoformat()}
        super().__init__(limits | (attrs or {}), format=DATE)


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self, attrs=None):
        super().__init__(attrs, format=TIME)


def date_field(label, **kwargs) -> forms.DateField:
    """A day that calendars can count from."""
    limits = [MinValueValidator(FIRST_DAY), MaxValueValidator(LAST_DAY)]
    return forms.DateField(label=label, widget=DateInput(), validators=limits, **kwargs)


def time_field(label, **kwargs) -> forms.TimeField:
    return forms.TimeField(label=label, widget=TimeInput(), **kwargs)


def zone_label(name: str) -> str:
    """«Almaty, UTC+5», in the active language; the name stays where there is no city."""
    if "/" not in name:
        return name
    zone = zoneinfo.ZoneInfo(name)
    return f"{get_timezone_location(zone, locale=locale_tag(), return_city=True)}, {offset(zone)}"


def offset(zone: zoneinfo.ZoneInfo) -> str:
    """«UTC+5», «UTC-3:30», as it is now."""
    seconds = (timezone.now().astimezone(zone).utcoffset() or datetime.timedelta()).total_seconds()
    hours, minutes = divmod(abs(int(seconds)) // SECONDS_PER_MINUTE, MINUTES_PER_HOUR)
    sign = "-" if seconds < 0 else "+"
    return f"UTC{sign}{hours}" + (f":{minutes:02}" if minutes else "")


def zone_choices(*more: str) -> list[tuple[str, str]]:
    """The zones of all libraries of the network, and some more, by label."""
    names = {*PartnerLibrary.objects.order_by().values_list("time_zone", flat=True).distinct(), *more, "UTC"}
    return sorted(((name, zone_label(name)) for name in names), key=lambda pair: pair[1])
