"""Words for writing the body of a page: each answers a block as a StreamField stores it.

Plain strings in a body are paragraphs. Pictures, files and pages are named by key and found while loading.
"""

from typing import NamedTuple

Block = tuple[str, object]


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


def bullets(*lines: str) -> str:
    return "<ul>" + "".join(f"<li>{line}</li>" for line in lines) + "</ul>"


def steps(*lines: str) -> str:
    return "<ol>" + "".join(f"<li>{line}</li>" for line in lines) + "</ol>"


def heading(text: str, level: int = 2) -> Block:
    return "heading", {"text": text, "level": str(level)}


def paragraph(*lines: str) -> Block:
    """Running text; a line that begins with a tag stays as it is."""
    return "paragraph", "".join(line if line.startswith("<") else f"<p>{line}</p>" for line in lines)


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


def action(title: str, text: str, label: str, *, to: str = "", url: str = "") -> Block:
    """One thing to do, on a page of the site (`to`) or elsewhere (`url`)."""
    target = page(to) if to else None
    return "action", {"title": title, "text": f"<p>{text}</p>", "label": label, "page": target, "url": url}


def people(title: str, *persons: tuple[str, str, str]) -> Block:
    """Persons as name, role and a few words."""
    rows = [{"name": name, "role": role, "picture": None, "text": text} for name, role, text in persons]
    return "people", {"title": title, "people": rows}


def contact(title: str, name: str, email: str, address: str) -> Block:
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


def questions(title: str, *pairs: tuple[str, str]) -> Block:
    rows = [{"question": question, "answer": f"<p>{answer}</p>"} for question, answer in pairs]
    return "questions", {"title": title, "questions": rows}
