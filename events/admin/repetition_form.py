"""How often an event takes place, asked in plain words."""

import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.core.date_fields import time_field
from cms.core.dates import long_date, weekday_name
from cms.core.fields import WordingFormField
from events.admin.moments import DatesField, date_field
from events.admin.session_forms import PlaceForm, SeatsMixin
from events.programme import Repetition, Session
from events.scheduling.errors import EndsBeforeItStarts
from events.scheduling.occurrences import horizon, starts_of
from events.scheduling.rules import LAST_DAY, WEEKDAYS, Rule, Unit
from events.scheduling.sentences import PHRASES

MAX_EVERY, MAX_TIMES, SECONDS_PER_MINUTE = 52, 500, 60
LONGEST_PAST = datetime.timedelta(days=366)
NEVER, UNTIL, TIMES = "never", "until", "times"

UNITS = [(Unit.DAYS.value, _("days")), (Unit.WEEKS.value, _("weeks")), (Unit.MONTHS.value, _("months"))]
ENDS = [(NEVER, _("without end")), (UNTIL, _("until the date below")), (TIMES, _("as many times as below"))]


def weekday_choices() -> list[tuple[int, str]]:
    return [(day, weekday_name(day)) for day in range(7)]


def month_choices() -> list[tuple[object, object]]:
    """Days of a month, and its first, second … weekdays; values are `15`, `-1` and `2TU`."""
    days = [("1", "1"), *((str(day), str(day)) for day in range(2, 32)), (str(LAST_DAY), _("last day"))]
    places = [(f"{position}{WEEKDAYS[day]}", phrase) for (position, day), phrase in PHRASES.items()]
    return [("", _("choose")), (_("Day of the month"), days), (_("Day of the week"), places)]


class RepetitionForm(SeatsMixin, PlaceForm):
    """Every so many days, weeks or months, until a date, so many times or without end, and not on some dates."""

    starts_on = date_field(_("First date"), help_text=_("Or the day from which to look for the first."))
    starts = time_field(pgettext_lazy("time of day", "From"))
    ends = time_field(pgettext_lazy("time of day", "To"))
    every = forms.IntegerField(label=_("Every"), min_value=1, max_value=MAX_EVERY, initial=1)
    unit = forms.ChoiceField(label=_("Days, weeks or months"), choices=UNITS, initial=Unit.WEEKS.value)
    weekdays = forms.TypedMultipleChoiceField(
        label=_("On which days of the week"),
        coerce=int,
        choices=weekday_choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("For weeks. Nothing ticked: on the weekday of the first date."),
    )
    in_month = forms.ChoiceField(
        label=_("On which day of the month"),
        choices=month_choices,
        required=False,
        help_text=_("For months. Nothing chosen: on the day of the first date. Months without a 31st are left out."),
    )
    end = forms.ChoiceField(label=_("How long"), choices=ENDS, widget=forms.RadioSelect, initial=NEVER)
    until = date_field(_("Last possible date"), required=False)
    times = forms.IntegerField(
        label=_("How many times"),
        required=False,
        min_value=1,
        max_value=MAX_TIMES,
        help_text=_("Dates that are left out count, too."),
    )
    not_on = DatesField(label=_("Not on these dates"), required=False, help_text=_("Holidays, for instance."))
    field_order = [
        *("starts_on", "starts", "ends", "every", "unit", "weekdays", "in_month", "end", "until", "times", "not_on"),
        *("venue", "time_zone", "seats", "online_url"),
    ]

    def __init__(self, *args, repetition: Repetition, **kwargs):
        self.repetition = repetition
        kwargs["initial"] = initial_of(repetition) if repetition.pk else {}
        super().__init__(*args, event=repetition.event, **kwargs)

    def clean(self):
        cleaned = super().clean()
        self.check_hours()
        self.check_end()
        if not self.errors:
            self.fill()
            self.check_dates()
        return cleaned

    def check_hours(self) -> None:
        starts, ends = self.cleaned_data.get("starts"), self.cleaned_data.get("ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", EndsBeforeItStarts.sentence)

    def check_end(self) -> None:
        cleaned = self.cleaned_data
        if cleaned.get("end") == UNTIL and not cleaned.get("until"):
            self.add_error("until", _("Until when?"))
        if cleaned.get("end") == TIMES and not cleaned.get("times"):
            self.add_error("times", _("How many times?"))
        first = cleaned.get("starts_on")
        if first and not self.repetition.pk and first < timezone.localdate() - LONGEST_PAST:
            self.add_error("starts_on", _("That is more than a year ago."))

    @property
    def rule(self) -> Rule:
        """What the fields say."""
        cleaned = self.cleaned_data
        days = {"unit": Unit(cleaned["unit"]), "every": cleaned["every"]} | self.days()
        until = cleaned["until"] if cleaned["end"] == UNTIL else None
        return Rule(**days, until=until, times=cleaned["times"] if cleaned["end"] == TIMES else None)

    def days(self) -> dict:
        """Days of the week or the month; what is not chosen follows from the first date."""
        first, unit = self.cleaned_data["starts_on"], self.cleaned_data["unit"]
        if unit == Unit.WEEKS:
            return {"weekdays": tuple(self.cleaned_data["weekdays"]) or (first.weekday(),)}
        if unit == Unit.MONTHS:
            chosen = self.cleaned_data["in_month"] or str(first.day)
            if chosen[-2:] in WEEKDAYS:
                return {"position": int(chosen[:-2]), "weekdays": (WEEKDAYS.index(chosen[-2:]),)}
            return {"month_day": int(chosen)}
        return {}

    def fill(self) -> None:
        """Write what was asked for into the repetition; nothing is saved."""
        cleaned, row = self.cleaned_data, self.repetition
        row.__dict__.pop("zone", None)
        row.rule, row.at, row.venue = str(self.rule), cleaned["starts"], cleaned["venue"]
        row.starts_on = self.rule.first_on_or_after(cleaned["starts_on"]) or cleaned["starts_on"]
        row.minutes = minutes_between(cleaned["starts"], cleaned["ends"])
        row.time_zone, row.not_on, row.online_url = self.zone.key, cleaned["not_on"], cleaned["online_url"]
        row.seats = row.venue.capacity if cleaned["seats"] is None and row.venue else cleaned["seats"]

    def check_dates(self) -> None:
        """There is a date at all, and no other session at that time."""
        now = timezone.now()
        period = {"since": self.repetition.starts_on, "until": horizon(now, self.zone)}
        starts = [start for _day, start in starts_of(self.repetition, **period) if start > now]
        if not starts and not self.repetition.pk:
            self.add_error(None, _("With this rule there is no date within a year."))
        if clash := self.clash(starts):
            text = _("On %(date)s there is a session at that time already.")
            self.add_error(None, text % {"date": long_date(clash.local_start.date())})

    def clash(self, starts: list[datetime.datetime]) -> Session | None:
        """A session of this event that another repetition or nobody’s rule has at the time of one of these."""
        length = datetime.timedelta(minutes=self.repetition.minutes)
        others = self.event.sessions.not_over(timezone.now()).in_order()
        if self.repetition.pk:
            others = others.exclude(repetition=self.repetition)
        taken = (session for session in others if not session.is_cancelled)
        return next((session for session in taken if overlaps(session, starts, length)), None)


def overlaps(session: Session, starts: list[datetime.datetime], length: datetime.timedelta) -> bool:
    return any(session.starts_at < start + length and start < session.ends_at for start in starts)


class ConfirmedForm(forms.Form):
    """What is asked when people would be told."""

    reasons = WordingFormField(label=_("Reason, as those who are registered read it"), required=False, max_length=300)


def minutes_between(starts: datetime.time, ends: datetime.time) -> int:
    day = datetime.date.min
    length = datetime.datetime.combine(day, ends) - datetime.datetime.combine(day, starts)
    return int(length.total_seconds()) // SECONDS_PER_MINUTE


def initial_of(repetition: Repetition) -> dict:
    """A repetition as the form shows it."""
    rule = Rule.parse(repetition.rule)
    start = datetime.datetime.combine(repetition.starts_on, repetition.at)
    in_month = f"{rule.position}{WEEKDAYS[rule.weekdays[0]]}" if rule.position else str(rule.month_day or "")
    return {
        "starts_on": repetition.starts_on,
        "starts": repetition.at,
        "ends": (start + datetime.timedelta(minutes=repetition.minutes)).time(),
        "every": rule.every,
        "unit": rule.unit.value,
        "weekdays": rule.weekdays if rule.unit == Unit.WEEKS else (),
        "in_month": in_month if rule.unit == Unit.MONTHS else "",
        "end": UNTIL if rule.until else TIMES if rule.times else NEVER,
        "until": rule.until,
        "times": rule.times,
        "not_on": repetition.not_on,
        "venue": repetition.venue_id,
        "time_zone": repetition.time_zone,
        "seats": repetition.seats,
        "online_url": repetition.online_url,
    }
