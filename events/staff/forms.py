"""What staff enter about a registration."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from phonenumber_field.formfields import PhoneNumberField

from cms.core.dates import clock, long_date
from cms.core.fields import WordingFormField, WordingWidget
from cms.core.languages import TAGS, choices
from events.booking.forms.contact import NameField
from events.booking.forms.questions import PREFIX, QuestionsForm
from events.booking.forms.register import PartyField
from events.programme import Session
from events.registrations import Registration
from events.registrations.registration import Channel

LONGEST_MESSAGE = 2000
WRITTEN_AS_IS = ["name", "email", "phone", "channel", "language", "guardian_name", "guardian_contact", "note"]


class PartyForm(QuestionsForm):
    """Everything about a party; a contact is not needed by whoever comes to the desk."""

    name = NameField(label=pgettext_lazy("person", "Name"), max_length=120)
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = PhoneNumberField(label=_("Phone"), required=False)
    channel = forms.ChoiceField(label=_("Messages"), choices=Channel.choices)
    language = forms.ChoiceField(label=_("Language of messages"), choices=choices)
    party_size = PartyField(initial=1)
    guardian_name = NameField(label=_("Parent or guardian"), max_length=120, required=False)
    guardian_contact = forms.CharField(label=_("Their phone or e-mail"), max_length=254, required=False)
    note = forms.CharField(label=_("Note for colleagues"), max_length=300, required=False)

    def __init__(self, *args, event, registration: Registration | None = None, **kwargs):
        super().__init__(*args, event=event, **kwargs)
        self.fields["party_size"].label = pgettext_lazy("how many", "People")
        if registration:
            self.initial.update(filled_in(registration))

    def clean(self):
        cleaned = super().clean()
        needed = {Channel.MAIL: "email", Channel.SMS: "phone"}.get(cleaned.get("channel"))
        if needed and needed not in self.errors and not cleaned.get(needed):
            self.add_error(needed, _("Needed for these messages."))
        return cleaned

    @property
    def all_answers(self) -> dict[str, object]:
        """Answers to all questions; what is not answered any more is empty, so that it is taken back."""
        return {question.code: self.answers.get(question.code, "") for question in self.questions}


def filled_in(registration: Registration) -> dict[str, object]:
    """What a form shows of a registration that is there."""
    answers = registration.answers.select_related("question")
    return {name: getattr(registration, name) for name in [*WRITTEN_AS_IS, "party_size"]} | {
        PREFIX + answer.question.code: answer.value for answer in answers
    }


class MoveForm(forms.Form):
    """Another session of the same event."""

    session = forms.ModelChoiceField(label=_("Session"), queryset=Session.objects.none(), widget=forms.RadioSelect)

    def __init__(self, *args, sessions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["session"].queryset = sessions
        self.fields["session"].label_from_instance = session_and_seats


def session_and_seats(session: Session) -> str:
    start = session.local_start
    free = session.pool.free
    seats = _("without limit") if free is None else _("free seats: %(free)s") % {"free": free}
    return f"{long_date(start.date())}, {clock(start.time())} ({seats})"


class LongWordingWidget(WordingWidget):
    """Several lines for each language."""

    def __init__(self, attrs=None):
        forms.MultiWidget.__init__(self, {tag: forms.Textarea({"rows": 3}) for tag in TAGS}, attrs)


class MessageForm(forms.Form):
    """What everybody is told: in each language that has a text, else in the one there is."""

    texts = WordingFormField(
        label=_("Message"),
        max_length=LONGEST_MESSAGE,
        widget=LongWordingWidget,
        help_text=_("One language is enough. Whoever reads another gets the text in theirs, if there is one."),
    )
    # Of this form: sent twice, it tells everybody once.
    cause = forms.UUIDField(widget=forms.HiddenInput)
