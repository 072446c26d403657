"""HTML that leaves the site: into feed readers and mails, which have neither our addresses nor our style sheet.

What is let through is a list, not what is taken out: the elements and attributes that feed readers keep (the lists of
the W3C feed validator), with absolute addresses. The result is well-formed, so that it may stand in XML as well.
"""

from html import escape
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

# fmt: off
PLAIN = {"abbr", "b", "bdi", "br", "caption", "cite", "code", "dd", "div", "dl", "dt", "em", "figcaption", "figure",
         "footer", "h2", "h3", "h4", "hr", "i", "li", "p", "pre", "s", "small", "span", "strong", "sub", "sup", "table",
         "tbody", "tfoot", "thead", "tr", "u", "ul"}
# fmt: on
WITH_ATTRIBUTES = {
    "a": {"href", "hreflang"},
    "blockquote": {"cite"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
ALLOWED = {element: set() for element in PLAIN} | WITH_ATTRIBUTES
EVERYWHERE = {"lang", "dir"}
# What opens on a click stands open, under a heading.
RENAMED = {"details": "div", "summary": "h3"}
EMPTY = {"br", "hr", "img"}
# Elements that are dropped with all that is in them, and those of them that have no end.
HIDDEN = {"script", "style", "iframe", "form", "button", "object", "template", "noscript", "svg", "title", "textarea"}
ADDRESSES = {"href", "src", "cite"}
SCHEMES = {"http", "https", "mailto", "tel"}


def portable(html: str, base: str) -> str:
    """The same text as well-formed HTML that is safe anywhere; `base` is the address that it was written for."""
    writer = _Writer(base)
    writer.feed(html)
    writer.close()
    return writer.finish()


class _Writer(HTMLParser):
    def __init__(self, base: str):
        super().__init__()
        self.base = base
        self.written: list[str] = []
        self.open: list[str] = []
        self.hidden: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag in HIDDEN or self.hidden:
            self.hidden.append(tag) if tag in HIDDEN else None
            return
        tag = RENAMED.get(tag, tag)
        if tag not in ALLOWED:
            return
        if tag not in EMPTY:
            self.open.append(tag)
        self.written.append(f"<{tag}{self.attributes(tag, attrs)}{' /' if tag in EMPTY else ''}>")

    def handle_endtag(self, tag):
        if self.hidden:
            if tag == self.hidden[-1]:
                self.hidden.pop()
            return
        tag = RENAMED.get(tag, tag)
        if tag in self.open:
            while self.close_last() != tag:
                pass

    def handle_data(self, data):
        if not self.hidden:
            self.written.append(escape(data, quote=False))

    def attributes(self, tag: str, given: list[tuple[str, str | None]]) -> str:
        """The attributes that are kept, each once."""
        wanted = {name: value or "" for name, value in given if name in ALLOWED[tag] | EVERYWHERE}
        if tag == "img":
            wanted.setdefault("alt", "")
        made = {name: self.absolute(value) if name in ADDRESSES else value for name, value in wanted.items()}
        return "".join(f' {name}="{escape(value)}"' for name, value in made.items() if value is not None)

    def absolute(self, address: str) -> str | None:
        """The full address; None for one that leads to no page, picture, mail or phone."""
        try:
            full = urljoin(self.base, address.strip())
            return full if urlsplit(full).scheme in SCHEMES else None
        except ValueError:
            return None

    def close_last(self) -> str:
        tag = self.open.pop()
        self.written.append(f"</{tag}>")
        return tag

    def finish(self) -> str:
        while self.open:
            self.close_last()
        return legal("".join(self.written)).strip()


def legal(text: str) -> str:
    """The same text without the characters that XML 1.0 (2.2 "Characters") does not allow, which editors paste."""
    return text.translate(_ILLEGAL)


_ILLEGAL = dict.fromkeys([*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF])
