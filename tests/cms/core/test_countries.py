"""Names of countries in every language."""

import pytest
from django.utils import translation

from cms.core import countries


@pytest.mark.parametrize(
    ("code", "tag", "name"),
    [
        ("KZ", "kk", "Қазақстан"),
        ("VN", "en", "Viet Nam"),
        ("KG", "ru", "Кыргызстан"),
        ("UZ", "uz", "Oʻzbekiston"),
        ("AM", "ar", "أرمينيا"),
        ("ZZ9", "en", "ZZ9"),
    ],
)
def test_country_in_a_language(code, tag, name):
    assert countries.name(code, tag) == name


def test_choices_are_countries_only_and_in_order():
    with translation.override("en"):
        pairs = countries.choices()
    names = [name for _code, name in pairs]
    assert (dict(pairs).get("419"), names == sorted(names)) == (None, True)
