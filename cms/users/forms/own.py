"""What people change about themselves."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.account import LocalePreferencesForm

from cms.users.models import User


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
