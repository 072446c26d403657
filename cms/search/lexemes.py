"""Words in the database: PostgreSQL keeps them as a tsvector, SQLite as text that an FTS5 table reads.

A lexeme is the tag of a language, a dot in the middle and the normal form of a word: `ru·документ`. Stemmers and
spellings of one language so never find words of another, and a row may hold words of several.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, Expression, F, Field, FloatField, TextField

from cms.core import normaliser

DOT = "·"
# A tsvector holds a megabyte. PostgreSQL itself keeps the first 255 places of a word.
MOST_WORDS = 20_000
WORDS_REMEMBERED = 50_000


class Written(NamedTuple):
    """A text to be found by: the tag of its language, and how much a word of it counts, from A to D."""

    text: str
    tag: str
    weight: str


class Lexemes(NamedTuple):
    """Words of a row in order, and how much each counts where it stands."""

    words: list[str]
    weights: list[str]

    def as_tsvector(self) -> str:
        """As PostgreSQL writes it: `'ru·документ':1A,7D`; words hold letters and digits only, so nothing is escaped."""
        found: dict[str, str] = {}
        for place, (word, weight) in enumerate(zip(self.words, self.weights, strict=True), start=1):
            found[word] = f"{found[word]},{place}{weight}" if word in found else f"'{word}':{place}{weight}"
        return " ".join(found.values())

    def as_text(self) -> str:
        return " ".join(self.words)


@lru_cache(maxsize=WORDS_REMEMBERED)
def lexeme(tag: str, word: str) -> str:
    """The lexeme of a word of a language, as it is written there; empty for what has no letters that count."""
    form = normaliser.form(tag, word)
    return f"{tag}{DOT}{form}" if form else ""


def lexemes(*texts: Written) -> Lexemes:
    """The words of texts.

    Those of titles (A) as they are spelled, too: who is still typing has not reached the end of a stem.
    """
    words: list[str] = []
    weights: list[str] = []
    for text, tag, weight in texts:
        words += [found for word in normaliser.words(text) if (found := lexeme(tag, word))]
        if weight == "A":
            words += [f"{tag}{DOT}{folded}" for folded in normaliser.folded(text, tag)]
        weights += [weight] * (len(words) - len(weights))
    return Lexemes(words[:MOST_WORDS], weights[:MOST_WORDS])


def both(first: Lexemes, then: Lexemes) -> Lexemes:
    return Lexemes((first.words + then.words)[:MOST_WORDS], (first.weights + then.weights)[:MOST_WORDS])


class LexemesField(TextField):
    """Takes `Lexemes`; they are written, matched and ranked, and never read back."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str | None:
        return "tsvector" if connection.vendor == "postgresql" else super().db_type(connection)

    def get_placeholder(self, value: object, compiler: object, connection: BaseDatabaseWrapper) -> str:
        return "%s::tsvector" if connection.vendor == "postgresql" else "%s"

    def get_db_prep_value(
        self, value: Lexemes | str | None, connection: BaseDatabaseWrapper, prepared: bool = False
    ) -> str | None:
        if not isinstance(value, Lexemes):
            return value
        return value.as_tsvector() if connection.vendor == "postgresql" else value.as_text()


@dataclass(frozen=True)
class Word:
    """A word of a question: it is found where one of its lexemes is, or what begins with it."""

    lexemes: frozenset[str]
    beginnings: frozenset[str]

    def spelled(self, exact: str, beginning: str, between: str) -> str:
        """As a database wants it, given how it writes a lexeme, what begins with one, and that one of them will do."""
        parts = [exact.format(each) for each in sorted(self.lexemes)]
        parts += [beginning.format(each) for each in sorted(self.beginnings)]
        return f"({between.join(parts)})"


class WordsExpression(Expression):
    """Something about the words of a row and those of a question."""

    def __init__(self, field: str, words: tuple[Word, ...]):
        super().__init__(output_field=self.output())
        self.name, self.words = field, words
        self.column: Any = F(field)

    def output(self) -> Field:
        raise NotImplementedError

    def get_source_expressions(self) -> list:
        return [self.column]

    def set_source_expressions(self, exprs: Sequence) -> None:
        (self.column,) = exprs

    @property
    def tsquery(self) -> str:
        return " & ".join(word.spelled("'{}'", "'{}':*", " | ") for word in self.words)

    def fts_query(self) -> str:
        """For FTS5: in the head alone, or in both columns, so that a match in the head counts for more."""
        words = " AND ".join(word.spelled('"{}"', '"{}" *', " OR ") for word in self.words)
        return f"{{head}} : ({words})" if self.name == "head" else words

    def compiled(self, compiler) -> str:
        """The column with its table."""
        return compiler.compile(self.column)[0]

    def key(self, compiler) -> str:
        """The primary key of the same table."""
        return f'{self.compiled(compiler).rpartition(".")[0]}."id"'


class Has(WordsExpression):
    """Whether a row has all words of a question."""

    def output(self) -> Field:
        return BooleanField()

    def as_postgresql(self, compiler, connection):
        if self.name == "head":
            return f"{self.compiled(compiler)} @@ %s::tsquery", [self.tsquery]
        return f"{self.key(compiler)} IN (SELECT search_matching(%s::tsquery))", [self.tsquery]

    def as_sqlite(self, compiler, connection):
        matching = "SELECT rowid FROM search_words WHERE search_words MATCH %s"
        return f"{self.key(compiler)} IN ({matching})", [self.fts_query()]


class Rank(WordsExpression):
    """How well a row answers a question: the more, the better."""

    def output(self) -> Field:
        return FloatField()

    def as_postgresql(self, compiler, connection):
        return f"ts_rank({self.compiled(compiler)}, %s::tsquery)", [self.tsquery]

    def as_sqlite(self, compiler, connection):
        # bm25() answers the better, the lower; a title counts for more than a text.
        rank = "SELECT -bm25(search_words, 8.0, 1.0) FROM search_words"
        where = f"rowid = {self.key(compiler)} AND search_words MATCH %s"
        return f"({rank} WHERE {where})", [self.fts_query()]
