"""Pages beneath those of a founded site."""

import datetime
import json

import factory
import wagtail_factories
from factory.django import DjangoModelFactory

from cms.home.models import HomePage, StandardPage
from cms.news.models import NewsIndexPage, NewsPage, Topic
from cms.partners.models import LibraryIndexPage, PartnerLibrary, PartnerPage


def home_in(tag: str) -> HomePage:
    return HomePage.objects.get(locale__language_code=tag)


def news_index_in(tag: str) -> NewsIndexPage:
    return NewsIndexPage.objects.get(locale__language_code=tag)


def library_index_in(tag: str) -> LibraryIndexPage:
    return LibraryIndexPage.objects.get(locale__language_code=tag)


def section_of(library: PartnerLibrary, tag: str = "en") -> PartnerPage:
    """A library's page in a language."""
    return PartnerPage.objects.get(library=library, locale__language_code=tag)


class PageFactory(wagtail_factories.PageFactory):
    """A live page; its slug comes from its title, as for editors."""

    class Meta:
        abstract = True

    slug = ""

    @classmethod
    def _create_instance(cls, model_class, parent, kwargs):
        # The tree has moved on since a fixture read the parent.
        fresh = type(parent)._base_manager.get(pk=parent.pk)
        return super()._create_instance(model_class, fresh, kwargs)


class TopicFactory(DjangoModelFactory):
    class Meta:
        model = Topic

    slug = factory.Sequence(lambda number: f"topic-{number}")
    names = factory.LazyAttribute(lambda topic: {"en": topic.slug.replace("-", " ")})


class NewsPageFactory(PageFactory):
    class Meta:
        model = NewsPage
        skip_postgeneration_save = True

    title = factory.Sequence(lambda number: f"Item {number}")
    summary = "What happened, and why it matters."
    date = datetime.date(2026, 11, 15)

    @factory.post_generation
    def topics(self, create, extracted, **kwargs):
        if extracted:
            self.topics.set(extracted)
            self.save()


class StandardPageFactory(PageFactory):
    class Meta:
        model = StandardPage

    title = "About the network"


def body(*blocks: tuple[str, object]) -> str:
    """A body as the database holds it, from pairs of a block's name and its value."""
    return json.dumps([{"type": kind, "value": value} for kind, value in blocks])
