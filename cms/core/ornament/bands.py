"""A library's own narrow band: a selvedge lies across its pages, a spine stands beside its news."""

from typing import NamedTuple

from cms.core.ornament.dice import Dice, id_prefix
from cms.core.ornament.palettes import PALETTES, Palette

Grid = list[list[int]]


class Frieze(NamedTuple):
    """What decides a cell by its distance from the middle of the period."""

    period: int
    lines: set[int]
    accent: int
    step: int

    def cell(self, distance: int, middle: int) -> int:
        """0 bare, 1 light, 2 figure, 3 spark."""
        if distance == self.accent and distance < 2:
            return 3
        if distance % self.step in self.lines:
            return 1
        return 2 if distance == self.period // 2 + middle - 1 else 0


def frieze(dice: Dice, rows: int) -> Grid:
    """The cells of one period, row by row."""
    rule = Frieze(
        period=dice.among([8, 10, 12, 14]),
        lines=dice.among([{0}, {0, 2}, {1}, {0, 3}]),
        accent=dice.among([0, 1, 2]),
        step=dice.among([3, 4, 5]),
    )
    middle = rows // 2
    return [
        [rule.cell(abs(x - rule.period // 2) + abs(y - middle), middle) for x in range(rule.period)]
        for y in range(rows)
    ]


def squares(grid: Grid, palette: Palette, unit: int, corner: tuple[int, int]) -> str:
    """One path per colour; `corner` is where the first cell begins."""
    left, top = corner
    paths = []
    for value, colour in ((1, palette.light), (2, palette.figure), (3, palette.spark)):
        places = [(x, y) for y, row in enumerate(grid) for x, cell in enumerate(row) if cell == value]
        data = "".join(f"M{x * unit + left} {y * unit + top}h{unit}v{unit}h-{unit}Z" for x, y in places)
        paths.append(f'<path d="{data}" fill="{colour}"/>' if data else "")
    return "".join(paths)


def pattern(uid: str, box: tuple[int, int], ground: str, figures: str) -> str:
    """The part that repeats, `box` user units wide and high."""
    size = f'width="{box[0]}" height="{box[1]}"'
    return f'<pattern id="{uid}" {size} patternUnits="userSpaceOnUse"><rect {size} fill="{ground}"/>{figures}</pattern>'


def band(seed: str, palette: str = "lapis", unit: int = 2, rows: int = 5, upright: bool = False) -> str:
    """An SVG document without a viewBox: the strip repeats at its own size however long its box is.

    A cell is `unit` user units wide; a strip is `rows` cells wide and has one more on either side. Raises KeyError
    for an unknown palette.
    """
    colours, uid = PALETTES[palette], id_prefix("band" + seed)
    grid = frieze(Dice("band" + seed), rows)
    long, wide = len(grid[0]) * unit, rows * unit + 2 * unit
    if upright:
        grid = [list(column) for column in zip(*grid, strict=True)]
        box, corner, size = (wide, long), (unit, 0), f'width="{wide}" height="100%"'
    else:
        box, corner, size = (long, wide), (0, unit), f'width="100%" height="{wide}"'
    figures = squares(grid, colours, unit, corner)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} shape-rendering="crispEdges" role="presentation"><defs>'
        f"{pattern(uid, box, colours.ground, figures)}</defs>"
        f'<rect width="100%" height="100%" fill="url(#{uid})"/></svg>\n'
    )
