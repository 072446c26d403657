"""Which answer is meant by what somebody has texted."""

import pytest

from sms.models import Choice, Question
from sms.polls.matching import meant
from sms.polls.steps import Step, numbered

ANSWERS = [
    {"en": "Yes", "ru": "Да"},
    {"en": "No", "ru": "Нет"},
    {"en": "Not sure", "ru": "Не знаю"},
    {"en": "3 days", "ar": "ثلاثة أيام"},
]
STEP = Step(1, 1, Question(), numbered([Choice(texts=texts) for texts in ANSWERS]))


@pytest.mark.parametrize(
    ("text", "number", "added"),
    [
        ("2", 2, ""),
        (" 2. ", 2, ""),
        ("２", 2, ""),
        ("٢", 2, ""),
        ("۳", 3, ""),
        ("yes!", 1, ""),
        ("ДА", 1, ""),
        ("no", 2, ""),
        ("нет", 2, ""),
        ("not", 3, ""),
        ("3 days", 4, ""),
        ("ثلاثة", 4, ""),
        ("2 because I have no time", 2, "because I have no time"),
        ("Yes, with my brother", 1, "Yes, with my brother"),
        ("3) maybe", 3, "maybe"),
    ],
)
def test_number_words_and_beginnings_are_understood(text, number, added):
    found = meant(text, STEP)
    assert (found.option.number, found.added) == (number, added)


@pytest.mark.parametrize("text", ["", "!", "0", "5", "22", "2000", "n", "не", "maybe", "nothing", "yesterday"])
def test_what_names_no_answer_or_several_is_none(text):
    assert meant(text, STEP) is None
