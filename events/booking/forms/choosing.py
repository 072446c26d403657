"""Which of several sessions."""

from collections.abc import Iterable
from functools import cached_property
from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _

from events.programme import Session


class SessionForm(forms.Form):
    """One of these sessions, by the name that addresses have for it."""

    session = forms.ChoiceField(
        label=_("Date"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a date."), "invalid_choice": _("Choose one of these dates.")},
    )

    def __init__(self, *args, sessions: Iterable[Session], **kwargs):
        super().__init__(*args, **kwargs)
        self.sessions = {str(session.uid): session for session in sessions}
        field = cast(forms.ChoiceField, self.fields["session"])
        field.choices = [(uid, str(session)) for uid, session in self.sessions.items()]

    @cached_property
    def chosen(self) -> Session:
        return self.sessions[self.cleaned_data["session"]]
