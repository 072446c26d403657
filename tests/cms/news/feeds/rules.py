"""Rules of the W3C feed validator (validator.w3.org/feed), by its own source: what it calls an error or a warning."""

import datetime
import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from urllib.parse import urlsplit
from xml.etree import ElementTree

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
XHTML = "{http://www.w3.org/1999/xhtml}"
# fmt: off
RSS_CHANNEL = {"title", "link", "description", "language", "lastBuildDate", "item", f"{ATOM}link", f"{XHTML}div"}
RSS_ITEM = {"title", "link", "description", "pubDate", "guid", "enclosure", "category", f"{ATOM}updated", CONTENT,
            CREATOR}
ATOM_FEED = {f"{ATOM}{name}" for name in ("title", "link", "id", "updated", "author", "subtitle", "entry")}
ATOM_ENTRY = {f"{ATOM}{name}" for name in ("title", "link", "id", "published", "updated", "author", "summary",
                                           "category", "content")}
# Elements that the validator lets pass; others are a security risk to it.
SAFE = {"a", "abbr", "b", "bdi", "blockquote", "br", "caption", "cite", "code", "dd", "div", "dl", "dt", "em",
        "figcaption", "figure", "footer", "h2", "h3", "h4", "hr", "i", "img", "li", "ol", "p", "pre", "s", "small",
        "span", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul"}
# fmt: on
REPEATED = {"item", "category", f"{ATOM}entry", f"{ATOM}link", f"{ATOM}category"}
FULL_URI = re.compile(r"[a-zA-Z][0-9a-zA-Z+\-.]*:(//)?[0-9a-zA-Z;/?:@&=+$.\-_!~*'()%,#]+$")
UUID = re.compile(r"urn:uuid:[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}$")
RFC_822 = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}$")
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$")
MEDIA_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+$")
MARKUP = re.compile(r"<[a-z!/]", re.IGNORECASE)


def rss_problems(document: bytes, address: str) -> list[str]:
    """What is wrong with an RSS feed that was found at an address."""
    root = ElementTree.fromstring(document)
    channel = root.find("channel")
    found = [*unexpected(channel, RSS_CHANNEL), *absent(channel, {"title", "link", "description"})]
    found += [f"self: {link.get('href')}" for link in channel.iter(f"{ATOM}link") if link.get("href") != address]
    found += address_problems(channel, "link") + moment_problems(channel, "lastBuildDate", RFC_822)
    for item in channel.iter("item"):
        found += unexpected(item, RSS_ITEM) + absent(item, {"title", "guid"})
        found += address_problems(item, "link") + moment_problems(item, "pubDate", RFC_822)
        found += moment_problems(item, f"{ATOM}updated", RFC_3339) + id_problems(item.find("guid"), ("isPermaLink",))
        found += [problem for text in item.findall(CONTENT) for problem in html_problems(text.text)]
        found += html_problems(item.findtext("description"))
        found += [p for file in item.iter("enclosure") for p in file_problems(file, file.get("url"))]
    return found + repeated([item.findtext("guid") for item in channel.iter("item")])


def atom_problems(document: bytes, address: str) -> list[str]:
    """What is wrong with an Atom feed that was found at an address."""
    root = ElementTree.fromstring(document)
    own = [child for child in root if child.tag != f"{XHTML}div"]
    required = {f"{ATOM}{name}" for name in ("title", "id", "updated")}
    found = unexpected(own, ATOM_FEED) + absent(root, required) + id_problems(root.find(f"{ATOM}id"))
    found += [] if [link.get("href") for link in links(root, "self")] == [address] else ["self"]
    found += moment_problems(root, f"{ATOM}updated", RFC_3339)
    for entry in root.iter(f"{ATOM}entry"):
        found += unexpected(entry, ATOM_ENTRY) + absent(entry, required | {f"{ATOM}author"})
        found += moment_problems(entry, f"{ATOM}updated", RFC_3339)
        found += moment_problems(entry, f"{ATOM}published", RFC_3339) + id_problems(entry.find(f"{ATOM}id"))
        found += [f"link {a.get('href')}" for a in links(entry, "alternate") if not FULL_URI.match(a.get("href"))]
        found += [p for text in entry.findall(f"{ATOM}content") for p in html_problems(text.text)]
        found += [p for file in links(entry, "enclosure") for p in file_problems(file, file.get("href"))]
    return found + repeated([entry.findtext(f"{ATOM}id") for entry in root.iter(f"{ATOM}entry")])


def links(element, rel: str) -> list:
    return [link for link in element.findall(f"{ATOM}link") if link.get("rel") == rel]


def unexpected(element, known: set[str]) -> list[str]:
    """Elements that no rule knows, and those that stand twice where once is allowed."""
    tags = [child.tag for child in element]
    twice = [tag for tag in set(tags) - REPEATED if tags.count(tag) > 1]
    return [f"unknown {tag}" for tag in tags if tag not in known] + [f"twice {tag}" for tag in twice]


def absent(element, required: set[str]) -> list[str]:
    return [f"no {tag}" for tag in sorted(required) if not "".join(element.find(tag).itertext()).strip()]


def repeated(values: list[str]) -> list[str]:
    return [f"not unique: {value}" for value in set(values) if values.count(value) > 1]


def address_problems(element, tag: str) -> list[str]:
    return [] if FULL_URI.match(element.findtext(tag) or "") else [f"{tag}: {element.findtext(tag)}"]


def moment_problems(element, tag: str, form: re.Pattern[str]) -> list[str]:
    text = element.findtext(tag) or ""
    if not form.match(text):
        return [f"{tag}: {text}"]
    moment = parsedate_to_datetime(text) if form is RFC_822 else datetime.datetime.fromisoformat(text)
    late = datetime.datetime.now(datetime.UTC) + datetime.timedelta(minutes=10)
    return [f"implausible {tag}: {text}"] if moment > late or moment.year < 1990 else []


def id_problems(element, attributes=()) -> list[str]:
    permalink = [element.get(name) for name in attributes] not in ([], ["false"])
    return [] if UUID.match(element.text) and not permalink else [f"id: {element.text}"]


def file_problems(element, url: str) -> list[str]:
    length, kind = element.get("length") or "", element.get("type") or ""
    good = FULL_URI.match(url) and length.isdigit() and int(length) > 0 and MEDIA_TYPE.match(kind)
    return [] if good else [f"enclosure {url} {length} {kind}"]


def html_problems(html: str) -> list[str]:
    reader = Html()
    reader.feed(html)
    return list(reader.problems())


class Html(HTMLParser):
    """Collects the elements of a text."""

    def __init__(self):
        super().__init__()
        self.elements: list[tuple[str, dict]] = []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def problems(self) -> Iterator[str]:
        for tag, attributes in self.elements:
            if tag not in SAFE:
                yield f"element {tag}"
            for name, value in attributes.items():
                if name.startswith("on") or name in ("style", "class", "id"):
                    yield f"attribute {name}"
                if name in ("href", "src", "cite") and not urlsplit(value).scheme:
                    yield f"relative {value}"
