"""Felt: horns cut from two colours at once, the seam covered by a cord."""

from collections.abc import Iterable
from typing import NamedTuple

from cms.core.ornament.cloth import Cloth
from cms.core.ornament.palettes import Palette
from cms.core.ornament.svg import num, use

# Paths of a rhombus whose corners are 150 units from its middle.
HORNS = [
    "M0 0C0-30 4-52 20-62C40-74 64-58 58-38C54-25 37-26 37-39",
    "M0 0V-26C0-58 22-76 46-70C66-65 68-40 50-37C40-35 35-45 42-51",
    "M0 0C0-22 6-40 24-48C48-58 70-44 66-24C63-11 47-12 47-24",
]
TIP = "M0-86L12-104L0-122L-12-104Z"
LEAF = "M0-34C12-48 12-62 0-80C-12-62-12-48 0-34Z"
LOZENGE = "M0-46L15-64L0-82L-15-64Z"
CORNERS = (0, 90, 180, 270)
SIDES = (45, 135, 225, 315)
CUT = 15
CORD = CUT + 7


class Dyes(NamedTuple):
    """The colours of one rhombus."""

    ground: str
    figure: str
    cord: str
    spark: str


class Shapes(NamedTuple):
    """The elements of a rhombus that are the same in both pairs of colours."""

    horns: str
    tips: str
    leaves: str


def draw(cloth: Cloth) -> str:
    """Rows of rhombi in two pairs of colours, the second between the first."""
    size = cloth.dice.among([300, 360, 420])
    horn, leaf = cloth.dice.among(HORNS), cloth.dice.among([LEAF, LOZENGE])
    pair = cloth.dice.among(pairings(cloth.palette))
    shapes = Shapes(horns(horn), turned(TIP, CORNERS), turned(leaf, SIDES))
    defs = [
        rhombus(name=f"{cloth.uid}{letter}", scale=size / 300, dyes=dyes, shapes=shapes)
        for letter, dyes in zip("ab", pair, strict=True)
    ]
    return cloth.covered("".join(defs), "".join(rows(cloth, size)))


def pairings(p: Palette) -> list[tuple[Dyes, Dyes]]:
    """What the two rhombi may be coloured with."""
    return [
        (Dyes(p.ground, p.light, p.deep, p.spark), Dyes(p.light, p.ground, p.spark, p.spark)),
        (Dyes(p.deep, p.figure, p.light, p.spark), Dyes(p.ground, p.light, p.deep, p.spark)),
        (Dyes(p.light, p.deep, p.spark, p.spark), Dyes(p.deep, p.light, p.spark, p.spark)),
    ]


def turned(data: str, angles: Iterable[int]) -> str:
    """The path once at every angle."""
    return "".join(f'<path d="{data}" transform="rotate({angle})"/>' for angle in angles)


def horns(data: str) -> str:
    """The horn and its mirror image toward every corner."""
    return "".join(
        f'<path d="{data}" transform="rotate({angle}) scale({side} 1)"/>' for angle in CORNERS for side in (1, -1)
    )


def rhombus(*, name: str, scale: float, dyes: Dyes, shapes: Shapes) -> str:
    """One rhombus under the id `name`. Scaled in two steps, because numbers here have one decimal."""
    return (
        f'<g id="{name}" transform="scale({num(scale * 100)})"><g transform="scale(.01)">'
        f"{field(dyes)}{corded(dyes, shapes.horns)}{heart(dyes)}"
        f'<g fill="{dyes.spark}" transform="scale(.98)">{shapes.tips}</g>'
        f'<g fill="{dyes.figure}" transform="scale(.62)">{shapes.leaves}</g></g></g>'
    )


def field(dyes: Dyes) -> str:
    """The rhombus itself with a line inside its edge."""
    return (
        f'<path d="M0-150L150 0L0 150L-150 0Z" fill="{dyes.ground}"/>'
        f'<path d="M0-139L139 0L0 139L-139 0Z" fill="none" stroke="{dyes.figure}" stroke-width="3"/>'
    )


def corded(dyes: Dyes, shapes: str) -> str:
    """The horns, with the cord showing on both sides of them."""
    return "".join(
        f'<g fill="none" stroke-linecap="round" stroke="{colour}" stroke-width="{width}">{shapes}</g>'
        for colour, width in ((dyes.cord, CORD), (dyes.figure, CUT))
    )


def heart(dyes: Dyes) -> str:
    """The small rhombus in the middle."""
    return (
        f'<path d="M0-24L24 0L0 24L-24 0Z" fill="{dyes.figure}"/><path d="M0-13L13 0L0 13L-13 0Z" fill="{dyes.spark}"/>'
    )


def rows(cloth: Cloth, size: int) -> list[str]:
    """Copies over the whole cloth, every other row moved by half a rhombus."""
    step = size / 2
    left, top = (cloth.width % size) / 2, (cloth.height % step) / 2
    return [
        use(f"{cloth.uid}{'ab'[row % 2]}", column * size + (row % 2) * step + left, row * step + top)
        for row in range(-1, int(cloth.height / step) + 3)
        for column in range(-1, int(cloth.width / size) + 3)
    ]
