"""Lists that visitors filter: every filter is in the address, so that a list can be linked, kept and printed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet
from django.http import QueryDict
from django.utils.http import urlencode

from cms.core import page_cache
from cms.core.collation import sort_key
from cms.core.languages import LANGUAGES, Language

FILTERS_KEPT = 2


@dataclass(frozen=True)
class Option:
    """One value of a filter with the word that is shown for it; `language` if that is a language's own name."""

    value: str
    label: str
    chosen: bool
    language: Language | None = None


@dataclass(frozen=True)
class Chip:
    """A filter that is on, and the query of the list without it; `count` is how many that would find."""

    label: str
    query: str
    count: int = 0
    language: Language | None = None


class FilteredList:
    """The rows that an address asks for, and what else could be asked for.

    Unknown values of a filter find nothing rather than everything: a wrong link must not look right.
    """

    filters: ClassVar[tuple[str, ...]]
    per_page: ClassVar[int]

    def __init_subclass__(cls, **kwargs: object) -> None:
        super().__init_subclass__(**kwargs)
        page_cache.declare("page", *cls.filters)

    def __init__(self, query: QueryDict | Mapping[str, str]):
        # No database takes a NUL; like any other value that nobody has, it finds nothing.
        self.chosen = {name: query.get(name, "").replace("\x00", "\ufffd").strip() for name in self.filters}
        self.number = query.get("page", "1")

    def everything(self) -> QuerySet:
        """All rows, before any filter."""
        raise NotImplementedError

    def condition(self, name: str, value: str) -> Q:
        """What a filter asks of a row."""
        raise NotImplementedError

    def options(self, name: str) -> list[Option]:
        """The values that a filter offers."""
        raise NotImplementedError

    def arranged(self, rows: QuerySet) -> QuerySet | Sequence:
        """The rows in the order of the list, with all that a row shows: what a paginator can count and cut."""
        raise NotImplementedError

    def option(self, name: str, value: str, label: object, language: Language | None = None) -> Option:
        """One value of a filter."""
        return Option(value, str(label), value == self.chosen[name], language)

    def sorted_options(self, name: str, pairs: Iterable[tuple[str, object]]) -> list[Option]:
        """Pairs of value and label as options, by label."""
        options = (self.option(name, value, label) for value, label in pairs)
        return sorted(options, key=lambda option: sort_key(option.label))

    @cached_property
    def languages(self) -> list[Option]:
        """The languages of the site, for a filter of that name."""
        return [self.option("language", each.tag, each.endonym, each) for each in LANGUAGES]

    @property
    def is_filtered(self) -> bool:
        return any(self.chosen.values())

    def conditions(self, without: str = "") -> Q:
        """What all chosen filters ask together, one of them left out."""
        asked = Q()
        for name, value in self.chosen.items():
            if value and name != without:
                asked &= self.condition(name, value)
        return asked

    @cached_property
    def page(self) -> Page:
        rows = self.everything().filter(self.conditions())
        page = Paginator(self.arranged(rows), self.per_page).get_page(self.number)
        self.say_what_is_understood(page)
        return page

    def say_what_is_understood(self, page: Page) -> None:
        """Let pages of the list be kept that somebody may come back to: not each mixture of filters, not empty ones."""
        asked = {name: value for name, value in self.chosen.items() if value}
        if not asked or (len(asked) <= FILTERS_KEPT and page.paginator.count):
            page_cache.understands(asked | ({"page": str(page.number)} if page.number > 1 else {}))

    @cached_property
    def count(self) -> int:
        return self.page.paginator.count

    @property
    def pages(self) -> list:
        """Numbers of pages for the pager, with gaps where there are many."""
        paginator = self.page.paginator
        return list(paginator.get_elided_page_range(self.page.number, on_each_side=1, on_ends=1))

    @property
    def gap(self) -> str:
        return str(self.page.paginator.ELLIPSIS)

    @property
    def canonical_query(self) -> str:
        """What search engines are to keep of the query: the page of the whole list; a filter shows but a part of it."""
        return "" if self.is_filtered or self.page.number == 1 else f"?page={self.page.number}"

    def without(self, name: str) -> str:
        """The query of this list with one filter taken off, from its first page."""
        return "?" + urlencode({key: value for key, value in self.chosen.items() if value and key != name})

    @cached_property
    def chips(self) -> list[Chip]:
        """The filters that are on."""
        return [self.chip(name) for name, value in self.chosen.items() if value]

    def chip(self, name: str, count: int = 0) -> Chip:
        option = next((option for option in self.options(name) if option.chosen), None)
        label, language = (option.label, option.language) if option else (self.chosen[name], None)
        return Chip(label, self.without(name), count, language)

    @cached_property
    def nearest(self) -> list[Chip]:
        """Where nothing was found: what is found if one filter is taken off, the most first."""
        names = [name for name, value in self.chosen.items() if value]
        counts = [Count("pk", filter=self.conditions(without=name), distinct=True) for name in names]
        # The names of the filters would hide the fields that the conditions ask about.
        columns = {f"count_{place}": count for place, count in enumerate(counts)}
        found = self.everything().aggregate(**columns) if columns else {}
        chips = [self.chip(name, count) for name, count in zip(names, found.values(), strict=True) if count]
        return sorted(chips, key=lambda chip: -chip.count)
