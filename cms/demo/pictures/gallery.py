"""All drawings by name."""

from collections.abc import Callable

from .books import letters, open_book
from .canvas import Canvas
from .halls import night_library, reading_room
from .places import city_map, mountain_road
from .shelves import bookshelves, card_catalogue
from .shores import harbour, lotus_pond
from .tables import hackathon, round_table

DRAWINGS: dict[str, Callable[[], Canvas]] = {
    drawing.__name__.replace("_", "-"): drawing
    for drawing in (
        bookshelves,
        card_catalogue,
        city_map,
        hackathon,
        harbour,
        letters,
        lotus_pond,
        mountain_road,
        night_library,
        open_book,
        reading_room,
        round_table,
    )
}


def draw(name: str) -> bytes:
    """The JPEG of a drawing; KeyError if there is none of that name."""
    return DRAWINGS[name]().jpeg()
