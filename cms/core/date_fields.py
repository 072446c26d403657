"""Form fields for days and times, as browsers have them: in the reader's format, with keyboard and on phones."""

import datetime

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

DATE, TIME = "%Y-%m-%d", "%H:%M"
FIRST_DAY, LAST_DAY = datetime.date(2000, 1, 1), datetime.date(2099, 12, 31)


class DateInput(forms.DateInput):
    """The browser's own field for a date."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format=DATE)


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self, attrs=None):
        super().__init__(attrs, format=TIME)


def date_field(label, first=FIRST_DAY, last=LAST_DAY, **kwargs) -> forms.DateField:
    """A day between two others; some day far off would be beyond what calendars count."""
    widget = DateInput({"min": first.isoformat(), "max": last.isoformat()})
    return forms.DateField(
        label=label, widget=widget, validators=[MinValueValidator(first), MaxValueValidator(last)], **kwargs
    )


def time_field(label, **kwargs) -> forms.TimeField:
    return forms.TimeField(label=label, widget=TimeInput(), **kwargs)
