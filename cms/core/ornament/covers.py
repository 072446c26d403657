"""Covers: drawn where a page has no picture."""

from cms.core.ornament.cloth import Cloth
from cms.core.ornament.dice import Dice, id_prefix
from cms.core.ornament.families import FAMILIES
from cms.core.ornament.palettes import PALETTES


def cover(seed: str, palette: str = "lapis", family: str | None = None, width: int = 1200, height: int = 900) -> str:
    """An SVG document of `width` by `height` user units; without a family the seed decides.

    Raises KeyError for an unknown palette or family.
    """
    dice = Dice(seed)
    chosen = dice.among(sorted(FAMILIES))  # thrown in any case: naming the family the seed had chosen changes nothing
    cloth = Cloth(dice, PALETTES[palette], width, height, id_prefix(seed))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'preserveAspectRatio="xMidYMid slice" role="presentation">{FAMILIES[family or chosen](cloth)}</svg>\n'
    )
