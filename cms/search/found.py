"""What is shown of things that were found."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models.functions import Left
from django.http import HttpRequest
from django.utils.safestring import SafeString

from cms.core import findable
from cms.core.languages import Language
from cms.partners.models import PartnerLibrary
from cms.search.lexemes import Word
from cms.search.models import Entry
from cms.search.snippets import marked, snippet

TEXT_READ = 20_000


@dataclass(frozen=True)
class Found:
    """One result: where it is, whose, and how it matches; `entry` comes with the `beginning` of its text."""

    entry: Any
    url: str
    library: PartnerLibrary | None
    words: tuple[Word, ...]

    @property
    def language(self) -> Language:
        return self.entry.language

    @cached_property
    def title(self) -> SafeString:
        return marked(self.entry.title, self.entry.tag, self.words)

    @cached_property
    def snippet(self) -> SafeString:
        return snippet(self.entry.beginning, self.entry.tag, self.words)


@dataclass(frozen=True)
class Group:
    """Results of one section; `count` is how many it has altogether, `query` leads to them."""

    section: findable.Section
    results: list[Found]
    count: int
    query: str


def found(pks: Collection[int], words: tuple[Word, ...], request: HttpRequest) -> list[Found]:
    """Entries in the order given, as results; what is not public now is left out, whatever the index says."""
    by_pk = entries(pks)
    rows = [by_pk[pk] for pk in pks if pk in by_pk]
    urls = addresses(rows, request)
    return [Found(row, url, row.library, words) for row in rows if (url := urls.get((row.kind, row.object_id)))]


def entries(pks: Collection[int]) -> dict[int, Entry]:
    rows = Entry.objects.select_related("library").defer("text", "head", "words")
    found: dict[int, Any] = rows.annotate(beginning=Left("text", TEXT_READ)).in_bulk(pks) if pks else {}
    return found


def addresses(rows: Collection[Entry], request: HttpRequest) -> dict[tuple[str, int], str]:
    """By kind and primary key of the things: one query for each kind there is."""
    kinds = {row.kind for row in rows}
    return {
        (name, pk): url
        for name, source in findable.sources().items()
        if name in kinds
        for pk, url in source.addresses([row.object_id for row in rows if row.kind == name], request).items()
    }
