"""The variant of a text that costs less: the same words in letters of the GSM alphabet."""

import re
import unicodedata
from collections.abc import Mapping

from anyascii import anyascii

from sms.texts.alphabet import FOREIGN, fits
from sms.texts.latin import LETTERS, uzbek_sounds
from sms.texts.segments import count

# Written in Latin letters these cannot be read any more.
UNCHANGED = ("ar", "zh")
LIKE = {
    '"': "“”„‟«»″",
    "'": "‘’‚‛′ʻʼʹ`´",
    "-": "‐‑‒–—―−•·",
    " ": "\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\t",
    "": "\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0fЬьЪъ",
    "...": "…",
    "No.": "№",
}
TYPOGRAPHY = str.maketrans({letter: plain for plain, letters in LIKE.items() for letter in letters})
# What the words of Uzbek need.
UZBEK_SIGNS = TYPOGRAPHY | {ord(letter): letter for letter in "ЬьЪъ"}
WORD = re.compile(r"\w+")
SPACES = re.compile(" {2,}")
MARKS = re.compile(r"[\u0300-\u036f]")


def plain(text: str, language: str) -> str:
    """The text in the GSM alphabet: Latin letters for Cyrillic, Vietnamese without marks, no typography, no emoji.

    As near as it gets: Arabic and Chinese stay as they are.
    """
    if language in UNCHANGED:
        return text
    text = unicodedata.normalize("NFC", text).translate(UZBEK_SIGNS if language == "uz" else TYPOGRAPHY)
    spelled = WORD.sub(lambda word: in_latin(word[0], LETTERS.get(language, {})), prepared(text, language))
    kept = FOREIGN.sub(lambda letter: sign(letter[0]), spelled)
    return "\n".join(SPACES.sub(" ", line).strip() for line in kept.split("\n"))


def saved(text: str, language: str) -> int:
    """How many segments the plain variant saves."""
    return count(text).segments - count(plain(text, language)).segments


def prepared(text: str, language: str) -> str:
    """What has to be done before the letters are looked at one by one."""
    if language == "uz":
        return uzbek_sounds(text)
    if language == "vi":
        return MARKS.sub("", unicodedata.normalize("NFD", text)).replace("đ", "d").replace("Đ", "D")
    return text


def in_latin(word: str, letters: Mapping[str, str]) -> str:
    if fits(word):
        return word
    latin = "".join(letters[letter] if letter in letters else sign(letter) for letter in word)
    # ШАХМАТ is SHAXMAT and not ShAXMAT.
    return latin.upper() if word.isupper() and len(word) > 1 else latin


def sign(letter: str) -> str:
    """A letter or sign in ASCII; a picture has none."""
    spelled = letter if fits(letter) else anyascii(letter).replace("`", "'")
    is_picture = len(spelled) > 1 and spelled.startswith(":")
    return spelled if fits(spelled) and not is_picture else ""
