"""Segments, against a slow walk of our own and two libraries of others."""

import gsm0338
import pytest
import smsutil
from hypothesis import given
from hypothesis import strategies as st

from sms.texts.alphabet import DEFAULT, ESCAPE, EXTENSION
from sms.texts.segments import count

CODEC = gsm0338.Codec()
GSM_TEXT = st.text(st.sampled_from(DEFAULT + EXTENSION * 4), min_size=1, max_size=700)
ANY_TEXT = st.text(
    st.sampled_from("ab 1éЖәʻ📚👩\u200d\u0301€^") | st.characters(exclude_categories=["Cs"], exclude_characters=ESCAPE),
    min_size=1,
    max_size=300,
)


def walked(sizes, single, part):
    """Segments and what is left in the last, one letter after the other."""
    if sum(sizes) <= single:
        return 1, single - sum(sizes)
    segments, used = 1, 0
    for size in sizes:
        if used + size > part:
            segments, used = segments + 1, 0
        used += size
    return segments, part - used


def units(letter):
    return len(letter.encode("utf-16-be")) // 2


@given(GSM_TEXT)
def test_the_gsm_alphabet_is_counted_as_a_slow_walk_counts_it(text):
    found = count(text)
    sizes = [2 if letter in EXTENSION else 1 for letter in text]
    assert (found.encoding, found.units, found.culprits) == ("GSM-7", sum(sizes), ())
    assert (found.segments, found.left) == walked(sizes, 160, 153)


@given(ANY_TEXT)
def test_other_letters_are_counted_in_utf16_as_a_slow_walk_counts_them(text):
    found = count(text + "Ж")
    sizes = [units(letter) for letter in text + "Ж"]
    assert (found.encoding, found.units) == ("UCS-2", sum(sizes))
    assert (found.segments, found.left) == walked(sizes, 70, 67)
    letters = dict.fromkeys(text + "Ж")
    assert found.culprits == tuple(letter for letter in letters if letter not in DEFAULT + EXTENSION)


@given(GSM_TEXT | ANY_TEXT)
def test_smsutil_counts_the_same(text):
    theirs = smsutil.split(text)
    found = count(text)
    assert (found.encoding == "GSM-7", found.segments) == (theirs.encoding == "gsm0338", len(theirs.parts))


@given(GSM_TEXT)
def test_the_codec_makes_as_many_septets(text):
    assert count(text).units == len(CODEC.encode(text)[0])


def test_the_alphabet_is_that_of_the_codec():
    theirs = {letter for letter in map(chr, range(0x3000)) if letter != ESCAPE and encodes(letter)}
    assert theirs == set(DEFAULT + EXTENSION)


def encodes(letter):
    try:
        CODEC.encode(letter)
    except UnicodeError:
        return False
    return True


@pytest.mark.parametrize(
    ("text", "segments", "left"),
    [
        ("", 0, 160),
        ("a" * 160, 1, 0),
        ("a" * 161, 2, 145),
        ("a" * 306, 2, 0),
        ("a" * 307, 3, 152),
        ("a" * 158 + "€", 1, 0),
        ("a" * 159 + "€", 2, 145),
        ("a" * 152 + "€" + "a" * 151, 2, 0),
        ("a" * 152 + "€" + "a" * 152, 3, 152),
        ("a" * 152 + "€" * 77, 3, 151),
        ("a" * 152 + "ə", 3, 48),
        ("ж" * 70, 1, 0),
        ("ж" * 71, 2, 63),
        ("📚" * 35, 1, 0),
        ("📚" * 36, 2, 61),
        ("ж" * 66 + "📚" + "ж" * 65, 2, 0),
        ("ж" * 66 + "📚" + "ж" * 66, 3, 66),
        ("ж" * 69 + "€", 1, 0),
    ],
)
def test_segments_at_their_borders(text, segments, left):
    assert (count(text).segments, count(text).left) == (segments, left)


@pytest.mark.parametrize("letter", [*"çşğıəʻʼ`’“—…жქԿạđ№№٢", "\u00a0", "\t", ESCAPE])
def test_letters_that_force_ucs2_are_named(letter):
    found = count(f"a{letter}b{letter}")
    assert (found.encoding, found.culprits) == ("UCS-2", (letter,))


@pytest.mark.parametrize("letter", [*"ÇÄäÖöÜüÑñéèìòùàÉ'\"€^{}[]~\\|@£¥§¿¡", "\f", "\n", "\r"])
def test_letters_that_do_not(letter):
    assert count(letter).encoding == "GSM-7"


def test_culprits_stand_in_the_order_of_the_text():
    assert count("Oʻzbek — ʻkitobʼ").culprits == ("ʻ", "—", "ʼ")
    assert count("ok").culprits == ()


def test_half_a_pair_is_counted_and_breaks_nothing():
    assert count("\ud83d" * 71).segments == 2
