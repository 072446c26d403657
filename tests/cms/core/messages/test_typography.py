"""Edges and letters of a translation."""

import pytest

from cms.core.messages.typography import wrong_edges, wrong_letters


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Really?", "حقًا؟"),
        ("Loading...", "Жүктелуде…"),
        ("Go.", "去。"),
        ("Note:", "注意："),
        (", ", "، "),
        ("Jan.", "қаңтар"),
        ("p.m.", "م"),
        ("Choose “Clear”.", "«Тазалау» дегенді таңдаңыз."),
        ("A <b>word</b>", "Бір <b>сөз</b>"),
    ],
)
def test_right_edges(source, translation):
    assert list(wrong_edges(source, translation)) == []


@pytest.mark.parametrize(
    ("source", "translation", "problems"),
    [
        ("Save ", "Сақтау", ["begins or ends with other spaces than the source"]),
        ("Save", "\nСақтау", ["begins or ends with other spaces than the source"]),
        ("Your name:", "Аты-жөніңіз", ["ends with no sign and the source with a colon"]),
        ("Loading…", "Жүктелуде.", ["ends with no sign and the source with an ellipsis"]),
        ("It is full.", "Орын қалмады", ["ends with no sign and the source with a full stop"]),
        ("It is full", "Бос орын қалмады.", ["ends with a full stop and the source with none"]),
        ("Full?", "Толды ма!", ["ends with an exclamation mark and the source with a question mark"]),
    ],
)
def test_wrong_edges(source, translation, problems):
    assert list(wrong_edges(source, translation)) == problems


@pytest.mark.parametrize(
    ("tag", "translation"),
    [
        ("kk", "SMS-хабарлама, URL-ді"),
        ("kk", "%(max)sден %(limit)dға"),
        ("uz", "Oʻzbekcha maʼruza, <a href='x'>“oʻqish”</a>"),
        ("ru", "Д'Артаньян"),
        ("vi", "Tiếng Việt"),
        ("ar", "رسالة SMS"),
    ],
)
def test_right_letters(tag, translation):
    assert list(wrong_letters(tag, translation)) == []


@pytest.mark.parametrize(
    ("tag", "translation", "problems"),
    [
        ("kk", "кітап кiтап", ["mixes Latin and Cyrillic letters in кiтап"]),
        ("vi", "Tiê\u0301ng", ["is not in Unicode's normal form NFC"]),
        *[
            ("uz", word, ["has an apostrophe where Uzbek has ʻ (U+02BB, after o and g) or ʼ (U+02BC)"])
            for word in ("O'zbek", "O‘zbek", "Ma’ruza", "o`qish")
        ],
    ],
)
def test_wrong_letters(tag, translation, problems):
    assert list(wrong_letters(tag, translation)) == problems
