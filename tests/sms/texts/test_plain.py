"""Variants of texts in the GSM alphabet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sms.texts.alphabet import fits
from sms.texts.plain import plain, saved


@pytest.mark.parametrize(
    ("language", "text", "variant"),
    [
        ("en", "“Read”—it’s free…", '"Read"-it\'s free...'),
        ("en", "Café\u00a0“naïve” – €5, ½ price", 'Café "naive" - €5, 1/2 price'),
        ("en", "Books 📚👩‍👩‍👧❤️ here\n🎉", "Books here\n"),
        ("en", "{name}, see https://example.org/a_b?c=1~2", "{name}, see https://example.org/a_b?c=1~2"),
        ("ru", "Приглашаем в «Чудесный» клуб — подъезд № 5", 'Priglashaem v "Chudesnyy" klub - podezd No. 5'),
        ("ru", "ЩУКА и Щука, Я", "SHCHUKA i Shchuka, Ya"),
        ("kk", "Қазақша кітапхана: ШАХМАТ үйірмесі", "Qazaqsha kitaphana: SHAHMAT üiirmesi"),
        ("kk", "Әлем, өнер, жаңа ғылым, ұлы", "Älem, öner, jaña gylym, uly"),
        ("kk", "Qazaqşa ğylym", "Qazaqsa gylym"),
        ("uz", "Oʻzbek maʼlumot “kitob” – TOʻXTAT", "O'zbek ma'lumot \"kitob\" - TO'XTAT"),
        ("uz", "Шаҳар тўгараги: ер, поезд, ТЎХТАТ", "Shahar to'garagi: yer, poyezd, TO'XTAT"),
        ("uz", "маълумот, цирк, оцифровка, ёш", "ma'lumot, sirk, otsifrovka, yosh"),
        ("uz", "Ер ЕР Цирк", "Yer YER Sirk"),
        ("vi", "Câu lạc bộ đọc sách ở Đà Nẵng, Thứ bảy", "Cau lac bo doc sach o Da Nang, Thu bay"),
        ("az", "şənbə günü Ə", "senbe günü E"),
        ("ka", "გამარჯობა", "gamarjoba"),
        ("ar", "مرحبا — “كتاب”", "مرحبا — “كتاب”"),
    ],
)
def test_plain_variant(language, text, variant):
    assert plain(text, language) == variant


@given(st.text(st.sampled_from("абвЖЩєїңӘқўҒəşđệ “—…📚5 \nÀéñ’€{}") | st.characters(max_codepoint=0x52F)))
@pytest.mark.parametrize("language", ["en", "ru", "kk", "uz", "vi"])
def test_plain_variant_of_letters_fits_the_alphabet_and_is_plain_itself(language, text):
    variant = plain(text, language)
    assert fits(variant)
    assert plain(variant, language) == variant


def test_what_fits_the_alphabet_stays_but_for_vietnamese_marks_and_doubled_spaces():
    assert plain("Où? ÄÖÜ ñ Ç £5 [a] ~", "en") == "Où? ÄÖÜ ñ Ç £5 [a] ~"
    assert plain("à  é", "vi") == "a e"


def test_segments_that_it_saves():
    text = "Библиотека приглашает всех на встречу с писателем в субботу в пять часов вечера, вход свободный"
    assert [saved(text, tag) for tag in ("ru", "ar")] == [1, 0]
