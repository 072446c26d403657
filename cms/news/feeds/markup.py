"""RSS and Atom: what Django writes, and what it leaves out."""

import datetime
from html import escape

from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import feedgenerator
from django.utils.feedgenerator import rfc3339_date

from cms.news.feeds.channel import Channel
from cms.news.feeds.entries import Entry

SHEETS = ("css/site.css", "feeds/feed.css")


class ReadableFeed(feedgenerator.SyndicationFeed):
    """A feed that browsers show as a page: a sheet, and an element of XHTML that feed readers pass over.

    It is the only place where both the RSS and the Atom rules of the W3C feed validator let XHTML stand.
    """

    def latest_post_date(self):
        """When anything changed, also if it is not an item; Django would say "now" for a feed without items."""
        return self.feed["changed"]

    def add_stylesheets(self, handler):
        for sheet in self.feed["stylesheets"]:
            handler.processingInstruction("xml-stylesheet", sheet)

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        # Written as it is; the name is that of the one SAX event that is not escaped.
        handler.ignorableWhitespace(self.feed["for_people"])


class Rss(ReadableFeed, feedgenerator.Rss201rev2Feed):
    """RSS 2.0 with the full text as `content:encoded`, as the RSS Advisory Board's profile advises."""

    def rss_attributes(self):
        return super().rss_attributes() | {"xmlns:content": "http://purl.org/rss/1.0/modules/content/"}

    def add_item_elements(self, handler, item):
        """A description is HTML, our summaries are text."""
        super().add_item_elements(handler, item | {"description": escape(item["description"])})
        handler.addQuickElement("atom:updated", rfc3339_date(item["updateddate"]))
        if item["html"]:
            handler.addQuickElement("content:encoded", item["html"])


class Atom(ReadableFeed, feedgenerator.Atom1Feed):
    """Atom with summaries that are text and contents that are HTML."""

    def write(self, outfile, encoding):
        """As Django has it, with style sheets, which it knows for RSS only."""
        handler = feedgenerator.SimplerXMLGenerator(outfile, encoding, short_empty_elements=True)
        handler.startDocument()
        self.add_stylesheets(handler)
        handler.startElement("feed", self.root_attributes())
        self.add_root_elements(handler)
        self.write_items(handler)
        handler.endElement("feed")

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item | {"description": None})
        handler.addQuickElement("summary", item["description"])
        if item["html"]:
            handler.addQuickElement("content", item["html"], {"type": "html"})


KINDS = {"rss": Rss, "atom": Atom}


def write(kind: str, channel: Channel, entries: list[Entry], changed: datetime.datetime) -> str:
    """The feed as a document of a kind, `rss` or `atom`."""
    feed = KINDS[kind](
        title=channel.title,
        link=channel.home,
        description=channel.description,
        subtitle=channel.description,
        language=channel.language.tag,
        author_name=channel.publisher,
        author_link=channel.site.root_url,
        feed_url=channel.full(channel.feed.path(kind)),
        feed_guid=channel.identity,
        stylesheets=[feedgenerator.Stylesheet(static(sheet)) for sheet in SHEETS],
        changed=changed,
        for_people=render_to_string("news/feed_for_people.html", {"channel": channel, "entries": entries}),
    )
    for entry in entries:
        add(feed, entry)
    return feed.writeString("utf-8")


def add(feed: ReadableFeed, entry: Entry) -> None:
    file = entry.enclosure
    enclosures = [feedgenerator.Enclosure(file.url, str(file.length), file.media_type)] if file else []
    feed.add_item(
        title=entry.title,
        link=entry.url,
        description=entry.summary,
        author_name=entry.author,
        author_link=entry.author_url or None,
        pubdate=entry.published,
        updateddate=entry.updated,
        unique_id=entry.identity,
        unique_id_is_permalink=False,
        categories=entry.topics,
        enclosures=enclosures,
        html=entry.html,
    )
