"""By whose clock a time is given: the city that names its zone, and how far that stands from UTC."""

import datetime
import zoneinfo
from functools import cache

from babel.dates import get_timezone_location
from django.utils.translation import gettext

from cms.core.dates import locale_tag

SECONDS_PER_HOUR, SECONDS_PER_MINUTE = 3600, 60


def zone_words(zone: zoneinfo.ZoneInfo) -> str:
    """«Almaty time»: the place after which the zone is called (Unicode CLDR)."""
    if zone.key == "UTC":
        return "UTC"
    return gettext("%(place)s time") % {"place": city_of(zone.key, locale_tag())}


@cache
def city_of(zone: str, tag: str) -> str:
    return get_timezone_location(zone, locale=tag, return_city=True)


def offset_words(local: datetime.datetime) -> str:
    """«UTC+5», «UTC+5:30»: how far a clock stands from UTC at that moment."""
    seconds = int((local.utcoffset() or datetime.timedelta()).total_seconds())
    hours, rest = divmod(abs(seconds), SECONDS_PER_HOUR)
    minutes = f":{rest // SECONDS_PER_MINUTE:02}" if rest else ""
    return f"UTC{'-' if seconds < 0 else '+'}{hours}{minutes}" if seconds else "UTC"
