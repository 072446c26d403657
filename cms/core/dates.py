"""Dates and times as readers of each language write them (Unicode CLDR through Babel).

Django's formats put the month's name in capitals in Kazakh and Uzbek and cannot isolate numbers; these do not.
"""

import datetime

from babel.dates import format_date, format_skeleton, format_time
from django.utils import timezone, translation

from cms.core.languages import get

# The house writes English dates day first.
PATTERNS = {("en", "long"): "d MMMM y", ("en", "MMMMd"): "d MMMM"}


def locale_tag() -> str:
    return get(translation.get_language()).tag


def as_date(value: datetime.date) -> datetime.date:
    """The day of a moment in the current zone; a date stays what it is."""
    if isinstance(value, datetime.datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


def long_date(value: datetime.date) -> str:
    """«21 September 2026», «2026 ж. 21 қыркүйек»."""
    tag = locale_tag()
    return format_date(as_date(value), PATTERNS.get((tag, "long"), "long"), locale=tag)


def short_date(value: datetime.date) -> str:
    """«21 September»; a date of another year has the year."""
    day, tag = as_date(value), locale_tag()
    if day.year != timezone.localdate().year:
        return long_date(day)
    if pattern := PATTERNS.get((tag, "MMMMd")):
        return format_date(day, pattern, locale=tag)
    return format_skeleton("MMMMd", day, locale=tag)


def month(value: datetime.date) -> str:
    """«September», as it stands alone; a month of another year has the year."""
    day, tag = as_date(value), locale_tag()
    if day.year != timezone.localdate().year:
        return format_skeleton("yMMMM", day, locale=tag)
    return format_date(day, "LLLL", locale=tag)


def clock(value: datetime.time | datetime.datetime) -> str:
    """«16:00», always in 24 hours."""
    if isinstance(value, datetime.datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return format_time(value, "HH:mm", locale=locale_tag())


def weekday_name(weekday: int) -> str:
    """The name of a weekday, 0 = Monday, as it stands in a list."""
    monday = datetime.date(2024, 1, 1)
    return format_date(monday + datetime.timedelta(days=weekday), "cccc", locale=locale_tag())
