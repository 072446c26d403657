"""By whose clock a time is given: the city that names its zone, and how far that stands from UTC."""

import datetime
import zoneinfo
from functools import cache

from babel.dates import format_interval, get_timezone_location
from django.utils.translation import gettext

from cms.core.dates import locale_tag, long_date

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


def days_words(first: datetime.date, last: datetime.date) -> str:
    """A day, or days in a row as each language writes them: «5–6 December 2026»."""
    if first == last:
        return long_date(first)
    # The house writes English dates day first.
    tag = {"en": "en_GB"}.get(locale_tag(), locale_tag())
    return format_interval(first, last, skeleton="yMMMMd", locale=tag)
