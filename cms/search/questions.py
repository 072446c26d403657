"""What somebody asks for: whatever was typed becomes a few words that a database understands."""

from dataclasses import dataclass

from cms.core import normaliser
from cms.core.languages import TAGS
from cms.search.lexemes import DOT, Word, lexeme

MOST_CHARACTERS = 200
MOST_WORDS = 12
# The beginning of a shorter word is the beginning of too many others.
SHORTEST_BEGINNING = 3


@dataclass(frozen=True)
class Question:
    """`text` is what was typed, to be shown again; `words` what is looked for, in every language of the site."""

    text: str
    words: tuple[Word, ...]
    is_cut: bool = False

    def __bool__(self) -> bool:
        return bool(self.words)


def ask(text: str, *, typing: bool = False) -> Question:
    """The question in a text of any length and content.

    No more than 12 words of the first 200 characters count. `typing`: the last word may go on.
    """
    shown = " ".join("".join(filter(str.isprintable, text.replace("\n", " "))).split())
    kept = shown[:MOST_CHARACTERS]
    spelled = list(dict.fromkeys(normaliser.words(kept)))
    last = len(spelled) - 1 if typing else None
    words = [word(each, is_open=place == last) for place, each in enumerate(spelled[:MOST_WORDS])]
    is_cut = len(kept) < len(shown) or len(spelled) > MOST_WORDS
    return Question(kept, tuple(each for each in words if each), is_cut)


def word(spelled: str, *, is_open: bool = False) -> Word | None:
    """A word in each language of the site; None if it has no letters that count."""
    exact, beginnings = set(), set()
    for tag in TAGS:
        normal, found = normaliser.get(tag), lexeme(tag, spelled)
        long_enough = len(found) >= SHORTEST_BEGINNING + len(tag + DOT)
        if found:
            (beginnings if is_open or (normal.by_prefix and long_enough) else exact).add(found)
        if found and is_open:
            beginnings.add(f"{tag}{DOT}{normal.fold(spelled)}")
    return Word(frozenset(exact), frozenset(beginnings)) if exact or beginnings else None
