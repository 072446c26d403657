"""Cities in which something takes place: how addresses name them, and which venues stand there."""

from functools import cached_property

from django.db.models import F, Q

from cms.core.languages import DEFAULT
from cms.core.slugs import transliterate
from cms.core.wording import in_language
from events.programme import Venue


class Places:
    """All cities that have venues; read once, without making rows of them: no page is about all venues."""

    @cached_property
    def venues(self) -> list[tuple[int, dict[str, str], str]]:
        """Id, names of the city in all languages, and country of each venue that stands in a city."""
        rows = Venue.objects.annotate(near=F("library__cities")).order_by("slug")
        found = rows.values_list("pk", "cities", "near", "country")
        return [(pk, cities or near, country) for pk, cities, near, country in found if cities or near]

    @cached_property
    def names(self) -> dict[str, str]:
        """The name for the reader of each city, by the name it has in addresses."""
        return {slug_of(cities): in_language(cities).text for _pk, cities, _country in self.venues}

    @cached_property
    def countries(self) -> list[str]:
        return sorted({country for _pk, _cities, country in self.venues})

    def is_in(self, slug: str) -> Q:
        """Sessions in a city."""
        return Q(venue__in=[pk for pk, cities, _country in self.venues if slug_of(cities) == slug])


def slug_of(cities: dict[str, str]) -> str:
    """How addresses name a city, the same in every language: «almaty», «tashkent»."""
    return transliterate(in_language(cities, DEFAULT.tag).text)
