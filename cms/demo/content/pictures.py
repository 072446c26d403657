"""The demo's pictures: which drawing, in whose collection, and what it shows."""

from typing import NamedTuple

CREDIT = "Library Outreach, drawn by code for the demonstration"


class Picture(NamedTuple):
    """`description` is the alternative text where a page gives none; no library means the whole network's."""

    title: str
    description: str
    library: str = ""


PICTURES: dict[str, Picture] = {
    "bookshelves": Picture("Bookshelves", "Four full shelves of books and a ladder.", "national-library-of-kazakhstan"),
    "card-catalogue": Picture(
        "Card catalogue", "A wooden card catalogue with three open drawers.", "national-library-of-armenia"
    ),
    "city-map": Picture("Map of libraries", "A city plan with six libraries and a dotted way between them."),
    "hackathon": Picture("Tables of a hackathon", "Five round tables from above, with laptops and notes."),
    "harbour": Picture("Library at the harbour", "A library like a tilted disc by the sea.", "bibliotheca-alexandrina"),
    "letters": Picture("Letters", "Envelopes with stamps and seals on red cloth.", "national-library-of-belarus"),
    "lotus-pond": Picture("Lotus pond", "An open book among lotus leaves.", "nghe-an-provincial-library"),
    "mountain-road": Picture(
        "Library bus", "A bus full of books on a mountain road.", "national-library-of-kyrgyzstan"
    ),
    "night-library": Picture(
        "Library at night", "A library with lit windows under stars.", "nghe-an-provincial-library"
    ),
    "open-book": Picture("Open book", "An open book on a tiled floor.", "national-library-of-uzbekistan"),
    "reading-room": Picture(
        "Reading room in the evening",
        "Green lamps on long tables before tall windows.",
        "national-library-of-uzbekistan",
    ),
    "round-table": Picture("Round table", "A ring of tables with eighteen chairs, from above."),
}
