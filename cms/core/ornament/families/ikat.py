"""Ikat: threads dyed before weaving, so that every warp thread takes the dye a little higher or lower."""

from typing import NamedTuple

from cms.core.ornament.cloth import Cloth
from cms.core.ornament.dice import Dice
from cms.core.ornament.palettes import Palette
from cms.core.ornament.svg import num, use

THREAD = 5.0
LAP = 0.4  # threads overlap their neighbours by this much, so that no ground shows between them
ACROSS = num(THREAD + 2 * LAP)
LOZENGES = [1.0, 0.88, 0.66, 0.44, 0.32, 0.16]
ALMONDS = [0.2, 0.11]
ALMOND_LENGTH = 1.7


class Repeat(NamedTuple):
    """The figure that is repeated: half its width, its height, and how much its sides are bent (1 is straight)."""

    half: float
    height: float
    curve: float


class Layer(NamedTuple):
    """One dye of the upper left quarter: path data and colour."""

    data: str
    colour: str


def draw(cloth: Cloth) -> str:
    """Columns of lozenges within lozenges."""
    dice = cloth.dice
    columns = dice.among([3, 4, 5])
    width = cloth.width / columns
    height = width * dice.among([1.25, 1.5, 1.75])
    repeat = Repeat(half=width / 2, height=height, curve=dice.among([0.8, 1.0, 1.35]))
    layers = quarter(cloth, repeat)
    drop = dice.among([0, 0.5])
    copies = [copy for column in range(columns) for copy in hung(cloth, repeat, column, drop)]
    return cloth.covered(mirrored(cloth.uid, layers), "".join(copies))


def quarter(cloth: Cloth, repeat: Repeat) -> list[Layer]:
    """The dyes in the order in which they lie on one another."""
    colours = cloth.dice.among(dyes(cloth.palette))
    lozenges = [
        Layer(lozenge(cloth.dice, repeat, size), colour) for size, colour in zip(LOZENGES, colours, strict=True)
    ]
    seams = (cloth.palette.figure, cloth.palette.light)
    return lozenges + [
        Layer(almond(cloth.dice, repeat, size), colour) for size, colour in zip(ALMONDS, seams, strict=True)
    ]


def dyes(p: Palette) -> list[list[str]]:
    """Colours of the lozenges from the outermost to the innermost."""
    return [
        [p.light, p.deep, p.spark, p.light, p.figure, p.deep],
        [p.light, p.spark, p.deep, p.figure, p.light, p.spark],
        [p.deep, p.light, p.figure, p.spark, p.light, p.deep],
    ]


def lozenge(dice: Dice, repeat: Repeat, size: float) -> str:
    """A quarter of a lozenge, thread by thread from the middle of the column outward."""
    reach, rise = repeat.half * size, repeat.height / 2 * size
    threads, x = [], 0.0
    while x < reach:
        edge = rise * (1 - (x / reach) ** repeat.curve) + dice.between(-0.028, 0.028) * repeat.height
        threads.append(f"M{num(x - LAP)}-.4h{ACROSS}v{num(edge + LAP)}h-{ACROSS}Z" if edge > 0 else "")
        x += THREAD
    return "".join(threads)


def almond(dice: Dice, repeat: Repeat, size: float) -> str:
    """A quarter of the almond between two lozenges, thread by thread from the seam of the columns inward."""
    half, half_height, rise = repeat.half, repeat.height / 2, repeat.height * size
    threads, x = [], half
    while x > half * (1 - size * ALMOND_LENGTH):
        edge = rise * (1 - (half - x) / (half * size * ALMOND_LENGTH)) + dice.between(-0.02, 0.02) * repeat.height
        start = f"M{num(x - THREAD - LAP)} {num(half_height + LAP)}"
        threads.append(f"{start}h{ACROSS}v-{num(edge + LAP)}h-{ACROSS}Z" if edge > 0 else "")
        x -= THREAD
    return "".join(threads)


def mirrored(uid: str, layers: list[Layer]) -> str:
    """The whole figure. Each dye is mirrored before the next is laid on it, so that no seam shows on the axes."""
    quarters = [f'<path id="{uid}{k}" d="{layer.data}" fill="{layer.colour}"/>' for k, layer in enumerate(layers)]
    wholes = [
        f'<use href="#{uid}{k}" transform="scale({x} {y})"/>'
        for k in range(len(layers))
        for x in (1, -1)
        for y in (1, -1)
    ]
    return f'{"".join(quarters)}<g id="{uid}u">{"".join(wholes)}</g>'


def hung(cloth: Cloth, repeat: Repeat, column: int, drop: float) -> list[str]:
    """Copies of the figure down one column; every other column starts lower by `drop`, a share of the height."""
    x = 2 * repeat.half * (column + 0.5)
    y = -repeat.height / 2 + (column % 2) * drop * repeat.height
    copies = []
    while y < cloth.height + repeat.height:
        copies.append(use(f"{cloth.uid}u", x, y))
        y += repeat.height
    return copies
