"""The tables of words that people text, as they lie in `sms/data`; read once for each process."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from sms.words.folding import fold

DATA = Path(__file__).parent.parent / "data"
# The table that the site was given, which stays as it is, and what has been missed in it since.
TABLES = ("sms_words.csv", "more_words.csv")
ANYWHERE = "mul"


class Context(StrEnum):
    """What has to be known before an ambiguous word is acted on. It never counts within a longer text."""

    # Also a word of its own in answers: only as the whole message, and when nothing open is answered by it.
    WHOLE = "whole"
    # May mean the seat that somebody has or wants.
    SEAT = "seat"
    # May answer a question that is open.
    QUESTION = "question"
    # Means too many things: never acted on, somebody asks.
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Row:
    """A word with what it does: stop, start, help, yes, no, language or alarm. `language` is one of the site (`uz`, not
    `uz-Latn`) or `mul`; an ambiguous word has a context."""

    folded: str
    action: str
    language: str
    word: str
    kind: str = "word"
    context: Context | None = None


@cache
def rows() -> tuple[Row, ...]:
    """Every word of both tables."""
    return tuple(from_csv(line) for table in TABLES for line in lines(table))


def lines(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def from_csv(line: dict[str, str]) -> Row:
    return Row(
        folded=fold(line["word"]),
        action=line["action"],
        language=line["language"].partition("-")[0],
        word=line["word"],
        kind=line["kind"],
        context=Context(line["context"]) if line["context"] else None,
    )


@cache
def courtesies() -> frozenset[str]:
    """Words that add nothing to a wish, in all languages: please, thanks, messages, me."""
    return frozenset(fold(line["word"]) for line in lines("courtesies.csv"))


@cache
def alarms() -> tuple[str, ...]:
    """Folded words that suggest that somebody is in danger; `*` at the end stands for any ending."""
    found = (fold(line["words"]) + "*" * line["words"].endswith("*") for line in lines("alarm_words.csv"))
    return tuple(dict.fromkeys(found))


@cache
def stop_word(language: str) -> str:
    """The word for leaving that people are told: of their language, short and never ambiguous."""
    ours = (row for row in rows() if row.language == language and row.action == "stop")
    clear = (row.word for row in ours if row.context is None and row.kind in ("word", "abbreviation"))
    return next(clear, "STOP")
