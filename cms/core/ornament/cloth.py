"""What a family of ornament is given to draw on."""

from dataclasses import dataclass

from cms.core.ornament.dice import Dice
from cms.core.ornament.palettes import Palette


@dataclass(frozen=True)
class Cloth:
    """An area in SVG user units, its colours, the dice that decide the rest, and a prefix for ids."""

    dice: Dice
    palette: Palette
    width: int
    height: int
    uid: str

    def rect(self, fill: str) -> str:
        """The whole area in one fill."""
        return f'<rect width="{self.width}" height="{self.height}" fill="{fill}"/>'

    def covered(self, defs: str, body: str) -> str:
        """Definitions, then the body on the ground of the palette."""
        return f"<defs>{defs}</defs>{self.rect(self.palette.ground)}{body}"
