"""Fields for times: entered and shown on the clock of the place, kept in UTC."""

import datetime
import zoneinfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cms.core.date_fields import date_field as any_date_field
from events.finding.periods import FIRST_DAY, LAST_DAY
from events.programme import Venue
from events.scheduling.occurrences import on_clock


def date_field(label, **kwargs) -> forms.DateField:
    """A day of the years in which there is a programme."""
    return any_date_field(label, first=FIRST_DAY, last=LAST_DAY, **kwargs)


class DatesInput(forms.TextInput):
    """Several dates, each in a field of its own, and some empty ones for more."""

    template_name = "wagtailadmin/events/widgets/dates.html"
    spare = 3

    def format_value(self, value):
        return [str(day) for day in value or [] if day]

    def value_from_datadict(self, data, files, name):
        return data.getlist(name) if hasattr(data, "getlist") else data.get(name, [])

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["dates"] = [*self.format_value(value), *[""] * self.spare]
        return context

    def value_omitted_from_data(self, data, files, name):
        return False

    def id_for_label(self, id_):
        return f"{id_}_0" if id_ else id_


class DatesField(forms.Field):
    """Dates, each once and in order, as ISO 8601 writes them."""

    widget = DatesInput

    def to_python(self, value) -> list[str]:
        try:
            return sorted({datetime.date.fromisoformat(day).isoformat() for day in value or [] if day})
        except ValueError:
            raise ValidationError(_("Enter dates only.")) from None

    def has_changed(self, initial, data) -> bool:
        return sorted(initial or []) != sorted({day for day in data or [] if day})


def zone_of(venue: Venue | None, name: str) -> zoneinfo.ZoneInfo:
    """The clock that counts: the venue's, else the one that was chosen."""
    return venue.zone if venue else zoneinfo.ZoneInfo(name)


def stretch(cleaned: dict, zone: zoneinfo.ZoneInfo) -> tuple[datetime.datetime, datetime.datetime] | None:
    """Start and end in UTC of what a form with dates and times has; an end without a date is on the same day."""
    if not all(cleaned.get(name) for name in ("starts_on", "starts", "ends")):
        return None
    ends_on = cleaned.get("ends_on") or cleaned["starts_on"]
    return on_clock(cleaned["starts_on"], cleaned["starts"], zone), on_clock(ends_on, cleaned["ends"], zone)
