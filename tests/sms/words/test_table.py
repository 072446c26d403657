"""Every word of the table, in the ways that people type it."""

import unicodedata

import pytest

from cms.core.languages import TAGS
from sms.texts.plain import plain
from sms.words.folding import LOOKALIKES, fold
from sms.words.lexicon import LEAST_LETTERS, lexicon
from sms.words.reading import understand
from sms.words.table import TABLES, Context, Row, alarms, courtesies, lines, rows, stop_word

# Letters with their doubles in the other alphabet.
DOUBLES = {"а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "х": "x", "т": "t", "к": "k", "м": "m", "н": "h", "і": "i"}
SWAPPED = str.maketrans(DOUBLES | {latin: cyrillic for cyrillic, latin in DOUBLES.items()})
TYPED = [
    str.lower,
    str.upper,
    str.title,
    lambda word: f"  {word.replace(' ', '   ')}\n",
    lambda word: f"{word}!!!",
    lambda word: f"«{word}».",
    lambda word: f"{word} 🙏🏽😊",
    lambda word: unicodedata.normalize("NFD", word),
]


def read(text):
    return understand(text, lexicon())


def typed(row: Row) -> list[str]:
    return [row.word, *(change(row.word) for change in TYPED)]


def test_every_word_is_found_however_it_is_typed():
    missed = [
        (row.word, text)
        for row in rows()
        for text in typed(row)
        if (row.action, row.language) not in read(text).actions
    ]
    assert missed == []


def test_the_table_is_whole():
    assert len(list(lines("sms_words.csv"))) == 907
    assert {row.action for row in rows()} == {"stop", "start", "yes", "no", "help", "language"}


def test_what_has_been_missed_is_in_the_table_once():
    given = {fold(line["word"]) for line in lines("sms_words.csv")}
    added = [fold(line["word"]) for line in lines("more_words.csv")]
    assert (given.intersection(added), len(set(added))) == (set(), len(added))


def test_a_word_that_the_table_warns_of_has_a_context_and_no_other_has():
    every = [line for table in TABLES for line in lines(table)]
    assert [line["word"] for line in every if bool(line["caution"]) != bool(line["context"])] == []


def test_stop_is_stop_unless_nobody_can_tell():
    wrong = [
        row.word for row in rows() if row.action == "stop" and read(row.word).is_stop == (row.context == Context.ASK)
    ]
    assert wrong == []
    assert [row.word for row in rows() if row.context == Context.ASK] == ["DUNG"]


def test_no_other_word_stops_anything():
    assert [row.word for row in rows() if row.action != "stop" and read(row.word).is_stop] == []


def test_ambiguous_is_what_the_table_warns_of():
    warned = {row.folded for row in rows() if row.context}
    assert [row.word for row in rows() if read(row.word).is_ambiguous != (row.folded in warned)] == []


def test_stop_words_are_found_in_letters_of_the_other_alphabet():
    clear = [row for row in rows() if row.folded in lexicon().stops and len(row.folded) >= LEAST_LETTERS]
    assert len(clear) > 250
    assert [row.word for row in clear for word in mixed(row.folded) if not read(word).is_stop] == []


def mixed(word: str) -> list[str]:
    """All doubles, and those of every other letter."""
    half = "".join(letter.translate(SWAPPED) if place % 2 else letter for place, letter in enumerate(word))
    return [word.translate(SWAPPED), half, word.replace("o", "0"), half.upper()]


def test_letters_one_by_one_are_a_word_to_leave_by_and_no_other_word():
    spelled = {row.folded: " ".join(row.folded) for row in rows() if len(row.folded) >= LEAST_LETTERS}
    single = {folded: text for folded, text in spelled.items() if " " not in folded}
    assert {folded for folded, text in single.items() if read(text).is_stop} == single.keys() & lexicon().stops


def test_look_alikes_make_no_other_word_one_for_stopping():
    known = lexicon().known
    assert [word for word in known if word not in lexicon().stops and lexicon().is_stop(word)] == []
    assert {word for word in known if word.translate(LOOKALIKES) == "he"} == {"he", "не"}


def test_no_word_does_two_things():
    assert [word for word, found in lexicon().known.items() if len({row.action for row in found}) > 1] == []


@pytest.mark.parametrize("language", TAGS)
def test_the_word_that_people_are_told_stops_everything_in_either_spelling(language):
    told = stop_word(language)
    assert [(read(word).is_stop, read(word).is_ambiguous) for word in (told, plain(told, language))] == [
        (True, False)
    ] * 2


def test_words_that_people_are_told():
    assert [stop_word(tag) for tag in TAGS] == ["STOP", "СТОП", "ТОҚТАТУ", "TOʻXTAT", "TC", "إيقاف"]
    assert stop_word("eo") == "STOP"


def test_courtesies_mean_nothing_by_themselves():
    known = [word for word in courtesies() if word in lexicon().known]
    assert known == []
    assert all(" " not in word and word for word in courtesies())


def test_alarms_are_of_some_length():
    assert [alarm for alarm in alarms() if len(alarm) < 5] == []
