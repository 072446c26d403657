"""The mark of the site."""

import math

from cms.core.ornament.geometry import interleaved, ring
from cms.core.ornament.palettes import PALETTES
from cms.core.ornament.svg import path

LEFT_PAGE = "M15.2 22.6C13 20.6 10 20 7.4 20.3V11.2C10.4 10.9 13.2 11.7 15.2 13.6Z"
RIGHT_PAGE = "M16.8 22.6C19 20.6 22 20 24.6 20.3V11.2C21.6 10.9 18.8 11.7 16.8 13.6Z"
RADIUS = 15.5
NOTCH = RADIUS * 0.765  # about the inner corners of two squares laid across each other


def mark(palette: str = "lapis") -> str:
    """An eight-pointed star with an open book cut out of it, as an SVG document; reads at 16 px.

    Raises KeyError for an unknown palette.
    """
    colours = PALETTES[palette]
    star = interleaved(ring(8, RADIUS), ring(8, NOTCH, math.pi / 8))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="32" height="32">'
        f'<path d="{path((x + 16, y + 16) for x, y in star)}" fill="{colours.ground}"/>'
        f'<path d="{LEFT_PAGE}{RIGHT_PAGE}" fill="{colours.light}"/></svg>\n'
    )
