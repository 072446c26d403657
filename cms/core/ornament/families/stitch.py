"""Stitch: counted embroidery, symmetric in eight ways."""

from cms.core.ornament.cloth import Cloth
from cms.core.ornament.dice import Dice
from cms.core.ornament.svg import num

Grid = list[list[int]]
BARE, LIGHT, FIGURE, SPARK = range(4)


def draw(cloth: Cloth) -> str:
    """One motif repeated as a pattern, with its heart in the middle of the cloth."""
    dice, p = cloth.dice, cloth.palette
    half = dice.among([8, 9, 10])
    unit = dice.among([15.0, 18.0])
    stitches = runs(motif(dice, half), {LIGHT: p.light, FIGURE: p.figure, SPARK: p.spark}, unit)
    ground = dice.among([p.ground, p.deep])
    defs = pattern(cloth, 2 * half * unit, stitches)
    return f"<defs>{defs}</defs>{cloth.rect(ground)}{cloth.rect(f'url(#{cloth.uid}p)')}"


def pattern(cloth: Cloth, cell: float, stitches: str) -> str:
    """The square of the side `cell` that repeats."""
    size = f'width="{num(cell)}" height="{num(cell)}" patternUnits="userSpaceOnUse"'
    place = f'x="{num(cloth.width / 2 % cell)}" y="{num(cloth.height / 2 % cell)}"'
    return f'<pattern id="{cloth.uid}p" {size} {place}>{stitches}</pattern>'


def motif(dice: Dice, half: int) -> Grid:
    """Diamond bands broken by hooks, one cell short of symmetric: the next motif begins with the missing edge."""
    colours, exceptions = bands(dice, half), hooks(dice, half)
    return [[cell(colours, exceptions, abs(x), abs(y), half) for x in range(-half, half)] for y in range(-half, half)]


def bands(dice: Dice, half: int) -> list[int]:
    """Colours by distance from the heart: a calm field between every two lines of thread."""
    colours, thread = [SPARK], dice.among([LIGHT, FIGURE])
    while len(colours) < 2 * half + 2:
        colours += [BARE] * dice.among([1, 2, 2]) + [thread] * dice.among([1, 1, 2])
        thread = LIGHT + FIGURE - thread
    return colours


def hooks(dice: Dice, half: int) -> dict[tuple[int, int], int]:
    """Cells (larger distance from an axis, smaller one) that do not follow the bands."""
    start = dice.among([2, 3])
    cells = {(half - 1 - k, start): dice.among([LIGHT, SPARK]) for k in range(2)}
    return cells | {(half - 1, start - 1): LIGHT, (half - 3, start - 1): BARE, (half - 2, 0): SPARK}


def cell(colours: list[int], exceptions: dict[tuple[int, int], int], x: int, y: int, half: int) -> int:
    """The colour at a distance from both axes; beyond the diamond the motif is mirrored about its edge."""
    long, short = max(x, y), min(x, y)
    if long + short > half + 1:
        long, short = half + 1 - short, half + 1 - long
    return exceptions.get((long, short), colours[long + short])


def runs(grid: Grid, colours: dict[int, str], unit: float) -> str:
    """One path per colour, of separate stitches."""
    gap = unit * 0.09
    side = num(unit - 2 * gap)
    data: dict[int, list[str]] = {colour: [] for colour in colours}
    for y, row in enumerate(grid):
        for x, value in enumerate(row):
            if value in data:
                data[value].append(f"M{num(x * unit + gap)} {num(y * unit + gap)}h{side}v{side}h-{side}Z")
    return "".join(f'<path d="{"".join(d)}" fill="{colours[colour]}"/>' for colour, d in data.items() if d)
