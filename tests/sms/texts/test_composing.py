"""Finished texts."""

import pytest
from django.utils import translation

from cms.core.languages import TAGS
from sms.numbers import countries
from sms.texts.composing import brand, compose
from sms.texts.segments import count
from sms.words.lexicon import lexicon
from sms.words.reading import understand
from sms.words.table import stop_word

URL = "https://lib.example/s/AbC123xyz/"


@pytest.fixture(autouse=True)
def branded(settings):
    settings.SMS_BRAND = "Outreach"


def finished(body, *, language="en", country="KZ", two_way=True):
    return compose(body, language=language, country=country, way_is_two_way=two_way, leave_url=URL)


def test_brand_body_and_the_word_to_leave_where_replies_arrive():
    assert finished("Chess on Saturday.") == "Outreach: Chess on Saturday.\nLeave: reply STOP"


def test_address_to_leave_where_they_do_not():
    assert finished("Chess on Saturday.", two_way=False) == f"Outreach: Chess on Saturday.\nLeave: {URL}"


def test_what_cannot_be_left_has_the_brand_alone():
    assert brand("Your code: 123456") == "Outreach: Your code: 123456"


def test_tag_of_the_law_comes_first(monkeypatch):
    monkeypatch.setitem(countries.table(), "VN", countries.Law(tag="[QC]"))
    assert finished("Cờ vua", country="VN", two_way=False).startswith("[QC] Outreach: Cờ vua\n")


@pytest.mark.parametrize("language", TAGS)
@pytest.mark.parametrize("body", ["Ж", "plain"])
def test_the_hint_is_in_the_language_and_its_word_is_understood(language, body):
    *_body, hint = finished(body, language=language).split("\n")
    found = [understand(word, lexicon()) for word in hint.replace(":", " ").split()]
    assert any(reading.is_stop and not reading.is_ambiguous for reading in found)
    assert stop_word(language) in hint or body == "plain"


@pytest.mark.parametrize("language", ["en", "ru", "kk", "uz", "vi"])
def test_the_hint_does_not_force_another_encoding(language):
    assert count(finished("Kitap - 15:00", language=language)).encoding == "GSM-7"


def test_the_language_of_the_request_stays():
    with translation.override("ru"):
        finished("x", language="vi")
        assert translation.get_language() == "ru"
