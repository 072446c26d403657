"""Forms of one session; all times are on the clock of its place."""

import datetime
from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.core.date_fields import time_field
from cms.core.fields import WordingFormField
from cms.partners.zones import zone_choices
from cms.users.models import User
from events.admin.moments import date_field, stretch, zone_of
from events.admin.rows import venues_for
from events.admin.zones import venue_label
from events.programme import Event, Session, Venue
from events.programme.event import Registration
from events.scheduling.errors import EndsBeforeItStarts
from events.scheduling.occurrences import on_clock


class VenueField(forms.ModelChoiceField):
    """Venues with their clocks."""

    def label_from_instance(self, venue: Venue) -> str:
        return venue_label(venue)


class PlaceForm(forms.Form):
    """Where: the clock of the venue counts; without a venue one says whose clock is meant."""

    venue = VenueField(
        Venue.objects.none(),
        label=_("Venue"),
        required=False,
        empty_label=_("No venue: only online"),
        help_text=_("Times below are those of the clock there."),
    )
    time_zone = forms.ChoiceField(label=_("Without a venue: by the clock of"))

    def __init__(self, *args, event: Event, user: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.event = event
        default = event.library.time_zone if event.library else "UTC"
        cast(VenueField, self.fields["venue"]).queryset = venues_for(user)
        zones = cast(forms.ChoiceField, self.fields["time_zone"])
        zones.choices = zone_choices(default, self.initial.get("time_zone", default))
        self.initial.setdefault("time_zone", default)

    @property
    def place(self) -> Venue | None:
        return self.cleaned_data["venue"]

    @property
    def zone(self):
        return zone_of(self.cleaned_data.get("venue"), self.cleaned_data.get("time_zone") or "UTC")


class WhenForm(PlaceForm):
    """When and where."""

    starts_on = date_field(_("Date"))
    starts = time_field(pgettext_lazy("time of day", "From"))
    ends = time_field(pgettext_lazy("time of day", "To"))
    ends_on = date_field(
        _("Last date, if it is another day"), required=False, help_text=_("For exhibits and nights in the library.")
    )
    moments: tuple[datetime.datetime, datetime.datetime]

    def clean(self):
        cleaned = super().clean()
        found = stretch(cleaned, self.zone)
        if found and found[1] <= found[0]:
            self.add_error("ends", EndsBeforeItStarts.sentence)
        elif found:
            self.moments = found
        return cleaned


class SeatsMixin(forms.Form):
    """How many seats, and how one takes part from afar."""

    seats = forms.IntegerField(
        label=_("Seats"),
        required=False,
        min_value=0,
        help_text=_("Empty: as many as the venue has room for, or without limit if that is not known."),
    )
    online_url = forms.URLField(
        label=_("Link to take part online"),
        required=False,
        assume_scheme="https",
        help_text=_("Shown to nobody but those who are registered."),
    )


class NewSessionForm(SeatsMixin, WhenForm):
    """A date more."""

    field_order = ("venue", "time_zone", "starts_on", "starts", "ends", "ends_on", "seats", "online_url")

    @property
    def seat_count(self) -> int | None:
        """As many as were asked for, else as the venue has room for."""
        asked = self.cleaned_data["seats"]
        return self.place.capacity if asked is None and self.place else asked


class MoveForm(WhenForm):
    """Another time or place."""

    def __init__(self, *args, session: Session, **kwargs):
        start, end = session.local_start, session.local_end
        kwargs["initial"] = {
            "venue": session.venue_id,
            "time_zone": session.time_zone,
            "starts_on": start.date(),
            "starts": start.time(),
            "ends": end.time(),
            "ends_on": end.date() if end.date() != start.date() else None,
        }
        super().__init__(*args, event=session.event, **kwargs)


class ExtendForm(forms.Form):
    """Another end."""

    ends_on = date_field(_("Until, date"))
    ends = time_field(_("Until, time"))

    def __init__(self, *args, session: Session, **kwargs):
        self.session = session
        super().__init__(*args, **kwargs)
        self.initial = {"ends_on": session.local_end.date(), "ends": session.local_end.time()}

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("ends_on") and cleaned.get("ends") and self.ends_at <= self.session.starts_at:
            self.add_error("ends", EndsBeforeItStarts.sentence)
        return cleaned

    @property
    def ends_at(self) -> datetime.datetime:
        return on_clock(self.cleaned_data["ends_on"], self.cleaned_data["ends"], self.session.zone)


class ReasonsForm(forms.Form):
    """Why something is cancelled, as visitors read it."""

    reasons = WordingFormField(
        label=_("Reason, as visitors read it"),
        max_length=300,
        help_text=_("“The hall is being repaired.” In at least one language."),
    )


class DetailsForm(SeatsMixin, forms.Form):
    """What can change without anybody having to come at another time or place."""

    notes = WordingFormField(
        label=_("What is special about this date"),
        required=False,
        max_length=300,
        help_text=_("“With an interpreter of sign language.”"),
    )
    opens_on = date_field(_("Registration opens, date"), required=False)
    opens = time_field(_("Registration opens, time"), required=False)
    closes_on = date_field(_("Registration closes, date"), required=False)
    closes = time_field(_("Registration closes, time"), required=False)
    field_order = ("seats", "online_url", "notes", "opens_on", "opens", "closes_on", "closes")

    def __init__(self, *args, session: Session, **kwargs):
        self.session = session
        super().__init__(*args, **kwargs)
        self.initial = details_of(session)
        self.fields["seats"].help_text = seats_help(session)

    def clean(self):
        cleaned = super().clean()
        opens, closes = self.moment("opens"), self.moment("closes")
        if opens and opens >= (closes or self.session.starts_at):
            self.add_error("opens_on", _("Registration would close before it opens."))
        if closes and closes > self.session.ends_at:
            self.add_error("closes_on", _("It is over by then."))
        return cleaned

    def moment(self, name: str) -> datetime.datetime | None:
        """A moment in UTC; a date without a time begins at midnight."""
        day = self.cleaned_data.get(f"{name}_on")
        return on_clock(day, self.cleaned_data.get(name) or datetime.time(), self.session.zone) if day else None


def details_of(session: Session) -> dict:
    found = {"seats": session.pool.seats, "online_url": session.online_url, "notes": session.notes}
    for name, moment in (("opens", session.opens_at), ("closes", session.closes_at)):
        if moment:
            local = moment.astimezone(session.zone)
            found |= {f"{name}_on": local.date(), name: local.time()}
    return found


def seats_help(session: Session):
    if session.event.registration == Registration.SERIES:
        return _("Of the whole series: all its dates share them. Empty: without limit.")
    return _("Empty: without limit. More seats go to those who wait, in their order.")
