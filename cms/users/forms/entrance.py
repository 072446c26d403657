"""allauth's forms in our words, without placeholders: a label above the field stays when one types."""

import unicodedata

from allauth.account import forms as allauth
from django import forms
from django.utils.translation import gettext_lazy as _


class PlainFields:
    """Fields that are named by their labels alone."""

    fields: dict[str, forms.Field]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        self.reword()

    def reword(self) -> None:
        """Say what this form's fields are."""


class LoginForm(PlainFields, allauth.LoginForm):
    """E-mail and password."""

    def reword(self):
        self.fields["login"].label = _("E-mail")
        # Browsers offer passkeys beside it (WebAuthn Level 3, section 5.1.7).
        self.fields["login"].widget.attrs["autocomplete"] = "username webauthn"
        self.fields["password"].help_text = ""
        self.fields["remember"].label = _("Keep me logged in on this device")
        self.fields["remember"].help_text = _("Not on a computer that others use.")


class RequestLoginCodeForm(PlainFields, allauth.RequestLoginCodeForm):
    """The address that a code is sent to."""

    def reword(self):
        self.fields["email"].label = _("E-mail")


class CodeField(PlainFields):
    """A code of digits, typed on any keyboard."""

    cleaned_data: dict[str, str]

    def reword(self):
        self.fields["code"].widget.attrs |= {"class": "code", "inputmode": "numeric", "dir": "ltr"}

    def clean_code(self):
        self.cleaned_data["code"] = western_digits(self.cleaned_data["code"])
        return super().clean_code()


class ConfirmLoginCodeForm(CodeField, allauth.ConfirmLoginCodeForm):
    """The code from the mail."""


class ConfirmAddressForm(CodeField, allauth.ConfirmEmailVerificationCodeForm):
    """The code from the mail that shows whose an address is."""


class NewAddressForm(PlainFields, allauth.AddEmailForm):
    """The address that one will log in with instead."""

    def reword(self):
        self.fields["email"].label = _("New e-mail")
        self.fields["email"].help_text = _("We send a code to it. Until you have entered that, nothing changes.")


class ResetPasswordForm(PlainFields, allauth.ResetPasswordForm):
    """The address of whoever has forgotten their password."""

    def reword(self):
        self.fields["email"].label = _("E-mail")


class ResetPasswordKeyForm(PlainFields, allauth.ResetPasswordKeyForm):
    """A new password, after following the link in the mail."""


class ChangePasswordForm(PlainFields, allauth.ChangePasswordForm):
    """The old password and a new one."""

    def reword(self):
        self.fields["oldpassword"].help_text = ""


class SetPasswordForm(PlainFields, allauth.SetPasswordForm):
    """A first password, for whoever has logged in by code until now."""


class ReauthenticateForm(PlainFields, allauth.ReauthenticateForm):
    """The password once more."""

    def reword(self):
        self.fields["password"].help_text = ""


def western_digits(text: str) -> str:
    """The same text with the digits of any script (٣, ۳) as 0 to 9: keyboards type their own."""
    return "".join(str(unicodedata.digit(sign, sign)) for sign in text)
