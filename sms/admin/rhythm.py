"""How often a broadcast goes out: asked in plain words, kept as a rule (RFC 5545, 3.3.10)."""

import datetime

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.core.date_fields import date_field
from cms.core.dates import weekday_name

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
DAYS_PER_WEEK, LONGEST_MONTH_IN_WEEKS = 7, 5
MOST = 52
# The last day that every month has.
IN_EACH_MONTH = 28


class Unit(models.TextChoices):
    DAYS = "DAILY", _("days")
    WEEKS = "WEEKLY", _("weeks")
    MONTHS = "MONTHLY", _("months")
    YEARS = "YEARLY", _("years")


class InMonth(models.TextChoices):
    DAY = "day", _("on the day of the first date")
    WEEKDAY = "weekday", _("on its weekday, like the second Saturday")


def weekday_choices() -> list[tuple[str, str]]:
    return [(code, weekday_name(number)) for number, code in enumerate(WEEKDAYS)]


class RhythmForm(forms.Form):
    """Every so many days, weeks, months or years, until a date or without end."""

    every = forms.IntegerField(label=_("Every"), min_value=1, max_value=MOST, initial=1, required=False)
    unit = forms.ChoiceField(
        label=_("Days, weeks, months or years"), choices=Unit.choices, initial=Unit.WEEKS, required=False
    )
    weekdays = forms.MultipleChoiceField(
        label=_("On which days of the week"),
        choices=weekday_choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Nothing ticked: on the weekday of the first date."),
    )
    in_month = forms.ChoiceField(
        label=_("In the month"),
        choices=InMonth.choices,
        initial=InMonth.DAY,
        required=False,
        help_text=_("A month that is too short has it on its last day."),
    )
    until = date_field(_("Last possible date"), required=False, help_text=_("Empty: without end."))


def rule_of(first: datetime.date, cleaned: dict) -> str:
    """The rule that the fields say; `first` is the first date."""
    unit = cleaned.get("unit") or Unit.WEEKS
    parts = {"FREQ": str(unit), "INTERVAL": str(cleaned.get("every") or 1)} | days_of(first, unit, cleaned)
    if cleaned.get("until"):
        parts["UNTIL"] = f"{cleaned['until']:%Y%m%d}"
    return ";".join(f"{name}={value}" for name, value in parts.items())


def days_of(first: datetime.date, unit: str, cleaned: dict) -> dict[str, str]:
    if unit == Unit.WEEKS and cleaned.get("weekdays"):
        return {"BYDAY": ",".join(cleaned["weekdays"])}
    if unit in (Unit.MONTHS, Unit.YEARS) and cleaned.get("in_month") == InMonth.WEEKDAY:
        month = {"BYMONTH": str(first.month)} if unit == Unit.YEARS else {}
        return month | {"BYDAY": f"{place_in_month(first)}{WEEKDAYS[first.weekday()]}"}
    return day_of_month(first, unit)


def day_of_month(first: datetime.date, unit: str) -> dict[str, str]:
    """The last day there is up to that of the first date, where not each month, or not each February, has that.

    A rule that names no days, or the 31st alone, leaves shorter months out (RFC 5545, 3.3.10).
    """
    is_leap_day = (first.month, first.day) == (2, 29)
    if first.day <= IN_EACH_MONTH or not (unit == Unit.MONTHS or (unit == Unit.YEARS and is_leap_day)):
        return {}
    days = ",".join(str(day) for day in range(IN_EACH_MONTH, first.day + 1))
    month = {"BYMONTH": "2"} if unit == Unit.YEARS else {}
    return month | {"BYMONTHDAY": days, "BYSETPOS": "-1"}


def place_in_month(day: datetime.date) -> int:
    """Which Saturday of its month a Saturday is: 1 to 4, or -1 for the last of five, which not each month has."""
    place = (day.day - 1) // DAYS_PER_WEEK + 1
    return -1 if place == LONGEST_MONTH_IN_WEEKS else place


def fields_of(rule: str) -> dict:
    """A rule as the fields show it."""
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    until, days = parts.get("UNTIL", ""), parts.get("BYDAY", "")
    in_week = parts.get("FREQ") == Unit.WEEKS
    return {
        "every": int(parts.get("INTERVAL", 1)),
        "unit": parts.get("FREQ", Unit.WEEKS),
        "weekdays": days.split(",") if in_week and days else [],
        "in_month": InMonth.WEEKDAY if days and not in_week else InMonth.DAY,
        "until": datetime.datetime.strptime(until[:8], "%Y%m%d").date() if until else None,  # noqa: DTZ007
    }
