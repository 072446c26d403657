"""The lines around a match, with the match marked where it really stands, however it is spelled there."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from cms.core import normaliser
from cms.search.lexemes import DOT, Word

LENGTH = 220
BEFORE = 60
# As far as a text is searched for the best place; a snippet is a help, and not worth more time.
WORDS_SCANNED = 3000
ELLIPSIS = "…"


class Span(NamedTuple):
    """A match: where it stands, and the number of the question's word that it is."""

    start: int
    end: int
    number: int


def matches(text: str, tag: str, words: tuple[Word, ...]) -> Iterator[Span]:
    """The words of a text, in the language of a tag, that a question looks for."""
    for token in islice(normaliser.tokens(text, tag), WORDS_SCANNED):
        found = f"{tag}{DOT}{token.form}"
        for number, word in enumerate(words):
            if found in word.lexemes or found.startswith(tuple(word.beginnings)):
                yield Span(token.start, token.end, number)
                break


def marked(text: str, tag: str, words: tuple[Word, ...]) -> SafeString:
    """A whole text, its matches marked."""
    return render(text, 0, len(text), list(matches(text, tag, words)))


def snippet(text: str, tag: str, words: tuple[Word, ...]) -> SafeString:
    """The part of a text in which most words of the question stand together; its beginning if none does."""
    spans = list(matches(text, tag, words))
    start, end = window(text, best_start(spans))
    before, after = ELLIPSIS if start else "", ELLIPSIS if end < len(text) else ""
    inside = [span for span in spans if start <= span.start and span.end <= end]
    return mark_safe(f"{before}{render(text, start, end, inside)}{after}")  # noqa: S308 - escaped in render


def best_start(spans: list[Span]) -> int:
    """Where to begin so that the most different words are seen, the first of such places; 0 without matches."""
    best, start, first = 0, 0, 0
    for last, span in enumerate(spans):
        while span.end - spans[first].start > LENGTH - BEFORE:
            first += 1
        different = len({each.number for each in spans[first : last + 1]})
        if different > best:
            best, start = different, spans[first].start
    return start


def window(text: str, match: int) -> tuple[int, int]:
    """From a little before a match, between words."""
    start = max(match - BEFORE, 0)
    if start:
        start = text.find(" ", start, match) + 1 or match
    end = start + LENGTH
    if end < len(text):
        end = max(text.rfind(" ", start, end), match + 1)
    return start, min(end, len(text))


def render(text: str, start: int, end: int, spans: list[Span]) -> SafeString:
    """A part of a text as HTML."""
    parts, done = [], start
    for span in spans:
        parts += [escape(text[done : span.start]), f"<mark>{escape(text[span.start : span.end])}</mark>"]
        done = span.end
    return mark_safe("".join([*parts, escape(text[done:end])]))  # noqa: S308 - escaped above
