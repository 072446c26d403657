"""The form of an event: its texts and rules; when it takes place is said elsewhere."""

from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from cms.partners.libraries import PartnerLibrary
from cms.partners.permissions import works_for_whole_network
from events.admin.rows import libraries_for
from events.programme import Event
from events.registrations import Answer
from events.scheduling.errors import KindIsFixed
from events.scheduling.naming import free_slug
from events.scheduling.opening import apply_registration_times
from events.scheduling.seating import change_what_one_registers_for
from events.scheduling.services import may_publish

HOURS_PER_DAY = 24


class OwnedForm(WagtailAdminModelForm):
    """Something that belongs to a library: one may act for one’s own libraries alone; the network is officers’.

    A name in addresses that is left empty is made from the title.
    """

    named_by = "titles"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["slug"].required = False
        self.fields["slug"].help_text = _("Left empty, it is made from the title. It stays the same in every language.")
        self.limit_libraries()

    def limit_libraries(self) -> None:
        field = cast(forms.ModelChoiceField, self.fields["library"])
        field.widget = forms.Select()
        field.queryset = libraries_for(self.for_user)
        field.required = not works_for_whole_network(self.for_user)
        field.empty_label = None if field.required else _("The network")
        if field.required and not self.instance.library_id:
            self.initial["library"] = field.queryset.first()

    def clean_slug(self) -> str:
        titles = self.cleaned_data.get(self.named_by) or {}
        return self.cleaned_data["slug"] or free_slug(type(self.instance), next(iter(titles.values()), ""))


class EventForm(OwnedForm):
    """An event; what could not hold together is refused in plain words."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.before = Event.objects.get(pk=self.instance.pk) if self.instance.pk else None
        co_organisers = cast(forms.ModelMultipleChoiceField, self.fields["co_organisers"])
        co_organisers.widget = forms.CheckboxSelectMultiple()
        co_organisers.queryset = PartnerLibrary.objects.order_by("slug")

    def clean(self):
        cleaned = super().clean()
        self.check_times()
        self.check_registration_kind()
        self.check_owner()
        return cleaned

    def check_times(self) -> None:
        """Registration opens before it closes."""
        opens, closes = self.cleaned_data.get("opens_days"), self.cleaned_data.get("closes_hours") or 0
        if opens is not None and opens * HOURS_PER_DAY <= closes:
            self.add_error("opens_days", _("Registration would close before it opens."))

    def check_registration_kind(self) -> None:
        changed = self.before and self.before.registration != self.cleaned_data.get("registration")
        if changed and self.before.registrations.exists():
            self.add_error("registration", KindIsFixed.sentence)

    def check_owner(self) -> None:
        """What is published stays with a library for which its editor may publish."""
        library = self.cleaned_data.get("library")
        if self.instance.is_public and not may_publish(user=self.for_user, library=library):
            self.add_error("library", _("An outreach officer moves what is published to that library."))
        if self.cleaned_data.get("is_template") and self.before and self.before.sessions.exists():
            self.add_error("is_template", _("It has dates; copy it, and make the copy a template."))

    def is_valid(self) -> bool:
        return super().is_valid() and self.answers_stay() and self.questions_hold_together()

    def answers_stay(self) -> bool:
        """What somebody has answered is not taken away with its question."""
        deleted = [form.instance.pk for form in self.formsets["questions"].deleted_forms]
        if Answer.objects.filter(question__in=deleted).exists():
            self.add_error(None, KindIsFixed.sentence)
        return not self.errors

    def questions_hold_together(self) -> bool:
        """A question that depends on another one stands below it, and no two have one short name."""
        asked: set[str] = set()
        for form in self.questions_in_order():
            depends_on, code = form.cleaned_data["depends_on"], form.cleaned_data["code"]
            if depends_on and depends_on not in asked:
                form.add_error("depends_on", _("There is no question above with this short name."))
            if code in asked:
                form.add_error("code", _("Another question has this short name."))
            asked.add(code)
        return not any(form.errors for form in self.questions_in_order())

    def questions_in_order(self) -> list[forms.ModelForm]:
        """The forms of questions that stay, as they will stand."""
        formset = self.formsets["questions"]
        kept = [form for form in formset.forms if form.has_changed() and form not in formset.deleted_forms]
        kept += [form for form in formset.initial_forms if form not in kept and form not in formset.deleted_forms]
        return sorted(kept, key=lambda form: form.cleaned_data.get("ORDER") or 0)

    def save(self, commit=True) -> Event:
        event = super().save(commit=commit)
        if self.before:
            self.follow(event)
        return event

    def follow(self, event: Event) -> None:
        """Let seats and times of its sessions follow."""
        if event.registration != self.before.registration:
            wanted, event.registration = event.registration, self.before.registration
            change_what_one_registers_for(event=event, registration=wanted)
        if {"opens_days", "closes_hours"} & set(self.changed_data):
            apply_registration_times(event=event, before=self.before)
