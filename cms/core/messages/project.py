"""The catalogues of this project: in each language but English one of its own messages and one for the packages'."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polib
from django.conf import settings

from cms.core.languages import DEFAULT, LANGUAGES
from cms.core.messages import catalogues, vendor
from cms.core.messages.checks import wrong_extent, wrong_header, wrong_messages
from cms.core.messages.extraction import source_files, template_of
from cms.core.messages.findings import Finding
from cms.core.messages.glossary import terms
from cms.core.messages.plurals import parse


@dataclass(frozen=True)
class CatalogueFile:
    """A catalogue's place and language, the messages it must hold and all that it may hold."""

    path: Path
    tag: str
    needed: list[polib.POEntry]
    known: list[polib.POEntry]

    def refresh(self) -> polib.POFile:
        """Bring the file in line with the sources, compile it, and return what it holds now."""
        catalogue = catalogues.stored(self.path, self.tag)
        wanted = {entry.msgid_with_context for entry in [*self.needed, *catalogue.translated_entries()]}
        messages = [entry for entry in self.known if entry.msgid_with_context in wanted]
        forms = parse(catalogues.plural_forms(self.tag)).forms
        catalogue = catalogues.refreshed(catalogue, messages, forms=forms)
        catalogues.save(catalogue, self.path)
        return catalogue

    def findings(self) -> Iterator[Finding]:
        """Everything that makes the file unfit to be shown."""
        try:
            catalogue = catalogues.read(self.path)
        except (OSError, ValueError) as error:
            yield Finding(self.tag, "file", f"cannot be read: {error}")
            return
        yield from wrong_header(catalogue, language=self.tag, plural_forms=catalogues.plural_forms(self.tag))
        yield from wrong_extent(catalogue, language=self.tag, needed=self.needed, known=self.known)
        yield from wrong_messages(catalogue, language=self.tag, glossary=terms(self.tag))
        if not catalogues.is_compiled(catalogue, self.path):
            yield Finding(self.tag, "compiled", "its .mo is not up to date: run make messages")


def catalogue_files() -> Iterator[CatalogueFile]:
    """All catalogues that the project needs; a template that cannot be read raises SyntaxError."""
    own_folder, vendor_folder = settings.LOCALE_PATHS
    own = list(template_of(source_files(settings.BASE_DIR), root=settings.BASE_DIR))
    for language in LANGUAGES:
        if language != DEFAULT:
            tag = language.tag
            yield CatalogueFile(catalogues.po_path(own_folder, tag), tag, own, own)
            yield CatalogueFile(
                catalogues.po_path(vendor_folder, tag), tag, vendor.lacking(tag), list(vendor.seen_by_visitors())
            )
