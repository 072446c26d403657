"""The list of libraries as a visitor filters it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from django.db.models import Case, Q, Value, When

from cms.core import page_cache
from cms.core.filtering import FilteredList, Option
from cms.partners.libraries.library import Kind, PartnerLibrary
from cms.partners.libraries.services import Service

if TYPE_CHECKING:
    from cms.partners.models.pages import PartnerPage


@dataclass(frozen=True)
class Row:
    """A library and the page to link to, if it has one."""

    library: PartnerLibrary
    page: "PartnerPage | None"


@dataclass(frozen=True)
class Group:
    """The libraries of a country."""

    country: str
    rows: list[Row]


class Directory(FilteredList):
    """The libraries that an address asks for, country by country."""

    filters = ("country", "kind", "service", "language")
    per_page = 24

    def everything(self):
        service = self.chosen["service"]
        page_cache.shows(f"libraries:service:{service}" if service else "libraries", "services", "countries")
        return PartnerLibrary.objects.all()

    def condition(self, name, value):
        """Languages are a list in a column; asking for the quoted tag works on every database."""
        if name == "language":
            return Q(languages__icontains=f'"{value}"')
        return Q(**{{"country": "country", "kind": "kind", "service": "services__slug"}[name]: value})

    def arranged(self, rows):
        """By the countries' names in the reader's language."""
        order = [When(country=option.value, then=Value(place)) for place, option in enumerate(self.countries)]
        return rows.order_by(Case(*order, default=Value(len(order))), "slug")

    def groups(self, pages: Mapping[int, "PartnerPage"]) -> list[Group]:
        """The libraries of this page of the list by country, each with its page from those given by library id."""
        by_country = groupby(self.page, key=lambda library: library.country_name)
        return [Group(name, [Row(each, pages.get(each.pk)) for each in found]) for name, found in by_country]

    def options(self, name):
        by_name = {"country": "countries", "kind": "kinds", "service": "services", "language": "languages"}
        return getattr(self, by_name[name])

    @cached_property
    def countries(self) -> list[Option]:
        return self.sorted_options("country", PartnerLibrary.objects.countries())

    @cached_property
    def kinds(self) -> list[Option]:
        return [self.option("kind", value, label) for value, label in Kind.choices]

    @cached_property
    def services(self) -> list[Option]:
        return self.sorted_options("service", [(service.slug, service) for service in Service.objects.all()])
