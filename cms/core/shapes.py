"""The roles of pictures on a page, and the sizes and formats that each is made in."""

import hashlib
from dataclasses import dataclass

FORMATS = ("avif", "webp", "jpeg")
DESK = "(min-width: 60rem)"


@dataclass(frozen=True)
class Shape:
    """Wagtail's filters for one role, smallest first, and how wide the picture stands (HTML's `sizes`)."""

    filters: tuple[str, ...]
    sizes: str

    @property
    def specs(self) -> list[str]:
        return [f"{spec}|format-{kind}" for kind in FORMATS for spec in self.filters]


SHAPES: dict[str, Shape] = {
    "poster": Shape(("fill-640x480", "fill-960x720", "fill-1280x960"), f"{DESK} 42vw, 100vw"),
    "wide": Shape(("width-640", "width-960", "width-1280"), f"{DESK} 58rem, 100vw"),
    "figure": Shape(("width-320", "width-640", "width-1280"), f"{DESK} 36rem, 100vw"),
    "card": Shape(("fill-320x240", "fill-640x480", "fill-960x720"), f"{DESK} 29rem, 100vw"),
    "thumb": Shape(("fill-320x240",), "9.5rem"),
    "tile": Shape(("fill-320x240", "fill-640x480"), f"{DESK} 18rem, 50vw"),
    "portrait": Shape(("fill-160x160",), "5rem"),
    "logo": Shape(("max-400x88",), "auto"),
}
SHARED = "fill-1200x630|format-jpeg"


def every_size() -> list[str]:
    """Wagtail's filters of all shapes, each once: what every browser knows comes first, what takes longest last."""
    filters = dict.fromkeys(spec for shape in SHAPES.values() for spec in shape.filters)
    return [SHARED, *(f"{spec}|format-{kind}" for kind in reversed(FORMATS) for spec in filters)]


EVERY_SIZE = every_size()
# Another set of shapes is another name, and all pictures are due again.
SET = hashlib.blake2b("\n".join(EVERY_SIZE).encode(), digest_size=6).hexdigest()
