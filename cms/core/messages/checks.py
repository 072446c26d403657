"""What makes a catalogue unfit to be shown. Every function here yields findings and reads no file."""

from collections.abc import Iterable, Iterator, Mapping

import polib

from cms.core.messages.catalogues import same_rule
from cms.core.messages.findings import Finding
from cms.core.messages.glossary import wrong_terms
from cms.core.messages.placeholders import wrong_placeholders, wrong_tags
from cms.core.messages.plurals import PluralRule, parse
from cms.core.messages.typography import wrong_edges, wrong_letters


def wrong_header(catalogue: polib.POFile, *, language: str, plural_forms: str) -> Iterator[Finding]:
    """A plural rule that is not Django's, or a header that waits for someone's look."""
    found = catalogue.metadata.get("Plural-Forms", "")
    if not same_rule(found, plural_forms):
        yield Finding(language, "header", f"Plural-Forms is {found or 'missing'}, and Django's {plural_forms}")
    if catalogue.metadata_is_fuzzy:
        yield Finding(language, "header", "the header is marked fuzzy")


def wrong_extent(
    catalogue: polib.POFile, *, language: str, needed: Iterable[polib.POEntry], known: Iterable[polib.POEntry]
) -> Iterator[Finding]:
    """Messages that the sources have and the catalogue has not (needed), or that no source has any more (known)."""
    present = {kind_of(entry): entry for entry in catalogue if not entry.obsolete}
    for entry in needed:
        if kind_of(entry) not in present:
            yield Finding(language, "missing", "is not in the catalogue: run make messages", entry.msgid)
    sources = {kind_of(entry) for entry in known}
    for kind, entry in present.items():
        if kind not in sources:
            yield Finding(language, "unused", "is in no source: run make messages", entry.msgid, entry.linenum)
    for entry in catalogue.obsolete_entries():
        yield Finding(language, "obsolete", "is obsolete: run make messages", entry.msgid, entry.linenum)


def kind_of(entry: polib.POEntry) -> tuple[str, str]:
    """What tells a message from others."""
    return entry.msgid_with_context, entry.msgid_plural


def wrong_messages(catalogue: polib.POFile, *, language: str, glossary: Mapping[str, str]) -> Iterator[Finding]:
    """All that is wrong with the translations themselves."""
    try:
        rule = parse(catalogue.metadata.get("Plural-Forms", ""))
    except ValueError as error:
        yield Finding(language, "header", str(error))
        return
    for entry in catalogue:
        if not entry.obsolete:
            for name, text in wrong_entry(entry, language=language, plurals=rule, glossary=glossary):
                yield Finding(language, name, text, entry.msgid, entry.linenum)


def wrong_entry(
    entry: polib.POEntry, *, language: str, plurals: PluralRule, glossary: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """The rules that one message breaks, each with a text; of an unfinished one only that it is unfinished."""
    if entry.fuzzy:
        yield "fuzzy", "is marked fuzzy"
    elif entry.msgid_plural and sorted(entry.msgstr_plural) != list(range(plurals.forms)):
        yield "plural", f"has {len(entry.msgstr_plural)} forms of the plural; the language has {plurals.forms}"
    elif not entry.translated():
        yield "untranslated", "is not translated"
    else:
        for source, text, may_lack in forms_of(entry, plurals):
            yield from with_rule("placeholder", wrong_placeholders(source, text, also=entry.msgid, may_lack=may_lack))
            yield from with_rule("tag", wrong_tags(source, text))
            yield from with_rule("edge", wrong_edges(source, text))
            yield from with_rule("letter", wrong_letters(language, text))
        yield from with_rule("glossary", wrong_terms(entry, glossary))


def forms_of(entry: polib.POEntry, plurals: PluralRule) -> Iterator[tuple[str, str, int]]:
    """Each form of a translation with its source and the number of placeholders it may lack.

    "One seat" needs no number: a form for one number alone may leave the placeholder out.
    """
    if not entry.msgid_plural:
        yield entry.msgid, entry.msgstr, 0
    for form, text in entry.msgstr_plural.items():
        yield entry.msgid_plural, text, int(form in plurals.for_one_number)


def with_rule(rule: str, texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Texts that all come of one rule."""
    return ((rule, text) for text in texts)
