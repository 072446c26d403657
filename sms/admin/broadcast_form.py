"""The form of a broadcast: what it says, to whom, and when it leaves."""

import zoneinfo
from typing import ClassVar, cast

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from cms.core.date_fields import TimeInput, date_field, time_field
from cms.partners.permissions import works_for_whole_network
from cms.partners.zones import zone_choices
from sms.admin import rhythm
from sms.admin.audience import PREFIX, audience_fields, audience_of, initial_of
from sms.admin.dates import anchor_choices
from sms.admin.rows import libraries_for
from sms.admin.texts import texts_field
from sms.models import Broadcast, Sender, Topic
from sms.models.broadcast import Mode
from sms.numbers.hours import on_clock

LONGEST_WAIT = 365
# What each way of leaving needs; the rest is emptied.
NEEDED: dict[str | None, tuple[str, ...]] = {
    Mode.NOW: (),
    Mode.AT: ("day", "hour"),
    Mode.RECURRING: ("day", "hour"),
    Mode.RELATIVE: ("anchor", "time_of_day"),
}


class Side(models.TextChoices):
    """Which way from the dated thing days are counted."""

    BEFORE = "before", pgettext_lazy("days", "before")
    AFTER = "after", pgettext_lazy("days", "after")


class ScheduleForm(rhythm.RhythmForm):
    """When it leaves, as people say it."""

    day = date_field(_("Date"), required=False)
    hour = time_field(_("Time"), required=False)
    days = forms.IntegerField(label=_("Days"), min_value=0, max_value=LONGEST_WAIT, initial=1, required=False)
    side = forms.ChoiceField(label=_("Before or after"), choices=Side.choices, initial=Side.BEFORE, required=False)


class BroadcastForm(WagtailAdminModelForm, ScheduleForm):
    """A broadcast; what its way of leaving does not need is emptied."""

    texts = texts_field()
    zone = forms.ChoiceField(label=_("On the clock of"))
    anchor = forms.ChoiceField(label=_("Relative to"), required=False)

    class Meta:
        model = Broadcast
        fields = (
            *("title", "library", "topics", "texts", "sender", "mode", "zone", "own_clock", "anchor", "time_of_day"),
            *("late_hours", "useful_hours", "budget"),
        )
        widgets: ClassVar = {
            "topics": forms.CheckboxSelectMultiple,
            "mode": forms.RadioSelect,
            "time_of_day": TimeInput,
            "library": forms.Select,
            "sender": forms.Select,
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.limit_libraries()
        self.limit_choices()
        self.fields |= audience_fields(self.for_user)
        self.initial |= times_of(self.instance) | initial_of(self.instance.audience)

    def limit_libraries(self) -> None:
        """One writes for one’s own libraries alone; the network is officers’."""
        field = cast(forms.ModelChoiceField, self.fields["library"])
        field.queryset = libraries_for(self.for_user)
        field.required = not works_for_whole_network(self.for_user)
        field.empty_label = None if field.required else _("The network")
        if field.required and not self.instance.library_id:
            own = field.queryset.first()
            self.initial.update({"library": own, "zone": own.time_zone if own else "UTC"})

    def limit_choices(self) -> None:
        cast(forms.ModelMultipleChoiceField, self.fields["topics"]).queryset = Topic.objects.all()
        sender = cast(forms.ModelChoiceField, self.fields["sender"])
        sender.queryset, sender.empty_label = Sender.objects.filter(is_active=True), _("The best for each number")
        cast(forms.ChoiceField, self.fields["zone"]).choices = zone_choices(
            self.initial.get("zone", self.instance.zone)
        )
        cast(forms.ChoiceField, self.fields["anchor"]).choices = anchor_choices(self.for_user, self.instance.anchor)

    @property
    def audience_fields(self) -> list[forms.BoundField]:
        """The questions that apps ask about the audience."""
        return [self[name] for name in self.fields if name.startswith(PREFIX)]

    def clean(self):
        cleaned = super().clean()
        for name in missing(cleaned):
            if name not in self.errors:
                self.add_error(name, _("When?") if name != "anchor" else _("Before or after what?"))
        if not self.errors:
            self.fill()
        return cleaned

    def fill(self) -> None:
        """Write into the broadcast when it leaves."""
        self.cleaned_data |= schedule_of(self.cleaned_data)
        for name in ("at", "rule", "days_before"):
            setattr(self.instance, name, self.cleaned_data[name])
        self.instance.audience = audience_of(self.cleaned_data, self.instance.audience)


def missing(cleaned: dict) -> list[str]:
    """What the chosen way of leaving still needs."""
    return [name for name in NEEDED.get(cleaned.get("mode"), ("mode",)) if not cleaned.get(name)]


def schedule_of(cleaned: dict) -> dict:
    """When it leaves, as a broadcast keeps it, of a form that has what its way of leaving needs."""
    mode, days = cleaned["mode"], cleaned.get("days") or 0
    dated, relative = mode in (Mode.AT, Mode.RECURRING), mode == Mode.RELATIVE
    return {
        "mode": mode,
        "zone": cleaned["zone"],
        "own_clock": cleaned["own_clock"] and mode != Mode.NOW,
        "at": on_clock(cleaned["day"], cleaned["hour"], cleaned["zone"]) if dated else None,
        "rule": rhythm.rule_of(cleaned["day"], cleaned) if mode == Mode.RECURRING else "",
        "anchor": cleaned["anchor"] if relative else "",
        "days_before": (-days if cleaned.get("side") == Side.AFTER else days) if relative else 0,
        "time_of_day": cleaned["time_of_day"] if relative else None,
    }


def times_of(row: Broadcast) -> dict:
    """When a broadcast leaves, as the fields show it."""
    found = rhythm.fields_of(row.rule) if row.rule else {}
    if row.at:
        local = row.at.astimezone(zoneinfo.ZoneInfo(row.zone))
        found |= {"day": local.date(), "hour": local.time()}
    if row.anchor:
        found |= {"days": abs(row.days_before), "side": Side.AFTER if row.days_before < 0 else Side.BEFORE}
    return found
