"""A list of news as a visitor filters it; every filter is in the address."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.http import QueryDict
from django.utils import translation

from cms.core import countries, languages
from cms.news.models.topics import Topic
from cms.partners.models import PartnerLibrary

if TYPE_CHECKING:
    from cms.news.models.pages import NewsQuerySet

PER_PAGE = 20
FILTERS = {
    "language": "locale__language_code",
    "country": "library__country",
    "library": "library__slug",
    "topic": "topics__slug",
}


@dataclass(frozen=True)
class Option:
    """One value of a filter, with the word that is shown for it."""

    value: str
    label: str
    chosen: bool


class Listing:
    """The news that an address asks for, the reader's language first, and what else could be asked for."""

    def __init__(self, news: "NewsQuerySet", query: QueryDict | Mapping[str, str]):
        self.news = news
        self.chosen = {name: query.get(name, "").strip() for name in FILTERS}
        self.number = query.get("page", "1")

    @property
    def is_filtered(self) -> bool:
        return any(self.chosen.values())

    @cached_property
    def found(self) -> "NewsQuerySet":
        conditions = Q(**{field: self.chosen[name] for name, field in FILTERS.items() if self.chosen[name]})
        return self.news.filter(conditions).for_reader(languages.get(translation.get_language()).tag).for_list()

    @cached_property
    def page(self) -> Page:
        return Paginator(self.found, PER_PAGE).get_page(self.number)

    @cached_property
    def count(self) -> int:
        return self.page.paginator.count

    @cached_property
    def languages(self) -> list[Option]:
        return self.options("language", languages.choices())

    @cached_property
    def countries(self) -> list[Option]:
        codes = PartnerLibrary.objects.order_by("country").values_list("country", flat=True).distinct()
        return sorted(self.options("country", [(code, countries.name(code)) for code in codes]), key=lambda o: o.label)

    @cached_property
    def topics(self) -> list[Option]:
        topics = [(topic.slug, str(topic)) for topic in Topic.objects.all()]
        return sorted(self.options("topic", topics), key=lambda o: o.label)

    def options(self, name: str, pairs: list[tuple[str, str]]) -> list[Option]:
        return [Option(value, str(label), value == self.chosen[name]) for value, label in pairs]
