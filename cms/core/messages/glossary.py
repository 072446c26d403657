"""The words of the site: each is said the same way everywhere in a language.

`cms/core/data/glossary.csv` has one row per term, with the term as it stands in the sources (`en`, and `msgctxt` where
the message has one), a description of its use, and a column per language.
"""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

import polib

FILE = Path(__file__).parent.parent / "data" / "glossary.csv"


def terms(tag: str, path: Path = FILE) -> dict[str, str]:
    """What each term is in a language; the keys are those of catalogue entries (`msgid_with_context`)."""
    with path.open(encoding="utf-8", newline="") as file:
        return {key_of(row): row[tag] for row in csv.DictReader(file) if row.get(tag)}


def key_of(row: Mapping[str, str]) -> str:
    """The catalogue's key for a term."""
    return polib.POEntry(msgid=row["en"], msgctxt=row["msgctxt"] or None).msgid_with_context


def wrong_terms(entry: polib.POEntry, glossary: Mapping[str, str]) -> Iterator[str]:
    """A message that is a term of the glossary and translated otherwise."""
    wanted = glossary.get(entry.msgid_with_context)
    said = entry.msgstr_plural.get(0) or entry.msgstr
    if wanted and said != wanted:
        yield f"is “{said}” and in the glossary “{wanted}”"
