"""Words for writing the body of a page: each answers a block as a StreamField stores it.

A text is a string, or for pages that are translated `Texts`. Texts that stand in a body by themselves are paragraphs.
Pictures, files and pages are named by key and found while loading.
"""

from typing import NamedTuple

from .records import Texts

Block = tuple[str, object]


class Markup(NamedTuple):
    """Texts between two tags."""

    opening: str
    parts: tuple
    closing: str


Text = str | Texts


class Reference(NamedTuple):
    """A picture, file or page of the demo, by its key."""

    kind: str
    key: str


def picture(key: str) -> Reference:
    return Reference("picture", key)


def attachment(key: str) -> Reference:
    return Reference("file", key)


def page(key: str) -> Reference:
    """A page of the language of the text: `news/<key>`, `libraries/<slug>` or the path of a central page."""
    return Reference("page", key)


def inside(tag: str, *parts: Text | Markup) -> Markup:
    return Markup(f"<{tag}>", parts, f"</{tag}>")


def bullets(*lines: Text) -> Markup:
    return inside("ul", *(inside("li", line) for line in lines))


def steps(*lines: Text) -> Markup:
    return inside("ol", *(inside("li", line) for line in lines))


def heading(text: Text, level: int = 2) -> Block:
    return "heading", {"text": text, "level": str(level)}


def figure(key: str, alt: str, caption: str = "") -> Block:
    return "figure", {"image": {"image": picture(key), "decorative": False, "alt_text": alt}, "caption": caption}


def gallery(title: str, *figures: Block) -> Block:
    return "gallery", {"title": title, "pictures": [value for _type, value in figures]}


def quote(text: str, attribution: str, source: str = "") -> Block:
    return "quote", {"text": text, "attribution": attribution, "source": source}


def video(title: str, address: str, transcript: str = "") -> Block:
    return "video", {"title": title, "video": address, "transcript": transcript}


def documents(title: str, *keys: str) -> Block:
    return "documents", {"title": title, "documents": [attachment(key) for key in keys]}


def action(title: Text, text: Text, label: Text, *, to: str = "", url: str = "") -> Block:
    """One thing to do, on a page of the site (`to`) or elsewhere (`url`)."""
    target = page(to) if to else None
    return "action", {"title": title, "text": inside("p", text), "label": label, "page": target, "url": url}


def people(title: str, *persons: tuple[str, str, str]) -> Block:
    """Persons as name, role and a few words."""
    rows = [{"name": name, "role": role, "picture": None, "text": text} for name, role, text in persons]
    return "people", {"title": title, "people": rows}


def contact(title: Text, name: Text, email: str, address: str) -> Block:
    return "contact", {"title": title, "name": name, "email": email, "phone": "", "address": address}


def table(caption: str, *rows: tuple[str, ...]) -> Block:
    """A table whose first row is its header."""
    return "table", {
        "data": [list(row) for row in rows],
        "cell": [],
        "mergeCells": [],
        "table_caption": caption,
        "first_row_is_table_header": True,
        "first_col_is_header": False,
        "table_header_choice": "row",
    }


def questions(title: Text, *pairs: tuple[Text, Text]) -> Block:
    rows = [{"question": question, "answer": inside("p", answer)} for question, answer in pairs]
    return "questions", {"title": title, "questions": rows}
