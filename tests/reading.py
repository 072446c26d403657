"""Reading pages in tests as a browser or a search engine does: elements, not strings."""

import json
from html.parser import HTMLParser
from typing import NamedTuple

VOID = {"meta", "link", "img", "br", "input", "source", "hr"}
INLINE = {"a", "b", "bdi", "span", "small", "cite", "time"}


class Element(NamedTuple):
    """One element: its name, its attributes, and the text within it with white space made one."""

    name: str
    attributes: dict[str, str]
    text: str


class Reader(HTMLParser):
    """Collects the elements of a page in the order in which they begin."""

    def __init__(self):
        super().__init__()
        self.found: list[tuple[str, dict[str, str], list[str]]] = []
        self.open: list[tuple[str, dict[str, str], list[str]]] = []

    def handle_starttag(self, tag, attrs):
        element = (tag, {name: value or "" for name, value in attrs}, [])
        self.found.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag):
        if tag not in INLINE:
            self.handle_data(" ")
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        for element in self.open:
            element[2].append(data)


def elements(response, name: str, /, **attributes: str) -> list[Element]:
    """Elements of a name whose attributes have these values; write `class_` for class."""
    reader = Reader()
    reader.feed(response.content.decode())
    wanted = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
    made = (Element(tag, values, " ".join("".join(text).split())) for tag, values, text in reader.found if tag == name)
    return [element for element in made if wanted.items() <= element.attributes.items()]


def texts(response, name: str, /, **attributes: str) -> list[str]:
    return [element.text for element in elements(response, name, **attributes)]


def links(response) -> dict[str, str]:
    """Addresses by the text of their links."""
    return {element.text: element.attributes.get("href", "") for element in elements(response, "a")}


def structured_data(response) -> dict[str, dict]:
    """What the page says of itself in JSON-LD, by type."""
    (block,) = texts(response, "script", type="application/ld+json")
    return {data["@type"]: data for data in json.loads(block)["@graph"]}
