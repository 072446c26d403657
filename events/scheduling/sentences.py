"""What a rule says, in the reader’s language.

Each part stands by itself behind a colon, so that names of weekdays and dates (Unicode CLDR) need no case or gender
that a language would ask for in the middle of a sentence: «Every 2 weeks: Tuesday, Thursday; 16:00–17:30».
"""

import datetime

from babel.lists import format_list
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cms.core.dates import clock, locale_tag, long_date, weekday_name
from cms.core.directions import left_to_right
from cms.core.languages import RIGHT_TO_LEFT, get
from events.programme import Repetition

from .rules import LAST_DAY, Rule, Unit

# Whole phrases, as the ordinal agrees with the weekday in many languages; by position and weekday.
PHRASES: dict[tuple[int, int], Promise] = {
    (1, 0): gettext_lazy("first Monday"),
    (1, 1): gettext_lazy("first Tuesday"),
    (1, 2): gettext_lazy("first Wednesday"),
    (1, 3): gettext_lazy("first Thursday"),
    (1, 4): gettext_lazy("first Friday"),
    (1, 5): gettext_lazy("first Saturday"),
    (1, 6): gettext_lazy("first Sunday"),
    (2, 0): gettext_lazy("second Monday"),
    (2, 1): gettext_lazy("second Tuesday"),
    (2, 2): gettext_lazy("second Wednesday"),
    (2, 3): gettext_lazy("second Thursday"),
    (2, 4): gettext_lazy("second Friday"),
    (2, 5): gettext_lazy("second Saturday"),
    (2, 6): gettext_lazy("second Sunday"),
    (3, 0): gettext_lazy("third Monday"),
    (3, 1): gettext_lazy("third Tuesday"),
    (3, 2): gettext_lazy("third Wednesday"),
    (3, 3): gettext_lazy("third Thursday"),
    (3, 4): gettext_lazy("third Friday"),
    (3, 5): gettext_lazy("third Saturday"),
    (3, 6): gettext_lazy("third Sunday"),
    (4, 0): gettext_lazy("fourth Monday"),
    (4, 1): gettext_lazy("fourth Tuesday"),
    (4, 2): gettext_lazy("fourth Wednesday"),
    (4, 3): gettext_lazy("fourth Thursday"),
    (4, 4): gettext_lazy("fourth Friday"),
    (4, 5): gettext_lazy("fourth Saturday"),
    (4, 6): gettext_lazy("fourth Sunday"),
    (-1, 0): gettext_lazy("last Monday"),
    (-1, 1): gettext_lazy("last Tuesday"),
    (-1, 2): gettext_lazy("last Wednesday"),
    (-1, 3): gettext_lazy("last Thursday"),
    (-1, 4): gettext_lazy("last Friday"),
    (-1, 5): gettext_lazy("last Saturday"),
    (-1, 6): gettext_lazy("last Sunday"),
}


def sentence(repetition: Repetition) -> str:
    """«Every 2 weeks: Tuesday; 16:00–17:30. Until: 30 June 2027. Not on: 8 March 2027.»"""
    rule = Rule.parse(repetition.rule)
    said = f"{rhythm(rule)}; {hours(repetition)}"
    return " ".join(f"{part}." for part in (said, end(rule), exceptions(repetition)) if part)


def rhythm(rule: Rule) -> str:
    """How often, and on which days."""
    often = each_time(rule.unit) if rule.every == 1 else every_so_many(rule.unit, rule.every)
    return often % {"number": rule.every, "days": days_of(rule)}


def each_time(unit: Unit) -> str:
    """A message of its own: in many languages nobody says «every 1 week»."""
    if unit == Unit.DAYS:
        return _("Every day")
    return _("Every week: %(days)s") if unit == Unit.WEEKS else _("Every month: %(days)s")


def every_so_many(unit: Unit, number: int) -> str:
    if unit == Unit.DAYS:
        return ngettext("Every %(number)d day", "Every %(number)d days", number)
    if unit == Unit.WEEKS:
        return ngettext("Every %(number)d week: %(days)s", "Every %(number)d weeks: %(days)s", number)
    return ngettext("Every %(number)d month: %(days)s", "Every %(number)d months: %(days)s", number)


def days_of(rule: Rule) -> str:
    """«Tuesday, Friday» of a week, «second Tuesday» of a month; a rule of days has none."""
    if rule.unit == Unit.MONTHS:
        return day_of_month(rule)
    return format_list([weekday_name(day) for day in rule.weekdays], locale=locale_tag())


def day_of_month(rule: Rule) -> str:
    """«second Tuesday», «day 15», «last day»."""
    if rule.position is not None:
        return str(PHRASES[rule.position, rule.weekdays[0]])
    if rule.month_day == LAST_DAY:
        return _("last day")
    return _("day %(number)d") % {"number": rule.month_day}


def hours(repetition: Repetition) -> str:
    """«16:00–17:30», on the clock of the place."""
    start = datetime.datetime.combine(repetition.starts_on, repetition.at)
    said = f"{clock(repetition.at)}–{clock((start + datetime.timedelta(minutes=repetition.minutes)).time())}"
    # Between letters that run to the left, two times around a dash would change places.
    is_turned = get(locale_tag()).direction == RIGHT_TO_LEFT
    return left_to_right(said) if is_turned else said


def end(rule: Rule) -> str:
    if rule.until:
        return _("Until: %(date)s") % {"date": long_date(rule.until)}
    if rule.times:
        return ngettext("%(number)d date", "%(number)d dates", rule.times) % {"number": rule.times}
    return ""


def exceptions(repetition: Repetition) -> str:
    """The dates that are left out."""
    days = [long_date(datetime.date.fromisoformat(day)) for day in repetition.not_on]
    return _("Not on: %(dates)s") % {"dates": format_list(days, locale=locale_tag())} if days else ""
