"""Everything but the seed that decides a drawing, and how an address spells it."""

import re
from dataclasses import dataclass
from typing import Self

from cms.core.ornament.bands import band
from cms.core.ornament.covers import cover
from cms.core.ornament.families import FAMILIES
from cms.core.ornament.marks import mark
from cms.core.ornament.palettes import PALETTES

KINDS = ("cover", "band", "spine", "mark")
COVER_SIZE = (1200, 900)
SPELLING = re.compile(
    r"(?P<kind>[a-z]+)-(?P<palette>[a-z]+)(-(?P<family>[a-z]+))?(-(?P<width>[1-9][0-9]*)x(?P<height>[1-9][0-9]*))?"
)


@dataclass(frozen=True)
class Recipe:
    """What to draw in which colours; family and size (width, height in user units) concern covers alone.

    Raises ValueError for a kind, palette or family that there is not, or a size that is not positive.
    """

    kind: str
    palette: str
    family: str | None = None
    size: tuple[int, int] = COVER_SIZE

    def __post_init__(self) -> None:
        known = self.kind in KINDS and self.palette in PALETTES and (self.family is None or self.family in FAMILIES)
        if not known or min(self.size) < 1:
            raise ValueError(f"No such drawing: {self!r}")

    def __str__(self) -> str:
        """The spelling in an address; what the kind does not need or what is usual is left out."""
        parts = [self.kind, self.palette]
        if self.kind == "cover":
            parts += [self.family] if self.family else []
            parts += ["{}x{}".format(*self.size)] if self.size != COVER_SIZE else []
        return "-".join(parts)

    @classmethod
    def parse(cls, text: str) -> Self:
        """The recipe that is spelt so. Raises ValueError if it is none."""
        match = SPELLING.fullmatch(text)
        if match is None:
            raise ValueError(f"Not a recipe: {text!r}")
        size = (int(match["width"]), int(match["height"])) if match["width"] else COVER_SIZE
        return cls(match["kind"], match["palette"], match["family"], size)

    def draw(self, seed: str) -> str:
        """The SVG document."""
        if self.kind == "cover":
            return cover(seed, self.palette, self.family, *self.size)
        if self.kind == "mark":
            return mark(self.palette)
        return band(seed, self.palette, upright=self.kind == "spine")
