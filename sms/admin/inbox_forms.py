"""What staff fill in on the page of a conversation."""

import uuid
from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

LONGEST = 600


class AnswerForm(forms.Form):
    """An answer, with what its writer had before them: the number of the last answer."""

    text = forms.CharField(
        label=_("Your answer"), max_length=LONGEST, widget=forms.Textarea({"rows": 4, "data-text": ""})
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    nonce = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def clean_text(self) -> str:
        """Browsers end lines with two characters, of which each would be paid for."""
        return self.cleaned_data["text"].replace("\r\n", "\n")


class HandOverForm(forms.Form):
    """To a colleague, to a library, or to both."""

    to = forms.ModelChoiceField(
        label=pgettext_lazy("colleague", "With"), queryset=None, required=False, empty_label=_("nobody yet")
    )
    library = forms.ModelChoiceField(label=_("Library"), queryset=None, required=False, empty_label=_("The network"))

    def __init__(self, *args, people, libraries, network: bool, **kwargs):
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["to"]).queryset = people
        field = cast(forms.ModelChoiceField, self.fields["library"])
        field.queryset = libraries
        field.required = not network
