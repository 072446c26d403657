"""One field for the one contact that is asked for: an e-mail address or a phone number, however it is written."""

from typing import NamedTuple

import phonenumbers
from django import forms
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _
from phonenumber_field.phonenumber import PhoneNumber

from cms.users.forms.entrance import western_digits


class Contact(NamedTuple):
    """Where somebody can be reached; one of the two is empty. `phone` is in E.164."""

    email: str = ""
    phone: str = ""

    @property
    def channel(self) -> str:
        return "sms" if self.phone else "mail"


class NameField(forms.CharField):
    """A name, in one line whatever was sent: what stands on lines of its own becomes a button in letters."""

    def to_python(self, value) -> str:
        return " ".join((super().to_python(value) or "").split())


class ContactField(forms.CharField):
    """An address, or a number: with the code of its country, or as it is dialled in `region` (ISO 3166-1)."""

    default_error_messages = {
        "required": _("Give a phone number or an e-mail address."),
        "invalid": _(
            "Give a phone number with its country code, such as +7 701 111 22 33, or an e-mail address, "
            "such as name@example.org."
        ),
    }
    region: str | None = None

    def clean(self, value) -> Contact:
        text = super().clean(value)
        if not text:
            return Contact()
        return Contact(email=self.address(text)) if "@" in text else Contact(phone=self.number(text))

    def address(self, text: str) -> str:
        try:
            validate_email(text)
        except forms.ValidationError as wrong:
            raise self.wrong() from wrong
        return text

    def number(self, text: str) -> str:
        digits = western_digits(text)
        if digits.startswith("00"):
            digits = f"+{digits[2:]}"
        try:
            number = PhoneNumber.from_string(digits, region=self.region)
        except phonenumbers.NumberParseException as wrong:
            raise self.wrong() from wrong
        if not number.is_valid():
            raise self.wrong()
        return number.as_e164

    def wrong(self) -> forms.ValidationError:
        return forms.ValidationError(self.error_messages["invalid"], code="invalid")
