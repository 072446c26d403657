"""The form by which a guest registers: a name and one contact, and what the event asks."""

import uuid
from typing import Any

from django import forms
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cms.core.guard import GuardedForm
from cms.core.languages import choices
from events.booking.errors import PartyTooLarge
from events.programme import Event, Session

from .contact import Contact, ContactField, NameField
from .questions import QuestionsForm, WesternIntegerField

# As many people as a bus brings; more is arranged by telephone.
LARGEST_GROUP = 200
# Whoever enters the same in these has sent the same form twice.
SAME = ("name", "contact", "party_size")


class PartyField(WesternIntegerField):
    """How many come, with what to say if they are too many."""

    def __init__(self, **kwargs):
        widget = forms.TextInput(attrs={"inputmode": "numeric", "class": "short", "autocomplete": "off"})
        super().__init__(label=_("How many of you"), min_value=1, max_value=LARGEST_GROUP, widget=widget, **kwargs)


class RegistrationForm(GuardedForm, QuestionsForm):
    """For one session of an event, or for its whole series."""

    action = "event_registration"
    name = NameField(label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    contact = ContactField(
        label=_("Phone or e-mail"), max_length=254, help_text=_("The ticket goes here and nowhere else.")
    )
    party_size = PartyField(initial=1)
    is_group = forms.BooleanField(
        label=_("We are a school class or group"), required=False, help_text=_("The number of people is enough.")
    )
    guardian_contact = ContactField(
        label=_("Phone or e-mail of a parent or guardian"),
        max_length=254,
        help_text=_("For the day itself. Leave it empty if the one above is theirs."),
        required=False,
    )
    guardian_name = NameField(label=_("Name of the parent or guardian"), max_length=120, required=False)
    language = forms.ChoiceField(label=_("Language of messages"), choices=choices)

    def __init__(self, *args, event: Event, session: Session | None, **kwargs):
        super().__init__(*args, event=event, **kwargs)
        self.session = session
        self.fields["language"].initial = translation.get_language()
        self.suit_event()
        self.suit_country()

    def suit_event(self) -> None:
        """Ask only for what this event wants to know."""
        event = self.event
        self.fields["party_size"].help_text = how_many(event)
        if event.max_party_size == 1 and not event.takes_groups:
            del self.fields["party_size"]
        if not event.takes_groups:
            del self.fields["is_group"]
        if not event.asks_guardian:
            del self.fields["guardian_contact"], self.fields["guardian_name"]

    def suit_country(self) -> None:
        """Read numbers without a country's code as they are dialled where the event takes place."""
        venue = self.session.venue if self.session else None
        region = venue.country if venue else None
        for field in self.fields.values():
            if isinstance(field, ContactField):
                field.region = region

    def clean_party_size(self) -> int:
        people = self.cleaned_data["party_size"]
        if people > self.event.max_party_size and not self.comes_as_group:
            raise forms.ValidationError(str(PartyTooLarge(self.event.max_party_size)))
        return people

    @property
    def comes_as_group(self) -> bool:
        """Read before its turn, because the number of people depends on it."""
        return "is_group" in self.fields and bool(self.data.get("is_group"))

    @property
    def first_fields(self) -> list[forms.BoundField]:
        """At most four, before all others."""
        return self.present("name", "contact", "party_size", "guardian_contact")

    @property
    def more_fields(self) -> list[forms.BoundField]:
        """What one may do without."""
        return [*self.present("is_group", "guardian_name"), *self.other_questions, self["language"]]

    def present(self, *names: str) -> list[forms.BoundField]:
        return [self[name] for name in names if name in self.fields]

    @property
    def needs_more(self) -> bool:
        """Whether something beneath “more” was filled in or is wrong."""
        return any(field.errors or (self.is_bound and field.value()) for field in self.more_fields[:-1])

    @property
    def form_token(self) -> uuid.UUID:
        """What makes two submissions one: the form, and who was entered. A browser's way back can bring the same form
        for somebody else."""
        return uuid.uuid5(self.token_uuid, repr([self.cleaned_data.get(name) for name in SAME]))

    def booking(self) -> dict[str, Any]:
        """What was entered, as `services.book` takes it."""
        data, contact = self.cleaned_data, self.cleaned_data["contact"]
        return {
            "event": self.event,
            "session": self.session,
            "name": data["name"],
            "email": contact.email,
            "phone": contact.phone,
            "channel": contact.channel,
            "language": data["language"],
            "party_size": data.get("party_size", 1),
            "is_group": data.get("is_group", False),
            "guardian_name": data.get("guardian_name", ""),
            "guardian_contact": one_line(data.get("guardian_contact", Contact())),
            "answers": self.answers,
            "form_token": self.form_token,
        }


def how_many(event: Event) -> str:
    """How large a party may be, in words."""
    limit = event.max_party_size
    text = ngettext("Up to %(limit)d person with one ticket.", "Up to %(limit)d people with one ticket.", limit)
    more = _("A school class or group may be larger: say so below.") if event.takes_groups else ""
    return f"{text % {'limit': limit}} {more}".strip()


def one_line(contact: Contact) -> str:
    return contact.email or contact.phone
