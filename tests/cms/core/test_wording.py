"""Which of several languages a reader gets."""

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import translation

from cms.core.fields import WordingFormField, validate_wording
from cms.core.wording import in_language

NAMES = {"kk": "Кітапхана", "ru": "Библиотека"}


@pytest.mark.parametrize(
    ("texts", "tag", "then", "text", "language"),
    [
        (NAMES, "ru", [], "Библиотека", "ru"),
        (NAMES, "ru-kz", [], "Библиотека", "ru"),
        (NAMES, "uz", ["kk"], "Кітапхана", "kk"),
        (NAMES | {"en": "Library"}, "uz", [], "Library", "en"),
        ({"vi": "Thư viện"}, "ar", [], "Thư viện", "vi"),
        ({}, "ar", ["kk"], "", "ar"),
        ({"kk": ""}, "kk", [], "", "kk"),
    ],
)
def test_wording_falls_back_in_order(texts, tag, then, text, language):
    wording = in_language(texts, tag, then)
    assert (wording.text, wording.language.tag) == (text, language)


def test_wording_follows_the_active_language():
    with translation.override("kk"):
        assert in_language(NAMES).text == "Кітапхана"


class NameForm(forms.Form):
    name = WordingFormField(max_length=20)


def test_form_keeps_only_filled_lines():
    form = NameForm({"name_en": "Library", "name_ru": "", "name_kk": " Кітапхана "})
    assert (form.is_valid(), form.cleaned_data) == (True, {"name": {"en": "Library", "kk": "Кітапхана"}})


def test_form_without_any_line_asks_for_one():
    form = NameForm({})
    assert (form.is_valid(), form.errors) == (False, {"name": ["This field is required."]})


def test_form_keeps_what_was_typed_when_a_line_is_too_long():
    form = NameForm({"name_en": "L" * 21, "name_ar": "مكتبة"})
    html = form.as_p()
    assert (form.is_valid(), "L" * 21 in html, "مكتبة" in html) == (False, True, True)


def test_form_marks_each_line_with_its_language():
    html = str(NameForm({"name_ar": "مكتبة"})["name"])
    assert 'lang="ar" dir="rtl"' in html


@pytest.mark.parametrize("value", [[], "text", {"xx": "text"}, {"en": 1}])
def test_wording_of_another_shape_is_refused(value):
    with pytest.raises(ValidationError):
        validate_wording(value)
