"""Facts in one row, with the comma of the reader's language between them: «Almaty, Reading hall».

Not sentences: no «and» before the last. Babel's lists of units say the last of two twice in Arabic, have no commas in
Russian, Kazakh and Uzbek, and none at all for Vietnamese (2.18).
"""

from collections.abc import Iterable

from django.utils import translation

from cms.core.languages import get


def comma() -> str:
    """The comma of the active language with the space after it."""
    return get(translation.get_language()).comma


def in_a_row(words: Iterable[str]) -> str:
    """These words, each once, without those that are empty."""
    return comma().join(dict.fromkeys(filter(None, map(str, words))))
