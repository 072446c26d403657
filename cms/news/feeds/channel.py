"""What a feed tells of: all news of a language, those of a library, or those about a topic."""

import uuid
from dataclasses import dataclass
from functools import cached_property

from django.http import Http404, HttpRequest
from wagtail.models import Site

from cms.core.languages import Language
from cms.core.look import Look
from cms.core.models import BasePage, SiteSettings
from cms.core.portable import legal
from cms.core.wording import Wording
from cms.news.feeds.addresses import Feed
from cms.news.feeds.edition import place
from cms.news.models import Topic


@dataclass(frozen=True)
class Channel:
    """`page` shows the same to visitors."""

    site: Site
    settings: SiteSettings
    page: BasePage
    topic: Topic | None

    @property
    def language(self) -> Language:
        return self.page.language

    @property
    def library(self):
        """Whose news it tells; None for those of all."""
        return getattr(self.page, "library", None)

    @property
    def look(self) -> Look:
        """Whose colours it wears in a browser."""
        return self.page.look or Look("", self.settings.palette)

    @property
    def feed(self) -> Feed:
        """Its addresses."""
        library, topic = self.library, self.topic
        return Feed(self.language.tag, library.slug if library else "", topic.slug if topic else "")

    @property
    def publisher(self) -> str:
        return legal(self.settings.name.text)

    @property
    def subject(self) -> Wording | str:
        """What sets it apart: the library, the topic, or that it is news."""
        return self.topic.name if self.topic else self.library.name if self.library else self.page.title

    @property
    def title(self) -> str:
        return legal(f"{self.subject} · {self.publisher}")

    @property
    def description(self) -> str:
        return legal(self.page.summary_text or self.page.intro or self.settings.about.text or self.title)

    @property
    def tag(self) -> str:
        """The list of the page cache that it shows (see `NewsPage.listed`)."""
        if self.library:
            return f"news:library:{self.library.pk}"
        return f"news:topic:{self.topic.slug}" if self.topic else f"news:language:{self.language.tag}"

    @cached_property
    def home(self) -> str:
        """The full address of the list that shows the same."""
        return self.full(self.page.url) + (f"?topic={self.topic.slug}" if self.topic else "")

    @property
    def identity(self) -> str:
        """A name that stays when host, addresses and titles change (RFC 4287, 4.2.6)."""
        return identity(self.page, f"topic:{self.topic.pk}" if self.topic else "feed")

    def full(self, address: str) -> str:
        """An address with the host of the site, whatever host was asked."""
        return address if "://" in address else f"{self.site.root_url}{address}"


def identity(page: BasePage, part: str = "") -> str:
    """A urn:uuid made from what a page keeps for life: its translation key and its language."""
    return uuid.uuid5(page.translation_key, f"{page.language.tag}/{part}").urn


def find_channel(request: HttpRequest, site: Site, root: str, feed: Feed) -> Channel:
    """The channel of a feed; raises Http404 where there is none, or not for everybody."""
    page = place(root, feed).public().select_related("locale").first()
    topic = Topic.objects.filter(slug=feed.topic).first() if feed.topic else None
    if page is None or (feed.topic and topic is None):
        raise Http404
    return Channel(site, SiteSettings.for_request(request), page, topic)
