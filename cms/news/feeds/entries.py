"""The items of a feed, ready to be written in any format."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from cms.core.portable import legal
from cms.news.feeds.channel import Channel, identity
from cms.news.feeds.edition import Edition
from cms.news.feeds.texts import Enclosure, Text, texts
from cms.news.models import NewsPage


@dataclass(frozen=True)
class Entry:
    """One item; `html` is empty where the feed carries summaries."""

    identity: str
    url: str
    title: str
    summary: str
    author: str
    author_url: str
    published: datetime.datetime
    updated: datetime.datetime
    topics: list[str]
    html: str
    enclosure: Enclosure | None


def entries(channel: Channel, edition: Edition) -> list[Entry]:
    """The items of an edition in its order."""
    found = NewsPage.objects.filter(pk__in=edition.items).select_related("library", "locale", "lead_image")
    by_pk = {page.pk: page for page in found.defer_streamfields()}
    pages = [by_pk[pk] for pk in edition.items if pk in by_pk]
    subjects, matter = topics(pages), texts(channel, edition, pages)
    return [entry(channel, page, subjects[page.pk], matter[page.pk]) for page in pages]


def topics(pages: Iterable[NewsPage]) -> dict[int, list[str]]:
    """The names of the topics of each page, by its id."""
    links = NewsPage.topics.through.objects.filter(newspage__in=[page.pk for page in pages])
    named: dict[int, list[str]] = defaultdict(list)
    for link in links.select_related("topic").order_by("topic__slug"):
        named[link.newspage_id].append(legal(str(link.topic)))
    return named


def entry(channel: Channel, page: NewsPage, subjects: list[str], text: Text) -> Entry:
    return Entry(
        identity=identity(page),
        url=channel.full(page.url),
        title=legal(page.title),
        summary=legal(page.summary),
        author=legal(page.library.name.text) if page.library else channel.publisher,
        author_url=page.library.website if page.library else "",
        published=page.first_published_at,
        updated=page.last_published_at or page.first_published_at,
        topics=subjects,
        html=text.html,
        enclosure=text.enclosure,
    )
