"""What is typed on the simulated phone."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from sms.models import Sender
from sms.numbers import NotANumber, parse

LONGEST = 1600


class NumberForm(forms.Form):
    """Whose phone it is."""

    number = forms.CharField(
        label=pgettext_lazy("phone", "Number"), max_length=40, widget=forms.TextInput({"type": "tel"})
    )

    def clean_number(self) -> str:
        try:
            return parse(self.cleaned_data["number"]).e164
        except NotANumber as error:
            raise forms.ValidationError(_("This is no phone number. Write it with the code of its country.")) from error


class ReplyForm(forms.Form):
    """A text to one of the senders that take replies."""

    to = forms.ModelChoiceField(Sender.objects.none(), label=_("To"), to_field_name="name", empty_label=None)
    text = forms.CharField(label=_("Your text"), max_length=LONGEST)

    def __init__(self, *args, senders, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = senders
