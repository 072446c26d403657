"""The colours that ornaments are drawn in, and the seed colour that tints a page to match."""

from typing import NamedTuple


class Palette(NamedTuple):
    """Five roles: ground and deep carry the area, figure and light draw on it, spark is used least."""

    ground: str
    deep: str
    figure: str
    light: str
    spark: str


PALETTES: dict[str, Palette] = {
    "lapis": Palette(ground="#0b4f7d", deep="#08304f", figure="#3f8fb5", light="#f1ead8", spark="#e3a32b"),
    "turquoise": Palette(ground="#0f6b6b", deep="#0a3d45", figure="#57a89f", light="#f2ecd9", spark="#d98e2b"),
    "pomegranate": Palette(ground="#8a2637", deep="#4a1424", figure="#c9655c", light="#f3e8d6", spark="#e0a83a"),
    "walnut": Palette(ground="#5a4030", deep="#33241d", figure="#a67c52", light="#f0e6d2", spark="#c8502f"),
    "poplar": Palette(ground="#3c6144", deep="#1f3829", figure="#86a873", light="#f1edd8", spark="#d79a2b"),
    "felt": Palette(ground="#e7decb", deep="#23303a", figure="#0b4f7d", light="#faf6ea", spark="#b5402f"),
}

# The value of the CSS property --seed. Not simply the ground: it has to be readable as text on paper.
SEEDS: dict[str, str] = {
    "lapis": "#0b4f7d",
    "turquoise": "#0b5f60",
    "pomegranate": "#832233",
    "walnut": "#5f4230",
    "poplar": "#2f5a3a",
    "felt": "#0b4f7d",
}


def shade(one: str, other: str, share: float) -> str:
    """The colour on the way from `one` (share 0) to `other` (share 1), mixed in sRGB."""
    pairs = zip(bytes.fromhex(one[1:]), bytes.fromhex(other[1:]), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)
