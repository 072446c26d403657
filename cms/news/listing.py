"""A list of news as a visitor filters it."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import translation
from wagtail.models import Page

from cms.core import page_cache
from cms.core.filtering import FilteredList, Option
from cms.core.languages import BY_TAG, Language, get
from cms.core.pictures import prefetch
from cms.news.feeds.addresses import Feed
from cms.news.reading_order import ReadingOrder
from cms.news.topics import Topic
from cms.partners.models import PartnerLibrary

if TYPE_CHECKING:
    from cms.news.models.pages import NewsPage, NewsQuerySet

LOOKUPS = {
    "language": "locale__language_code",
    "country": "newspage__library__country",
    "library": "newspage__library__slug",
    "topic": "newspage__topics__slug",
}


@dataclass(frozen=True)
class Group:
    """Items of one kind of language: the reader's, one that was asked for, or the others together.

    `language` is None for the others.
    """

    language: Language | None
    news: list["NewsPage"]


class Listing(FilteredList):
    """The news that an address asks for, the reader's language first."""

    filters = tuple(LOOKUPS)
    per_page = 20

    def __init__(self, news: "NewsQuerySet", query):
        super().__init__(query)
        self.news = news

    def everything(self):
        """As Wagtail's pages, which know what is live and in which language: counting them needs no other table."""
        page_cache.shows(self.list_tag, "topics", "countries")
        return Page.objects.live().exact_type(self.news.model)

    @property
    def list_tag(self) -> str:
        """The list in whose changes this one has a part (see `NewsPage.listed`)."""
        for name in ("topic", "language"):
            if value := self.chosen[name]:
                return f"news:{name}:{value}"
        return "news"

    def condition(self, name, value):
        return Q(**{LOOKUPS[name]: value})

    def arranged(self, rows):
        return ReadingOrder(rows, self.news, self.reader.tag)

    @cached_property
    def feed(self) -> Feed:
        """The feed that comes nearest to the list: no feed asks for two things at once, none for a country."""
        tag = self.chosen["language"] if self.chosen["language"] in BY_TAG else self.reader.tag
        found = {name: option.value for name in ("library", "topic") for option in self.options(name) if option.chosen}
        return Feed(tag, **found) if len(found) == 1 else Feed(tag)

    @property
    def reader(self) -> Language:
        return get(translation.get_language())

    @cached_property
    def groups(self) -> list[Group]:
        """The items of this page of the list: those in the reader's language, then those in others."""
        items = list(self.page)
        prefetch(item.lead_image for item in items)
        mine = [item for item in items if item.language == self.reader]
        others = [item for item in items if item.language != self.reader]
        asked = BY_TAG.get(self.chosen["language"])
        return [group for group in (Group(self.reader, mine), Group(asked, others)) if group.news]

    def options(self, name):
        by_name = {"language": "languages", "country": "countries", "topic": "topics", "library": "libraries"}
        return getattr(self, by_name[name])

    @cached_property
    def countries(self) -> list[Option]:
        return self.sorted_options("country", PartnerLibrary.objects.countries())

    @cached_property
    def topics(self) -> list[Option]:
        return self.sorted_options("topic", [(topic.slug, topic) for topic in Topic.objects.all()])

    @cached_property
    def libraries(self) -> list[Option]:
        """The library that the address asks for; a list of all would be too long to choose from."""
        found = PartnerLibrary.objects.filter(slug=self.chosen["library"])
        return [self.option("library", library.slug, library) for library in found]
