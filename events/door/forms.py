"""What comes from the buttons of the scanner, and from its memory."""

import datetime

from django import forms
from django.utils import timezone

from cms.core.ages import AgeBand

MOST_AT_ONCE = 500
LONGEST_CODE = 120
LONGEST_AWAY = datetime.timedelta(days=30)
KINDS = ["in", "walk_in", "undo"]


class FindForm(forms.Form):
    """A code that was scanned or typed, or a name."""

    sought = forms.CharField(max_length=LONGEST_CODE)
    nonce = forms.UUIDField()


class LetInForm(forms.Form):
    """Some of a party that was found."""

    registration = forms.UUIDField()
    people = forms.IntegerField(min_value=1, max_value=MOST_AT_ONCE)
    nonce = forms.UUIDField()


class WalkInForm(forms.Form):
    """Guests without a ticket."""

    people = forms.IntegerField(min_value=1, max_value=MOST_AT_ONCE)
    age_band = forms.ChoiceField(choices=[("", ""), *AgeBand.choices], required=False)
    nonce = forms.UUIDField()


class UndoForm(forms.Form):
    arrival = forms.UUIDField()


class RecordForm(forms.Form):
    """One thing that was done without a connection, `ago` seconds before it is sent: clocks of phones go wrong."""

    kind = forms.ChoiceField(choices=[(kind, kind) for kind in KINDS])
    nonce = forms.UUIDField()
    code = forms.CharField(max_length=LONGEST_CODE, required=False)
    registration = forms.UUIDField(required=False)
    people = forms.IntegerField(min_value=1, max_value=MOST_AT_ONCE, required=False)
    age_band = forms.ChoiceField(choices=[("", ""), *AgeBand.choices], required=False)
    ago = forms.IntegerField(min_value=0, max_value=10**9)

    def clean_ago(self) -> datetime.datetime:
        """When it happened."""
        return timezone.now() - min(datetime.timedelta(seconds=self.cleaned_data["ago"]), LONGEST_AWAY)
