"""What people change about themselves."""

from django import forms
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField
from phonenumber_field.widgets import RegionalPhoneNumberWidget
from wagtail.admin.forms.account import LocalePreferencesForm

from cms.users.forms.entrance import western_digits
from cms.users.models import User


class NothingForm(forms.Form):
    """Nothing but a button."""


class OwnDetailsForm(forms.ModelForm):
    """How one is called, and the language one reads."""

    class Meta:
        model = User
        fields = ["name", "language"]
        help_texts = {
            "name": _("May stay empty."),
            "language": _("Of the mails you get and of these pages. All other pages have their languages at the top."),
        }
        widgets = {"name": forms.TextInput(attrs={"autocomplete": "name"})}


class InternationalNumberField(PhoneNumberField):
    """A number with its country code, typed in any way that people write it, stored as E.164."""

    default_error_messages = {
        "invalid": _("This is no number that can be called from abroad. Begin with + and the code of the country.")
    }

    def to_python(self, value):
        return super().to_python(international(value or ""))


def international(number: str) -> str:
    """The same number in western digits, with + for 00."""
    number = western_digits(number.strip())
    return f"+{number[2:]}" if number.startswith("00") else number


class PhoneForm(forms.ModelForm):
    """A phone number; a new one is unconfirmed, whatever the last one was."""

    phone = InternationalNumberField(
        label=_("Phone"),
        required=False,
        max_length=40,
        widget=RegionalPhoneNumberWidget(attrs={"autocomplete": "tel", "dir": "ltr"}),
        help_text=_("With + and the code of the country, for example +7 701 234 56 78. Empty it to delete the number."),
    )

    class Meta:
        model = User
        fields = ["phone"]

    def save(self, commit=True):
        if self.has_changed():
            self.instance.phone_confirmed_at = None
        return super().save(commit)


class EraseForm(forms.Form):
    """The address once more, so that nobody erases an account by a slip."""

    email = forms.EmailField(label=_("Your e-mail, to confirm"), widget=forms.EmailInput(attrs={"autocomplete": "off"}))

    def __init__(self, *args, person: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].lower()
        if email != self.person.email.lower():
            raise forms.ValidationError(_("This is not the address of the account."))
        return email


class NameForm(forms.ModelForm):
    """How one is called, and the language of the admin and of mails; the address is for administrators."""

    class Meta:
        model = User
        fields = ["name", "language"]
        help_texts = {"language": _("Of this admin and of the mails you get.")}


class TimeZoneForm(LocalePreferencesForm):
    """On whose clock the admin shows times."""

    preferred_language = None

    class Meta(LocalePreferencesForm.Meta):
        fields = ["current_time_zone"]
