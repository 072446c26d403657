"""What is found, as a visitor filters it: the whole of it in numbers, and a page of it in full."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, F, Q, QuerySet, Value, When, Window
from django.db.models.functions import RowNumber
from django.utils import translation
from django.utils.http import urlencode

from cms.core import countries, findable, languages
from cms.core.filtering import Chip, FilteredList
from cms.partners.models import PartnerLibrary
from cms.search.lexemes import Has, Rank
from cms.search.models import Entry
from cms.search.questions import Question

LOOKUPS = {"section": "section", "language": "tag", "country": "library__country", "library": "library__slug"}
PER_SECTION = 3
# So many rows are ranked by all their words; more of them by their heads, which are read ten times faster.
RANKED_IN_FULL = 500


@dataclass(frozen=True)
class Cell:
    """How many things were found in one section, in one language, of one library."""

    section: str
    language: str
    owner: PartnerLibrary | None
    count: int

    @property
    def country(self) -> str:
        return self.owner.country if self.owner else ""

    @property
    def library(self) -> str:
        return self.owner.slug if self.owner else ""


@dataclass(frozen=True)
class Tab:
    """A section of what was found; `query` leads to it alone, `section` is None for all together."""

    section: findable.Section | None
    count: int
    query: str
    chosen: bool


class Results(FilteredList):
    """What a question finds. Everything that is counted comes from one query, whatever is filtered."""

    filters = tuple(LOOKUPS)
    per_page = 10

    def __init__(self, question: Question, query: Mapping[str, str]):
        super().__init__(query)
        self.question = question

    def everything(self) -> QuerySet[Entry]:
        return Entry.objects.filter(Has("words", self.question.words)) if self.question else Entry.objects.none()

    def condition(self, name, value):
        return Q(**{LOOKUPS[name]: value})

    def rows(self) -> QuerySet[Entry]:
        return self.everything().filter(self.conditions())

    # In numbers

    @cached_property
    def cells(self) -> list[Cell]:
        """All that was found, counted by everything it can be filtered by."""
        found = list(self.everything().values_list("section", "tag", "library").annotate(count=Count("pk")).order_by())
        owners = PartnerLibrary.objects.in_bulk({library for _section, _tag, library, _count in found if library})
        return [Cell(section, tag, owners.get(library), count) for section, tag, library, count in found]

    def counted(self, by: str) -> Counter[str]:
        """How many things would be found with each value of a filter, the others left as they are."""
        counts: Counter[str] = Counter()
        for cell in self.cells:
            if self.fits(cell, without=by):
                counts[getattr(cell, by)] += cell.count
        return counts

    def fits(self, cell: Cell, without: str = "") -> bool:
        asked = ((name, value) for name, value in self.chosen.items() if value and name != without)
        return all(getattr(cell, name) == value for name, value in asked)

    @cached_property
    def count(self) -> int:
        return sum(cell.count for cell in self.cells if self.fits(cell))

    @cached_property
    def tags(self) -> set[str]:
        """The languages of what is found."""
        return {cell.language for cell in self.cells if self.fits(cell)}

    @cached_property
    def section_counts(self) -> Counter[str]:
        return self.counted("section")

    @cached_property
    def section(self) -> findable.Section | None:
        """The section that is listed in full: the one that was chosen, or the only one that has anything."""
        named = {section.name: section for section in findable.sections()}
        only = next(iter(self.section_counts)) if len(self.section_counts) == 1 else ""
        return named.get(self.chosen["section"] or only)

    @cached_property
    def tabs(self) -> list[Tab]:
        """All, and each section that has something."""
        chosen, counts = self.chosen["section"], self.section_counts
        found = [section for section in findable.sections() if counts[section.name] or section.name == chosen]
        tabs = [Tab(each, counts[each.name], self.with_section(each.name), each.name == chosen) for each in found]
        return [Tab(None, counts.total(), self.without("section"), not chosen), *tabs]

    @cached_property
    def nearest(self) -> list[Chip]:
        names = [name for name, value in self.chosen.items() if value]
        counts = {name: self.counted(name).total() for name in names}
        return [self.chip(name, count) for name, count in sorted(counts.items(), key=lambda pair: -pair[1]) if count]

    # Addresses

    def without(self, name):
        return self.address({key: value for key, value in self.chosen.items() if key != name})

    def with_section(self, name: str) -> str:
        return self.address(self.chosen | {"section": name})

    def address(self, chosen: Mapping[str, str]) -> str:
        """The query of the same question with these filters."""
        return "?" + urlencode({"q": self.question.text} | {name: value for name, value in chosen.items() if value})

    # Filters

    def options(self, name):
        labels = {
            "section": {section.name: section.label for section in findable.sections()},
            "language": {language.tag: language.endonym for language in languages.LANGUAGES},
            "country": {cell.country: countries.name(cell.country) for cell in self.cells if cell.owner},
            "library": {cell.library: cell.owner for cell in self.cells if cell.owner},
        }[name]
        found = {value for value in self.counted(name) if value} | {self.chosen[name]}
        if name == "language":
            return [self.option(name, tag, label, languages.get(tag)) for tag, label in labels.items() if tag in found]
        return self.sorted_options(name, [(value, label) for value, label in labels.items() if value in found])

    @cached_property
    def languages_found(self):
        return self.options("language")

    @cached_property
    def countries_found(self):
        return self.options("country")

    @cached_property
    def libraries_found(self):
        return self.options("library")

    # In full

    @property
    def order(self) -> list:
        """The reader's language first, the best match first, then the newest."""
        mine = Case(When(tag=translation.get_language(), then=Value(0)), default=Value(1))
        field = "words" if self.count <= RANKED_IN_FULL else "head"
        rank = Rank(field, self.question.words).desc()
        return [mine.asc(), rank, F("date").desc(nulls_last=True), F("pk").desc()]

    def arranged(self, rows):
        return rows.order_by(*self.order).values_list("pk", flat=True)

    @cached_property
    def page(self) -> Page:
        """Primary keys of the entries of a page of the list, and where it stands among the others."""
        paginator = Paginator(self.arranged(self.rows()), self.per_page)
        # Counted already, together with everything else.
        paginator.count = self.count
        return paginator.get_page(self.number)

    @cached_property
    def best(self) -> list[int]:
        """Primary keys of the first few entries of each section."""
        place = Window(RowNumber(), partition_by=[F("section")], order_by=self.order)
        rows = self.rows().annotate(place=place).filter(place__lte=PER_SECTION)
        return list(rows.order_by("place").values_list("pk", flat=True))

    @cached_property
    def shown(self) -> list[int]:
        """Primary keys of the entries to show, in order."""
        if not self.count:
            return []
        return list(self.page) if self.section else self.best
