"""Words in a text, with where they stand."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from cms.core.normaliser.languages import get

APOSTROPHES = "'’‘`´ʹ′＇"
# Combining marks of Latin and Cyrillic, vowel signs of Arabic, and what joins letters without being seen.
MARKS = "\u0300-\u036f\u0483-\u0487\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff"
IDEOGRAPHS = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
LETTER = rf"[^\W_{IDEOGRAPHS}]"
# Chinese writes no spaces: each of its letters is taken for a word.
WORD = re.compile(rf"[{IDEOGRAPHS}]|{LETTER}+(?:[{APOSTROPHES}{MARKS}{UNSEEN}]+{LETTER}+)*[{MARKS}]*")
WORDS_REMEMBERED = 50_000


class Token(NamedTuple):
    """A word: the form it is compared by, and where it begins and ends in the text."""

    form: str
    start: int
    end: int


@lru_cache(maxsize=WORDS_REMEMBERED)
def form(tag: str, word: str) -> str:
    """The form that a word of a language is compared by; empty for what has no letters that count."""
    return get(tag)(word)


def tokens(text: str, tag: str) -> Iterator[Token]:
    """The words of a text in a language (BCP 47 tag), one by one: a text may be long, and its beginning enough."""
    for match in WORD.finditer(text):
        if normal := form(tag, match[0]):
            yield Token(normal, match.start(), match.end())


def words(text: str) -> list[str]:
    """The words of a text as they are written."""
    return WORD.findall(text)


def forms(text: str, tag: str) -> list[str]:
    """The forms of all words of a text."""
    return [normal for word in words(text) if (normal := form(tag, word))]


def folded(text: str, tag: str) -> list[str]:
    """The words of a text by their letters alone, where that is not their form: those that a stemmer changes."""
    letters = ((get(tag).fold(word), form(tag, word)) for word in words(text))
    return [whole for whole, normal in letters if whole not in ("", normal)]
