"""Finds the messages in Python files and templates.

It finds what Django's `makemessages` finds (compared on Django, allauth and Wagtail), without the programs of GNU
gettext, so that translators and `make check` need Python alone.
"""

import io
from collections.abc import Iterable, Iterator
from pathlib import Path

import polib
from babel.messages.catalog import Message
from babel.messages.extract import extract
from django.utils.translation.template import TRANSLATOR_COMMENT_MARK, templatize

# Which arguments of a call are the message, its plural and its context ("c"); the list is makemessages'.
KEYWORDS: dict[str, tuple | None] = {
    **dict.fromkeys(["_", "gettext", "gettext_lazy", "gettext_noop"]),
    **dict.fromkeys(["ngettext", "ngettext_lazy"], (1, 2)),
    **dict.fromkeys(["pgettext", "pgettext_lazy"], ((1, "c"), 2)),
    **dict.fromkeys(["npgettext", "npgettext_lazy"], ((1, "c"), 2, 3)),
}
FOLDERS_WITHOUT_MESSAGES = {"__pycache__", "locale", "migrations", "static", "tests", "var"}


def source_files(folder: Path, *, templates: bool = False) -> Iterator[Path]:
    """The files of a project that may hold messages: Python files, and everything in a folder named `templates`."""
    for path in sorted(folder.iterdir()):
        if not path.is_dir():
            if templates or path.suffix == ".py":
                yield path
        elif path.name not in FOLDERS_WITHOUT_MESSAGES and not path.name.startswith("."):
            yield from source_files(path, templates=templates or path.name == "templates")


def messages_in(path: Path) -> Iterator[polib.POEntry]:
    """The messages of one file; a template that gettext cannot read raises SyntaxError with its name and line."""
    source = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        # templatize leaves calls of gettext between crossed-out text; in brackets, Python minds no indentation.
        source = f"({templatize(source, origin=str(path))}\n)"
    for _line, message, comments, context in extract(
        "python", io.BytesIO(source.encode()), KEYWORDS, [TRANSLATOR_COMMENT_MARK]
    ):
        yield as_entry(message, comments, context)


def as_entry(message: str | tuple[str, ...], comments: list[str], context: str | None) -> polib.POEntry:
    """A message as catalogues hold it."""
    singular, plural = message if isinstance(message, tuple) else (message, "")
    return polib.POEntry(
        msgid=singular,
        msgid_plural=plural,
        msgctxt=context,
        comment="\n".join(comments),
        flags=sorted(Message(message).flags),
    )


def template_of(files: Iterable[Path], *, root: Path) -> polib.POFile:
    """The messages of all files, each once, with its comments and the names of its files beneath root."""
    entries: dict[str, polib.POEntry] = {}
    for path in files:
        for found in messages_in(path):
            entry = entries.setdefault(found.msgid_with_context, found)
            note_occurrence(entry, found, path.relative_to(root).as_posix())
    template = polib.POFile()
    template.extend(entries.values())
    return template


def note_occurrence(entry: polib.POEntry, found: polib.POEntry, place: str) -> None:
    """Add one more place of a message; without line numbers, so that moving code does not change catalogues."""
    if (place, "") not in entry.occurrences:
        entry.occurrences.append((place, ""))
    entry.msgid_plural = entry.msgid_plural or found.msgid_plural
    if found.comment not in entry.comment:
        entry.comment = "\n".join(filter(None, [entry.comment, found.comment]))
