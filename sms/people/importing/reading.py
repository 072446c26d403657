"""A list as a spreadsheet saves it: CSV in any of the usual encodings, with commas, semicolons or tabs."""

import codecs
import csv
import io
from collections.abc import Iterator
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.core.uploads import TEXT_ENCODINGS

MOST_ROWS = 100_000
MOST_BYTES = 10_000_000
SEPARATORS = ",;\t"
# What columns may be called; anything else is left alone.
COLUMNS = {
    "number": "number",
    "phone": "number",
    "language": "language",
    "topics": "topics",
    "topic": "topics",
    "age": "age",
    "signed": "signed",
}


class NotAList(Exception):
    """What was given cannot be read; the text is for people."""


class Row(NamedTuple):
    """One line: its number in the file, and what stands in it; `signed` is None where the file has no such column."""

    line: int
    number: str
    language: str = ""
    topics: str = ""
    age: str = ""
    signed: str | None = None


def decoded(content: bytes) -> str:
    """The text of a file. Raises NotAList."""
    for encoding in encodings_of(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise NotAList(_("This is no CSV file. Save the list as CSV, in UTF-8."))


def encodings_of(content: bytes) -> list[str]:
    """What it may be written in. Without its mark every other file could be read as UTF-16, and make no sense."""
    is_marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return ["utf-8-sig", *(each for each in TEXT_ENCODINGS if each != "utf-16" or is_marked)]


def checked(content: bytes) -> tuple[str, int]:
    """The text of a list, and how many rows it has. Raises NotAList."""
    if len(content) > MOST_BYTES:
        raise NotAList(_("The file is too large. Split it."))
    text = decoded(content)
    count = sum(1 for _row in rows(text))
    if not count:
        raise NotAList(_("There is no row in it."))
    if count > MOST_ROWS:
        words = ngettext("At most %(most)d row at a time.", "At most %(most)d rows at a time.", MOST_ROWS)
        raise NotAList(words % {"most": MOST_ROWS})
    return text, count


def rows(text: str) -> Iterator[Row]:
    """The rows of a list, by the names of its columns; empty lines are passed over. Raises NotAList."""
    first = text.partition("\n")[0]
    lines = csv.reader(io.StringIO(text), delimiter=max(SEPARATORS, key=first.count))
    try:
        header = [COLUMNS.get(name.strip().lower(), "") for name in next(lines, [])]
        if "number" not in header:
            raise NotAList(
                _("The first line has to name the columns: number, and if you like language, topics, age, signed.")
            )
        for cells in lines:
            if any(cell.strip() for cell in cells):
                yield row(lines.line_num, header, cells)
    except csv.Error as error:
        raise NotAList(_("The file breaks off in line %(line)d.") % {"line": lines.line_num}) from error


def row(line: int, header: list[str], cells: list[str]) -> Row:
    """A line by the names of its columns; a missing cell is empty."""
    padded = [*cells, *[""] * (len(header) - len(cells))]
    named = {name: cell.strip() for name, cell in zip(header, padded, strict=False) if name}
    return Row(line, **named)
