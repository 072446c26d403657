"""JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

import json

from cms.core.structured_data import moment, stripped
from cms.news.feeds.channel import Channel
from cms.news.feeds.entries import Entry

VERSION = "https://jsonfeed.org/version/1.1"


def write(channel: Channel, entries: list[Entry]) -> str:
    """The feed as a document."""
    feed = {
        "version": VERSION,
        "title": channel.title,
        "home_page_url": channel.home,
        "feed_url": channel.full(channel.feed.path("json")),
        "description": channel.description,
        "authors": [{"name": channel.publisher, "url": channel.site.root_url}],
        "language": channel.language.tag,
        "items": [item(channel, entry) for entry in entries],
    }
    return json.dumps(feed, ensure_ascii=False, separators=(",", ":"))


def item(channel: Channel, entry: Entry) -> dict:
    """One item; it must have a text, which is the summary where the feed does not carry the whole."""
    said = {"content_html": entry.html} if entry.html else {"content_text": entry.summary}
    author = stripped({"name": entry.author, "url": entry.author_url})
    return stripped(
        {
            "id": entry.identity,
            "url": entry.url,
            "title": entry.title,
            "summary": entry.summary,
            "date_published": moment(entry.published),
            "date_modified": moment(entry.updated),
            "authors": [author],
            "tags": entry.topics,
            "language": channel.language.tag,
            **picture(entry),
            **said,
        }
    )


def picture(entry: Entry) -> dict:
    if entry.enclosure is None:
        return {}
    url, media_type, length = entry.enclosure.url, entry.enclosure.media_type, entry.enclosure.length
    return {"image": url, "attachments": [{"url": url, "mime_type": media_type, "size_in_bytes": length}]}
