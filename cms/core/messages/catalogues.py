"""Reads, refreshes and writes catalogues: `<folder>/<locale>/LC_MESSAGES/django.po`, and its `.mo` for Django."""

from collections.abc import Iterable
from pathlib import Path

import django
import polib
from django.utils.translation import to_locale

from cms.core.languages import get

DJANGO = Path(django.__file__).parent / "conf" / "locale"
PROJECT = "Library Outreach"


def po_path(folder: Path, tag: str) -> Path:
    """Where a folder of catalogues has that of a language."""
    return folder / to_locale(tag) / "LC_MESSAGES" / "django.po"


def read(path: Path) -> polib.POFile:
    """A catalogue; a file that is no catalogue raises OSError, one that has a message twice ValueError."""
    return polib.pofile(path.read_text(encoding="utf-8"), wrapwidth=-1, check_for_duplicates=True)


def plural_forms(tag: str) -> str:
    """Django's own rule for a language, which is what the rest of the site counts by; LookupError if it has none."""
    path = po_path(DJANGO, tag).with_suffix(".mo")
    if not path.exists():
        raise LookupError(f"Django has no catalogue, and so no plural rule, for {tag}")
    return polib.mofile(str(path)).metadata["Plural-Forms"]


def same_rule(one: str, other: str) -> bool:
    """Whether two Plural-Forms headers say the same; only their spaces may differ."""
    return one.replace(" ", "").rstrip(";") == other.replace(" ", "").rstrip(";")


def stored(path: Path, tag: str) -> polib.POFile:
    """The catalogue of a language as it is, or a new one."""
    return read(path) if path.exists() else empty(tag)


def empty(tag: str) -> polib.POFile:
    """A new catalogue for a language, without the dates that would change at every run."""
    catalogue = polib.POFile(wrapwidth=-1)
    catalogue.header = f"{get(tag).endonym}: see locale/README.md."
    catalogue.metadata = {
        "Project-Id-Version": PROJECT,
        "Language": to_locale(tag),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plural_forms(tag),
    }
    return catalogue


def refreshed(catalogue: polib.POFile, messages: Iterable[polib.POEntry], *, forms: int) -> polib.POFile:
    """These messages, in their order, with what the catalogue says of them; the rest of it falls away.

    Nothing is guessed from similar messages: what is new or has been reworded waits for a translator.
    """
    old = {entry.msgid_with_context: entry for entry in catalogue if not entry.obsolete}
    new = polib.POFile(wrapwidth=-1)
    new.header, new.metadata = catalogue.header, dict(catalogue.metadata)
    new.metadata.pop("POT-Creation-Date", None)
    new.extend(translated_as(entry, old.get(entry.msgid_with_context), forms=forms) for entry in messages)
    return new


def translated_as(message: polib.POEntry, old: polib.POEntry | None, *, forms: int) -> polib.POEntry:
    """A message of the template with its translation and the translator's notes, if there are any."""
    entry = polib.POEntry(
        msgid=message.msgid,
        msgid_plural=message.msgid_plural,
        msgctxt=message.msgctxt,
        comment=message.comment,
        occurrences=message.occurrences,
        flags=list(message.flags),
    )
    if message.msgid_plural:
        entry.msgstr_plural = dict.fromkeys(range(forms), "")
    if old is not None:
        entry.tcomment = old.tcomment
        entry.flags += ["fuzzy"] * old.fuzzy
        if bool(old.msgid_plural) == bool(message.msgid_plural):
            entry.msgstr, entry.msgstr_plural = old.msgstr, old.msgstr_plural or entry.msgstr_plural
    return entry


def save(catalogue: polib.POFile, path: Path) -> None:
    """Write the catalogue and beside it the compiled one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(path))
    catalogue.save_as_mofile(str(path.with_suffix(".mo")))


def is_compiled(catalogue: polib.POFile, path: Path) -> bool:
    """Whether the `.mo` beside a catalogue says what the catalogue says."""
    compiled = path.with_suffix(".mo")
    if not compiled.exists():
        return False
    mo = polib.mofile(str(compiled))
    return same_rule(mo.metadata.get("Plural-Forms", ""), catalogue.metadata.get("Plural-Forms", "")) and (
        translations(mo) == translations(catalogue.translated_entries())
    )


def translations(entries: list[polib.POEntry]) -> dict[str, object]:
    """What each message is translated to."""
    return {entry.msgid_with_context: entry.msgstr_plural or entry.msgstr for entry in entries}
