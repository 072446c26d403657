"""Letters as they count: each function takes a word as it is written and answers the letters it is compared by."""

import re
import unicodedata
from functools import lru_cache

# Letters with a stroke or without a dot, and ligatures: Unicode takes them for letters of their own.
PLAIN = str.maketrans({"đ": "d", "ð": "d", "ł": "l", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe", "ħ": "h", "ŧ": "t"})
# A letter of its own in every Cyrillic alphabet, although Unicode takes it for one with a mark.
SHORT_I = "й"
# The Kazakh letters that a Russian keyboard lacks, and what people type instead.
KAZAKH = str.maketrans("әғқңөұүһі", "агкноуухи")
# Hamza on any seat, and ya without its dots.
ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ئ": "ي", "ؤ": "و"})
HA, TA_MARBUTA = "ه", "ة"
# The article with what is written together with it: and the, with the, as the, for the.
ARTICLE = re.compile(r"^[وف]?(?:ال|بال|كال|لل)(?=\w{3})")
NOT_LETTERS = re.compile(r"[\W_ʰ-ʿـ]+")


def plain(word: str) -> str:
    """Case, compatibility forms, marks, digits and apostrophes: what is the same in every language."""
    word = unicodedata.normalize("NFKC", word).casefold().translate(PLAIN)
    return NOT_LETTERS.sub("", "".join(map(base, unicodedata.normalize("NFC", word))))


@lru_cache(maxsize=4096)
def base(letter: str) -> str:
    """A letter without its marks; a digit of any script as ours; a mark by itself is nothing."""
    if letter == SHORT_I:
        return letter
    if (digit := unicodedata.decimal(letter, None)) is not None:
        return str(digit)
    return "".join(each for each in unicodedata.normalize("NFD", letter) if not unicodedata.combining(each))


def kazakh(word: str) -> str:
    """Words typed on a Russian keyboard count as well: казак is қазақ."""
    return plain(word).translate(KAZAKH)


def arabic(word: str) -> str:
    """Alef with and without hamza, ya and alef maqsura are one; vowel signs, tatweel and the article are none.

    At the end of a word ha is often written for ta marbuta; the stemmer knows the latter as an ending. It also treats a
    word with the article differently from the same word without, so that the article goes first.
    """
    word = ARTICLE.sub("", plain(word).translate(ARABIC))
    return word.removesuffix(HA) + TA_MARBUTA if word.endswith(HA) else word
