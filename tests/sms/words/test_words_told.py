"""Every word that our own texts ask people to text is understood, in every language."""

import re
from itertools import groupby

import polib
import pytest
from django.conf import settings

from cms.core.languages import LANGUAGES, TAGS
from sms.texts.composing import leave_hint
from sms.texts.plain import plain
from sms.words.lexicon import lexicon
from sms.words.reading import Reading, understand

MEANINGS = {"STOP": "stop", "START": "start", "HELP": "help", "YES": "yes", "NO": "no"}
NAMED = re.compile(rf"\b({'|'.join(MEANINGS)})\b")
WORD = re.compile(r"[\w'ʻʼ]+")
PUT_IN = re.compile(r"%\(\w+\)s|\{\w+\}|\bSMS\b")


def read(text: str) -> Reading:
    return understand(text, lexicon())


def texts(language: str) -> dict[str, str]:
    """What names a word in English, and how it is said; English has no catalogue of its own."""
    catalogue = polib.pofile(
        str(settings.BASE_DIR / f"locale/{'ru' if language == 'en' else language}/LC_MESSAGES/django.po")
    )
    named = [entry for entry in catalogue if NAMED.search(entry.msgid)]
    return {entry.msgid: entry.msgid if language == "en" else entry.msgstr for entry in named}


def said(text: str) -> list[str]:
    """Words in capitals, those beside each other as one: BẮT ĐẦU; all words where a language has no capitals."""
    words = [WORD.findall(part) for part in re.split(r"[,.:;!?]", PUT_IN.sub(" ", text))]
    capitals = [" ".join(run) for part in words for is_in_capitals, run in groupby(part, in_capitals) if is_in_capitals]
    return capitals or [word for part in words for word in part]


def in_capitals(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def missed(english: str, text: str) -> set[str]:
    """What is asked for in English, and by no word of a text."""
    heard = {action for word in said(text) for action, _language in read(word).actions}
    return {MEANINGS[word] for word in NAMED.findall(english)} - heard


def test_there_are_texts_that_name_a_word():
    assert len(texts("ru")) >= 8


@pytest.mark.parametrize("language", TAGS)
def test_word_that_a_text_names_does_what_it_says(language):
    told = texts(language)
    assert {english: gaps for english, text in told.items() if (gaps := missed(english, text))} == {}
    plainly = {english: plain(text, language) for english, text in told.items()}
    assert {english: gaps for english, text in plainly.items() if (gaps := missed(english, text))} == {}


@pytest.mark.parametrize("language", [tag for tag in TAGS if tag != "ar"])
def test_no_text_names_a_word_that_is_not_understood(language):
    words = {word for text in texts(language).values() for word in said(text)}
    assert [word for word in words if not read(word).actions] == []


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_name_of_each_language_chooses_it(language):
    assert read(language.endonym).language == language.tag


@pytest.mark.parametrize("language", [tag for tag in TAGS if tag != "ar"])
def test_what_the_hint_calls_leaving_is_taken_for_it(language):
    called = leave_hint(language, by_word=True, in_gsm=False).partition(":")[0]
    assert [read(called).is_stop, read(plain(called, language)).is_stop] == [True, True]


@pytest.mark.parametrize("text", ["وقف الرسائل", "لوقف الرسائل", "وقف", "CHIQISH", "Obunadan chiqish!", "чиқиш"])
def test_what_else_our_texts_call_leaving_is_taken_for_it(text):
    assert read(text).is_stop


@pytest.mark.parametrize("text", ["Chiqish qayerda?", "Maktabdan chiqish soat 3 da", "وقف الباص هنا"])
def test_the_same_words_among_others_are_no_wish_to_leave(text):
    assert (read(text).is_stop, read(text).may_want_out) == (False, False)
