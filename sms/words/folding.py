"""Texts as people type them, made comparable: without case, punctuation, pictures, width and doubled spaces."""

import re
import unicodedata

# As much of a text as is read for its meaning.
LONGEST = 2_000
# Keyboards have different apostrophes, and many people leave them out: TO'XTAT, TO`XTAT, TOʻXTAT, TOXTAT. And the
# sign for numbers must not be taken for NO.
LEFT_OUT = re.compile("['`´‘’‛′ʻʼʹ\uff07№]")
# Dots and hamzas that are typed or not, as the phone likes; the Arabic letters of a Persian keyboard.
SAME_LETTER = str.maketrans("ıёأإآٱىةیک", "iеااااي\u0647يك", "\u0640")
# Accents that no letter has, vowel signs, and what has no width.
MARKS = re.compile(
    r"[\u0300-\u036f\u0483-\u0489\u064b-\u065f\u0670\u20d0-\u20f0\ufe00-\ufe0f"
    r"\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
ALL_BUT_WORDS = re.compile(r"[\W_]+")
OTHER_DIGITS = re.compile(r"(?![0-9])\d")
QUESTION_MARKS = frozenset("?？؟՞")
# Shapes (В and B, Р and P) and sounds (С and S, П and P) that are mixed when somebody types STOP in two alphabets.
PAIRS = (
    "а=a в=b е=e ә=ə к=k м=m н=h о=o р=p с=s т=t у=y х=x і=i ј=j ѕ=s п=p ү=y ұ=y "
    "α=a β=b ε=e κ=k μ=m η=h ο=o ρ=p τ=t υ=y χ=x ι=i σ=s π=p c=s 0=o 1=i"
)
LOOKALIKES = str.maketrans(dict(pair.split("=") for pair in PAIRS.split()))


def fold(text: str) -> str:
    """Words and digits alone, in one case, one space between them; a lone question mark stays, it asks for help.

    Vietnamese marks stay, they make other words; so does the difference between look-alike letters.
    """
    text = unicodedata.normalize("NFKC", LEFT_OUT.sub("", text[:LONGEST])).casefold()
    text = MARKS.sub("", unicodedata.normalize("NFKC", text)).translate(SAME_LETTER)
    text = OTHER_DIGITS.sub(lambda digit: str(unicodedata.decimal(digit[0])), text)
    words = ALL_BUT_WORDS.sub(" ", text).strip()
    return words or ("?" if QUESTION_MARKS & set(text) else "")


def fold_lookalikes(text: str) -> str:
    """As `fold`, with one letter for all that look or sound like it. For words to leave only: Latin HE is an
    Azerbaijani yes, Cyrillic НЕ is a no."""
    return fold(text).translate(LOOKALIKES)
