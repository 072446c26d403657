"""Families of ornament. Each is a function that fills a `Cloth` and returns SVG elements."""

from collections.abc import Callable

from cms.core.ornament.cloth import Cloth
from cms.core.ornament.families import drum, felt, ikat, stitch, tile

FAMILIES: dict[str, Callable[[Cloth], str]] = {
    "felt": felt.draw,
    "ikat": ikat.draw,
    "tile": tile.draw,
    "stitch": stitch.draw,
    "drum": drum.draw,
}
