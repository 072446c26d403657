"""The texts and pictures of items as feeds carry them, kept per item as long as nothing in them has changed."""

import mimetypes
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.cache import cache
from django.template.loader import render_to_string
from wagtail.blocks import StreamValue

from cms.core import page_cache
from cms.core.page_cache.findings import tags_of
from cms.core.page_cache.release import release
from cms.core.page_cache.showing import noted
from cms.core.pictures import images_in, prefetch, shared
from cms.core.portable import portable
from cms.news.feeds.channel import Channel
from cms.news.feeds.edition import Edition, digest
from cms.news.models import NewsPage

A_WEEK = 7 * 24 * 3600


@dataclass(frozen=True)
class Enclosure:
    """A file beside an item: its full address, media type and size in bytes."""

    url: str
    media_type: str
    length: int


@dataclass(frozen=True)
class Text:
    """The full text of an item, if the feed carries it, and its picture; `tags` name what both were made from."""

    html: str
    enclosure: Enclosure | None
    tags: frozenset[str]


def texts(channel: Channel, edition: Edition, pages: list[NewsPage]) -> dict[int, Text]:
    """By the ids of the pages; what is not kept yet is made, whatever it costs, once."""
    keys = {page.pk: key(channel, edition, page) for page in pages}
    kept = cache.get_many(keys.values())
    missing = [page for page in pages if keys[page.pk] not in kept]
    made = {keys[pk]: text for pk, text in make(channel, missing).items()}
    if made:
        cache.set_many(made, A_WEEK)
    found = kept | made
    page_cache.shows(*(tag for text in found.values() for tag in text.tags))
    return {pk: found[name] for pk, name in keys.items()}


def key(channel: Channel, edition: Edition, page: NewsPage) -> str:
    """Names all that a text is made from: the item as published, what is around it, and the site."""
    site = (release(), channel.site.root_url, channel.settings.full_text_feeds)
    return f"feed-text:{page.pk}:{digest(page.last_published_at, page.url_path, edition.around, site)}"


def make(channel: Channel, pages: list[NewsPage]) -> dict[int, Text]:
    """Render these pages; what their bodies refer to is read, and noted, for all of them at once."""
    if not pages:
        return {}
    with noted() as shown:
        bodies = read_bodies(pages) if channel.settings.full_text_feeds else {}
        pictures = (image for body in bodies.values() for image in images_in(body))
        prefetch([*(page.lead_image for page in pages), *pictures])
        made = {page.pk: (html(channel, page, bodies.get(page.pk)), enclosure(channel, page)) for page in pages}
    tags = frozenset(tags_of(shown))
    return {pk: Text(text, file, tags) for pk, (text, file) in made.items()}


def read_bodies(pages: Iterable[NewsPage]) -> dict[int, StreamValue]:
    """The bodies by id, with their pictures, documents and pages: a query for each kind of block, not for each page."""
    block = NewsPage.body.field.stream_block
    raw = dict(NewsPage.objects.filter(pk__in=[page.pk for page in pages]).values_list("pk", "body"))
    return dict(zip(raw, block.bulk_to_python([list(body.raw_data) for body in raw.values()]), strict=True))


def html(channel: Channel, page: NewsPage, body: StreamValue | None) -> str:
    """The full text; `plain` asks the blocks for what can stand without the site around it."""
    if body is None:
        return ""
    context = {"page": page, "body": body, "plain": True}
    return portable(render_to_string("news/feed_text.html", context), channel.full(page.url))


def enclosure(channel: Channel, page: NewsPage) -> Enclosure | None:
    """The picture as other services are shown it; None where there is none, or its file is lost."""
    rendition = shared(page.lead_image)
    if rendition is None:
        return None
    try:
        length = rendition.file.storage.size(rendition.file.name)
    except OSError:
        return None
    return Enclosure(channel.full(rendition.url), mimetypes.guess_type(rendition.file.name)[0] or "image/jpeg", length)
