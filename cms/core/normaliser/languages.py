"""What belongs to one language: how its letters are folded, its stemmer, and what is done without one.

A language with nothing of its own here gets Unicode's folding and the Snowball stemmer of its name if there is one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from snowballstemmer import algorithms, stemmer

from cms.core.normaliser.folding import arabic, kazakh, plain

LONGEST_WORD = 64
# The languages that Snowball knows, of those that the network writes in or may come to.
SNOWBALL = {
    "ar": "arabic",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "hy": "armenian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "tr": "turkish",
}


@dataclass(frozen=True)
class Normaliser:
    """How words of one language are compared.

    `fold` gives the letters of a word that count, `stem` what its forms share. Where there is no stemmer, `inflected`
    says that a longer word may be a form of a shorter one (кітапхана, кітапханалар), so that its beginning is enough.
    """

    tag: str
    fold: Callable[[str], str] = plain
    stem: Callable[[str], str] | None = None
    inflected: bool = True

    def __call__(self, word: str) -> str:
        folded = self.fold(word[:LONGEST_WORD])
        return self.stem(folded) if self.stem and folded else folded

    @property
    def by_prefix(self) -> bool:
        """Whether a word of a question stands for all that begin with it."""
        return self.inflected and self.stem is None


# One line for each language that needs more than the default.
FOLDS: dict[str, Callable[[str], str]] = {"ar": arabic, "kk": kazakh}
# Their words have one form only; a beginning would find others.
UNINFLECTED = {"vi", "zh"}


@cache
def get(tag: str) -> Normaliser:
    """The normaliser of a BCP 47 tag; a variant (`zh-hans`) has that of its language."""
    language = tag.lower().split("-")[0]
    fold = FOLDS.get(language, plain)
    return Normaliser(language, fold, snowball(language), language not in UNINFLECTED)


def snowball(language: str) -> Callable[[str], str] | None:
    """The stemmer of a language, if Snowball has one."""
    name = SNOWBALL.get(language)
    return stemmer(name).stemWord if name in algorithms() else None
