"""Feeds of news."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, parse_etags
from django.views.decorators.http import require_safe
from wagtail.models import Site

from cms.core import page_cache
from cms.core.routing import root_path
from cms.news.feeds import json_feed, markup
from cms.news.feeds.addresses import KINDS, Feed
from cms.news.feeds.channel import Channel, find_channel
from cms.news.feeds.edition import Edition, current
from cms.news.feeds.entries import entries
from cms.news.feeds.pulse import pulse

SERVED_AS = {"rss": "application/xml", "atom": "application/xml", "json": KINDS["json"].media_type}


@require_safe
@page_cache.kept
def feed(request: HttpRequest, kind: str, library: str = "", topic: str = "") -> HttpResponse:
    """The news that an address names, if the reader does not have them yet (RFC 9110, 13)."""
    beat = f"{kind}-{pulse()}-"
    if tag := held(request, beat):
        return HttpResponseNotModified(headers={"ETag": tag})
    site, root = Site.find_for_request(request), root_path(request)
    if site is None or root is None:
        raise Http404
    asked = Feed(translation.get_language(), library, topic)
    edition = current(site, root, asked)
    tag = f'W/"{beat}{edition.digest}"'
    return unchanged(request, edition, tag) or written(find_channel(request, site, root, asked), edition, kind, tag)


def held(request: HttpRequest, part: str) -> str | None:
    """The tag that the reader has kept with a feed, if it contains this.

    A tag has two parts: that of all that could have changed, and that of what this feed shows. Either is enough. It is
    weak (8.8.1): the same news, if not the same bytes.
    """
    tags = parse_etags(request.headers.get("If-None-Match", ""))
    return next((tag for tag in tags if part in tag), None)


def unchanged(request: HttpRequest, edition: Edition, tag: str) -> HttpResponse | None:
    """The short answer to whoever has it; a feed without items is always sent, which tells whether it is there."""
    if edition.changed is None:
        return None
    if held(request, f'-{edition.digest}"'):
        return marked(HttpResponseNotModified(), edition, tag)
    answer = get_conditional_response(request, tag, int(edition.changed.timestamp()))
    return marked(answer, edition, tag) if answer else None


def marked(answer: HttpResponse, edition: Edition, tag: str) -> HttpResponse:
    """Say by what the reader can ask next time."""
    if edition.changed is not None:
        answer["ETag"] = tag
        answer["Last-Modified"] = http_date(edition.changed.timestamp())
    return answer


def written(channel: Channel, edition: Edition, kind: str, tag: str) -> HttpResponse:
    """RSS and Atom as plain XML (RFC 7303): of their own media types browsers show the source, or save it."""
    page_cache.shows(channel.tag)
    found = entries(channel, edition)
    if kind == "json":
        text = json_feed.write(channel, found)
    else:
        text = markup.write(kind, channel, found, edition.changed or timezone.now())
    return marked(HttpResponse(text, content_type=f"{SERVED_AS[kind]}; charset=utf-8"), edition, tag)
