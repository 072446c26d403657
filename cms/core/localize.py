"""Tables for wagtail-localize, which finds no words in them by itself.

Its protocol for blocks: `get_translatable_segments(value)` and `restore_translated_segments(value, segments)`.
"""

import hashlib

from wagtail_localize.segments import StringSegmentValue


def segments_of(table: dict | None) -> list[StringSegmentValue]:
    """The caption and the texts of the cells, each different one once; numbers are the same in every language."""
    if not table:
        return []
    cells = [table.get("table_caption"), *(cell for row in table["data"] for cell in row)]
    return [StringSegmentValue(key_of(text), text) for text in dict.fromkeys(filter(is_text, cells))]


def translated(table: dict, segments: list[StringSegmentValue]) -> dict:
    """The same table with its texts replaced."""
    texts = {segment.path: segment.render_text() for segment in segments}
    data = [[replaced(cell, texts) for cell in row] for row in table["data"]]
    return table | {"data": data, "table_caption": replaced(table.get("table_caption"), texts)}


def replaced(cell: object, texts: dict[str, str]) -> object:
    return texts.get(key_of(cell), cell) if is_text(cell) else cell


def is_text(cell: object) -> bool:
    return isinstance(cell, str) and any(map(str.isalpha, cell))


def key_of(text: object) -> str:
    """A name that stays when rows are added or moved, so that a translation is found again."""
    return hashlib.sha256(str(text).encode()).hexdigest()[:12]
