"""Pages for places that nobody can leave, like an information point: links elsewhere become text with their address.

It works on finished HTML, so that it holds for every link, whichever template, text or app has made it.
"""

import re
from html import escape, unescape
from html.parser import HTMLParser
from urllib.parse import urlsplit

from cms.core.languages import TAGS

# Pages have the prefix of a language and end with a slash; files, feeds and log-in pages do not.
PAGE = re.compile(rf"/(?:(?:{'|'.join(TAGS)})/(?!_util/)(?:[^?#]*/)?)?(?:[?#]|$)")
PART = ("#", "?")
# Schemes whose addresses people read; others only their programs do.
READ = {"http", "https", "mailto", "tel"}


def stays(address: str, root_url: str) -> bool:
    """Whether an address leads to a page of the site, whose own address is `root_url` ("https://library.example")."""
    path = address.removeprefix(root_url)
    return not address or address.startswith(PART) or bool(PAGE.match(path))


def legible(address: str, root_url: str) -> str:
    """An address as one writes it down: without scheme, and with the host."""
    parts = urlsplit(f"{root_url}{address}" if address.startswith("/") else address)
    if parts.scheme not in READ:
        return ""
    query = f"?{parts.query}" if parts.query and parts.scheme.startswith("http") else ""
    return f"{parts.netloc}{parts.path}{query}".removesuffix("/")


def inward(html: str, root_url: str) -> str:
    """The same HTML in which only links to pages of the site are links."""
    writer = _Writer(root_url)
    writer.feed(html)
    writer.close()
    return "".join(writer.written)


class _Writer(HTMLParser):
    """Passes everything on as it was written, but for links that lead away."""

    def __init__(self, root_url: str):
        super().__init__(convert_charrefs=False)
        self.root_url = root_url
        self.written: list[str] = []
        self.address: str | None = None
        self.label = ""

    def handle_starttag(self, tag, attrs):
        address = dict(attrs).get("href") or ""
        if tag != "a" or stays(address.strip(), self.root_url):
            self.written.append(self.get_starttag_text() or "")
            return
        self.address, self.label = address.strip(), ""
        self.written.append('<span class="outward">')

    def handle_endtag(self, tag):
        if tag != "a" or self.address is None:
            self.written.append(f"</{tag}>")
            return
        shown, self.address = legible(self.address, self.root_url), None
        if shown and shown not in self.label:
            self.written.append(f' <bdi class="outward__address" dir="ltr">{escape(shown)}</bdi>')
        self.written.append("</span>")

    def handle_startendtag(self, tag, attrs):
        self.written.append(self.get_starttag_text() or "")

    def handle_data(self, data):
        self.label += data
        self.written.append(data)

    def handle_entityref(self, name):
        self.pass_on(f"&{name};")

    def handle_charref(self, name):
        self.pass_on(f"&#{name};")

    def pass_on(self, reference: str) -> None:
        self.label += unescape(reference)
        self.written.append(reference)

    def handle_comment(self, data):
        self.written.append(f"<!--{data}-->")

    def handle_decl(self, decl):
        self.written.append(f"<!{decl}>")
