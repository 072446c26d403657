"""The order of words in a list, as readers of our languages expect it.

Code points put Ә, Қ and Ұ behind Я, and Đ behind Z. In the alphabets of our languages such a letter follows the one
that it comes from; a letter that only carries a mark counts as the letter without it, unless all else is the same
(after the Unicode Collation Algorithm, which has more levels; digraphs are not looked at).
"""

import unicodedata

# In the order of the Kazakh alphabet, where it matters: Ұ before Ү.
FOLLOWS = {"ә": "а", "ғ": "г", "қ": "к", "ң": "н", "ө": "о", "ұ": "у", "ү": "у", "һ": "х", "і": "ы", "đ": "d"}
PLACE = {letter: place for place, letter in enumerate(FOLLOWS, start=1)}
# A letter of its own, although Unicode takes it for one with a mark.
WHOLE = "й"


def sort_key(text: str) -> tuple[list[tuple[str, int]], str]:
    """A key for `sorted`; case makes no difference."""
    letters = unicodedata.normalize("NFC", text.casefold())
    return [(base(letter), PLACE.get(letter, 0)) for letter in letters], letters


def base(letter: str) -> str:
    """The letter that another one follows or is a variant of; itself for a plain one."""
    if letter == WHOLE:
        return letter
    return FOLLOWS.get(letter) or unicodedata.normalize("NFD", letter)[0]
