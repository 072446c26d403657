"""Feeds of news."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from cms.core import page_cache
from cms.news.feeds import json_feed, markup
from cms.news.feeds.addresses import KINDS
from cms.news.feeds.channel import Channel, find_channel
from cms.news.feeds.edition import Edition, current
from cms.news.feeds.entries import entries

SERVED_AS = {"rss": "application/xml", "atom": "application/xml", "json": KINDS["json"].media_type}


@require_safe
@page_cache.kept
def feed(request: HttpRequest, kind: str, library: str = "", topic: str = "") -> HttpResponse:
    """The news that an address names, if the reader does not have them yet (RFC 9110, 13)."""
    channel = find_channel(request, library=library, topic=topic)
    page_cache.shows(channel.tag)
    edition = current(channel)
    etag, changed = edition.etag(kind), int(edition.changed.timestamp()) if edition.changed else None
    answer = get_conditional_response(request, etag, changed) or written(channel, edition, kind)
    answer["ETag"] = etag
    if changed is not None:
        answer["Last-Modified"] = http_date(changed)
    return answer


def written(channel: Channel, edition: Edition, kind: str) -> HttpResponse:
    """RSS and Atom as plain XML (RFC 7303): of their own media types browsers show the source, or save it."""
    found = entries(channel, edition)
    if kind == "json":
        text = json_feed.write(channel, found)
    else:
        text = markup.write(kind, channel, found, edition.changed or timezone.now())
    return HttpResponse(text, content_type=f"{SERVED_AS[kind]}; charset=utf-8")
