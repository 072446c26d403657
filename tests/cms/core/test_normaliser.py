"""Words as they are compared, language by language."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.core.languages import TAGS
from cms.core.normaliser import form, forms, get, tokens


def finds(asked: str, written: str, tag: str) -> bool:
    """Whether every word of a question stands for one of a text, as search compares them."""
    normal = get(tag)
    there = forms(written, tag)
    return all(any(word == each or (normal.by_prefix and each.startswith(word)) for each in there)
               for word in forms(asked, tag))  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "written", "tag"),
    [
        ("документы", "Международный документ", "ru"),
        ("документ", "за документами", "ru"),
        ("елка", "Ёлка в читальном зале", "ru"),
        ("ЁЛКИ", "елка", "ru"),
        ("йод", "Йод", "ru"),
        ("quyen", "Quyền con người", "vi"),
        ("QUYỀN", "quyen", "vi"),
        ("dang", "Đảng", "vi"),
        ("thu vien", "Thư viện Quốc gia", "vi"),
        ("O'zbek", "Oʻzbek tili", "uz"),
        ("Oʻzbek", "O‘zbek", "uz"),
        ("o`zbek", "O’zbekcha", "uz"),
        ("ozbek", "Oʼzbekiston", "uz"),
        ("san'at", "Sanʼat", "uz"),
        ("kitob", "kitoblar", "uz"),
        ("кітапхана", "кітапханалар", "kk"),
        ("китапхана", "Ұлттық кітапхана", "kk"),
        ("казакстан", "Қазақстан", "kk"),
        ("мәдениет", "МӘДЕНИЕТІ", "kk"),
        ("مكتبه", "المكتبة", "ar"),
        ("المكتبه", "مكتبة", "ar"),
        ("مكتبة", "مَكْتَبَةٌ", "ar"),
        ("كتاب", "كـتـاب", "ar"),
        ("اعلان", "الإعلان", "ar"),
        ("الى", "إلي", "ar"),
        ("والحقوق", "حقوق الإنسان", "ar"),
        ("مكتبات", "للمكتبات", "ar"),
        ("1966", "عام ١٩٦٦", "ar"),
        ("libraries", "The LIBRARY’s reading room", "en"),
        ("cafe", "Café", "en"),
        ("ﬁle", "files", "en"),
        ("人权", "世界人权宣言", "zh-hans"),
        ("도서관", "도서관에서", "ko"),
        ("istanbul", "İSTANBUL", "tr"),
        ("қала", "қалалар", "tt"),
    ],
)
def test_word_is_found_in_another_spelling_or_form(asked, written, tag):
    assert finds(asked, written, tag)


@pytest.mark.parametrize(
    ("asked", "written", "tag"),
    [
        ("йод", "иод", "ru"),
        ("документ", "монумент", "ru"),
        ("ba", "bao", "vi"),
        ("art", "article", "en"),
        ("ханалар", "кітапханалар", "kk"),
        ("كتاب", "مكتبة", "ar"),
    ],
)
def test_other_word_is_not_found(asked, written, tag):
    assert not finds(asked, written, tag)


@pytest.mark.parametrize(
    ("text", "tag", "words"),
    [
        ("O'zbek tili", "uz", ["O'zbek", "tili"]),
        ("«Ёлка», ёлки-палки!", "ru", ["Ёлка", "ёлки", "палки"]),
        (unicodedata.normalize("NFD", "Quyền Đảng"), "vi", ["Quyền", "Đảng"]),
        ("مَكْتَبَةٌ كبيرة", "ar", ["مَكْتَبَةٌ", "كبيرة"]),
        ("a_b\x00c\u200fd", "en", ["a", "b", "c", "d"]),
        ("soft\u00adhyphen", "en", ["soft\u00adhyphen"]),
        ("'quoted'", "en", ["quoted"]),
    ],
)  # fmt: skip
def test_word_is_traced_to_where_it_stands(text, tag, words):
    found = [text[token.start : token.end] for token in tokens(text, tag)]
    assert [unicodedata.normalize("NFC", word) for word in found] == [
        unicodedata.normalize("NFC", word) for word in words
    ]


@pytest.mark.parametrize("text", ["", " ", "\"*^()'", "\x00", "\ud800", "\u200f\u202e", "؟،", "_", "ـ", "\u0301"])
def test_what_has_no_letters_has_no_words(text):
    assert {tag: forms(text, tag) for tag in TAGS} == {tag: [] for tag in TAGS}


def test_endless_word_is_cut():
    assert len(form("kk", "қ" * 10_000)) == 64


@pytest.mark.parametrize(
    ("tag", "stems", "by_prefix"),
    [("en", True, False), ("ru", True, False), ("kk", False, True), ("uz", False, True), ("vi", False, False),
     ("ar", True, False), ("hy", True, False), ("ky", False, True), ("zh-hans", False, False), ("ru-KZ", True, False)],
)  # fmt: skip
def test_language_has_a_stemmer_or_is_compared_by_beginnings_unless_it_does_not_inflect(tag, stems, by_prefix):
    assert (get(tag).stem is not None, get(tag).by_prefix) == (stems, by_prefix)


@given(st.text(), st.sampled_from(TAGS))
def test_every_text_has_words_in_order_that_are_compared_by_letters_and_digits_alone(text, tag):
    found = list(tokens(text, tag))
    places = [place for token in found for place in (token.start, token.end)]
    assert places == sorted(places)
    assert [token.form for token in found if not token.form or not token.form.isalnum()] == []


@given(st.text(alphabet="абвёйқңіӘOoʻ'‘gGđĐềạ éñ 12", max_size=30), st.sampled_from(TAGS))
def test_case_and_composition_make_no_difference(text, tag):
    spellings = [text, text.upper(), unicodedata.normalize("NFD", text)]
    assert [forms(spelling, tag) for spelling in spellings] == [forms(text, tag)] * 3
