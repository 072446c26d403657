"""What can be found: apps declare here what the search box looks through, in `AppConfig.ready()`.

A source knows which things of a kind anybody may see at this moment, what there is to search in them, and their
addresses. Whoever keeps an index (cms.search) reads it from here and owns nothing of what it finds.
"""

import datetime
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Model, QuerySet

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.utils.functional import _StrOrPromise


class Text(NamedTuple):
    """A text with the tag of the language it is written in."""

    text: str
    tag: str


def in_every_language(*wordings: Mapping[str, str]) -> list[Text]:
    """All texts of some wordings (`{tag: text}`)."""
    return [Text(text, tag) for wording in wordings for tag, text in wording.items()]


@dataclass(frozen=True)
class Section:
    """A part of the results with a tab of its own; lower order comes first."""

    name: str
    label: "_StrOrPromise"
    order: int = 50


@dataclass(frozen=True)
class Matter:
    """What of a thing is searched and shown when it is found.

    `names` are other words for it, in any language; `library` is the id of the partner library whose it is; `date`
    decides between things that match alike, and is shown.
    """

    section: str
    tag: str
    title: str
    summary: str = ""
    text: str = ""
    names: tuple[Text, ...] = ()
    library: int | None = None
    date: datetime.date | None = None


class Source(ABC):
    """Things of one kind that can be found. `name` is for good: the index files entries by it."""

    name: str
    # Fields that say nothing to be found: rows of which only these are saved are not looked at again.
    bookkeeping: frozenset[str] = frozenset()

    @abstractmethod
    def models(self) -> Collection[type[Model]]:
        """The models of its things: a row that is saved or deleted is looked at again."""

    @abstractmethod
    def public(self) -> QuerySet:
        """The things that anybody may see at this moment; their primary keys are what the other methods take."""

    @abstractmethod
    def matters(self, pks: Collection[int]) -> Iterator[tuple[int, Matter]]:
        """What there is to search in these things, read from the database; nothing for those that are not public."""

    @abstractmethod
    def addresses(self, pks: Collection[int], request: "HttpRequest") -> dict[int, str]:
        """Where these things are, in one query; those that are not public have no address."""

    def changed(self) -> str:
        """The field of `public()` that says when a thing last changed; empty if none does."""
        return ""


_sources: dict[str, Source] = {}
_sections: dict[str, Section] = {}


def register(source: Source) -> None:
    """Let things of a kind be found."""
    _sources[source.name] = source


def register_section(section: Section) -> None:
    """Give a part of the results a tab."""
    _sections[section.name] = section


def sources() -> dict[str, Source]:
    return dict(_sources)


def sections() -> list[Section]:
    return sorted(_sections.values(), key=lambda section: section.order)
