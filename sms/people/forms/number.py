"""A number in two fields: its country, and the number as it is dialled there or with its code."""

from functools import cache

import phonenumbers
from babel.core import get_global
from django import forms
from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation.trans_real import parse_accept_lang_header

from cms.core import countries
from sms.numbers import NotANumber, Number, parse
from sms.numbers.countries import table


@cache
def calling_code(country: str) -> int:
    """What numbers of a country begin with (ITU-T E.164), without the plus."""
    return phonenumbers.country_code_for_region(country)


def country_choices() -> list[tuple[str, str]]:
    """Countries that something is known of, by their names in the active language; none is chosen for anybody."""
    named = [(code, f"{countries.name(code)} +{calling_code(code)}") for code in table()]
    return [("", "—"), *sorted(named, key=lambda pair: pair[1])]


def likely_country(request: HttpRequest) -> str:
    """The country somebody is likely in, by what their browser asks for (`ru-KZ`), else by the language they read."""
    header = request.headers.get("Accept-Language", "")
    regions = [tag.rpartition("-")[2].upper() for tag, _quality in parse_accept_lang_header(header) if "-" in tag]
    likely = get_global("likely_subtags").get(translation.get_language() or "", "").rpartition("_")[2]
    return next((region for region in [*regions, likely] if region in table()), "")


class NumberForm(forms.Form):
    """Asks for a number; `number` is what was understood."""

    # A number with the code of its country says it by itself.
    country = forms.ChoiceField(label=_("Country"), choices=country_choices, required=False)
    phone = forms.CharField(
        label=_("Mobile number"),
        max_length=40,
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel-national", "dir": "ltr"}),
    )
    number: Number

    def clean(self):
        cleaned = super().clean()
        if "phone" in cleaned:
            try:
                self.number = parse(cleaned["phone"], cleaned.get("country", ""))
            except NotANumber:
                self.add_error("phone", _("This is no phone number. Check each digit."))
        return cleaned
