"""Zones as editors know them: a city and how far its clock stands from UTC."""

import datetime
import zoneinfo

from babel.dates import get_timezone_location
from django.utils import timezone

from cms.core.dates import locale_tag
from cms.partners.libraries import PartnerLibrary

SECONDS_PER_MINUTE, MINUTES_PER_HOUR = 60, 60


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
