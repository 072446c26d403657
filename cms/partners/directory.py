"""The list of libraries as a visitor filters it; every filter is in the address."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.http import QueryDict

from cms.core import countries, languages
from cms.partners.models.library import Kind, LibraryQuerySet, PartnerLibrary
from cms.partners.models.services_offered import Service

PER_PAGE = 24
FILTERS = ("country", "kind", "service", "language")


@dataclass(frozen=True)
class Option:
    """One value of a filter, with the word that is shown for it."""

    value: str
    label: str
    chosen: bool


class Directory:
    """The libraries that an address asks for, and what else could be asked for.

    Unknown values of a filter find nothing rather than everything: a wrong link must not look right.
    """

    def __init__(self, query: QueryDict | Mapping[str, str]):
        self.chosen = {name: query.get(name, "").strip() for name in FILTERS}
        self.number = query.get("page", "1")

    @property
    def is_filtered(self) -> bool:
        return any(self.chosen.values())

    @cached_property
    def libraries(self) -> LibraryQuerySet:
        found = PartnerLibrary.objects.filter(self.conditions).select_related("logo")
        if self.chosen["language"]:
            found = found.speaking(self.chosen["language"])
        return found.order_by("country", "slug")

    @property
    def conditions(self) -> Q:
        fields = {"country": "country", "kind": "kind", "service": "services__slug"}
        return Q(**{field: self.chosen[name] for name, field in fields.items() if self.chosen[name]})

    @cached_property
    def page(self) -> Page:
        return Paginator(self.libraries, PER_PAGE).get_page(self.number)

    @cached_property
    def count(self) -> int:
        return self.page.paginator.count

    @cached_property
    def countries(self) -> list[Option]:
        """Countries that have libraries, by name."""
        codes = PartnerLibrary.objects.order_by("country").values_list("country", flat=True).distinct()
        return sorted(self.options("country", [(code, countries.name(code)) for code in codes]), key=lambda o: o.label)

    @cached_property
    def kinds(self) -> list[Option]:
        return self.options("kind", Kind.choices)

    @cached_property
    def services(self) -> list[Option]:
        services = [(service.slug, str(service)) for service in Service.objects.all()]
        return sorted(self.options("service", services), key=lambda o: o.label)

    @cached_property
    def languages(self) -> list[Option]:
        return self.options("language", languages.choices())

    def options(self, name: str, pairs: list[tuple[str, str]]) -> list[Option]:
        return [Option(value, str(label), value == self.chosen[name]) for value, label in pairs]
