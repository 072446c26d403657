"""Texts made comparable."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sms.words.folding import fold, fold_lookalikes


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  Hello,   WORLD!!! ", "hello world"),
        ("opt-out", "opt out"),
        ("İMTİNA ımtına imtina IMTINA", "imtina imtina imtina imtina"),
        ("ᲡᲢᲝᲞ სტოპ", "სტოპ სტოპ"),
        ("ԵՎ և եւ", "եվ եւ եւ"),
        ("TO‘XTAT TOʻXTAT TO'XTAT TO`XTAT TO´XTAT", " ".join(["toxtat"] * 5)),
        ("إيقَـاف أوقف مساعدة", "ايقاف اوقف مساعده"),
        ("Ёлка ЙОД", "елка йод"),
        ("Dừng dung", "dừng dung"),
        ("ＳＴＯＰ", "stop"),
        ("s\u00adto\u200bp", "stop"),
        ("№5 #5 5️⃣ ٥ ۵ ５", "5 5 5 5 5 5"),
        ("📚👩‍👩‍👧🇰🇿", ""),
        ("¿?", "?"),
        ("؟", "?"),
        ("what?", "what"),
        ("snake_case", "snake case"),
    ],
)
def test_folding(text, folded):
    assert fold(text) == folded


@given(st.text(max_size=100))
def test_what_is_folded_stays_as_it_is_in_any_form_of_unicode(text):
    folded = fold(text)
    assert fold(folded) == folded
    assert fold(unicodedata.normalize("NFD", folded)) == folded


@pytest.mark.parametrize("text", ["STOP", "СТОП", "CTOП", "СТОР", "ST0P", "ςτορ"])
def test_look_alike_letters_become_one(text):
    assert fold_lookalikes(text) == "stop"
