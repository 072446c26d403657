"""Drum: the face of a bronze drum, rings about a star of rays."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from cms.core.ornament.cloth import Cloth
from cms.core.ornament.geometry import Point, interleaved, ring
from cms.core.ornament.palettes import Palette
from cms.core.ornament.svg import num, path, use

STAR = 132.0
FACE = STAR + 14
UP = -math.pi / 2


@dataclass(frozen=True)
class Zone:
    """One ring of the drum: where it begins, how wide it is, the colour of its figures, an id for one of them."""

    inner: float
    depth: int
    rays: int
    line: str
    uid: str

    def at(self, share: float) -> float:
        """The radius at a share of the depth."""
        return self.inner + self.depth * share

    @property
    def count(self) -> int:
        """About as many figures as are square, and a multiple of the rays, so that all zones agree."""
        return max(self.rays, round(math.tau * self.inner / self.depth / self.rays) * self.rays)

    def around(self, share: float, turn: float = 0.0) -> list[Point]:
        """One point for every figure."""
        return ring(self.count, self.at(share), turn)


def draw(cloth: Cloth) -> str:
    """A star off or on the middle, and zones until the farthest corner is covered."""
    dice = cloth.dice
    x, y = cloth.width * dice.among([0.5, 0.68, 0.32]), cloth.height * dice.among([0.5, 0.62, 0.4])
    rays = dice.among([12, 14, 16])
    far = math.hypot(max(x, cloth.width - x), max(y, cloth.height - y))
    elements = "".join(zones(cloth, rays, far))
    return f'{cloth.rect(cloth.palette.ground)}<g transform="translate({num(x)} {num(y)})">{elements}</g>'


def star(p: Palette, rays: int) -> list[str]:
    """The middle of the drum: rays, with a feather between every two."""
    notch = UP + math.pi / rays
    points = interleaved(ring(rays, STAR, UP), ring(rays, STAR * 0.3, notch))
    feathers = [f'<path d="{feather(tip)}" fill="{p.figure}"/>' for tip in ring(rays, STAR * 0.86, notch)]
    return [circle(FACE, f'fill="{p.deep}"'), f'<path d="{path(points)}" fill="{p.spark}"/>', *feathers]


def feather(tip: Point) -> str:
    """Path data of a narrow kite that points outward."""
    x, y = tip
    return path(
        [
            (x, y),
            (x * 0.5 - y * 0.07, y * 0.5 + x * 0.07),
            (x * 0.5 * 0.82, y * 0.5 * 0.82),
            (x * 0.5 + y * 0.07, y * 0.5 - x * 0.07),
        ]
    )


def zones(cloth: Cloth, rays: int, far: float) -> list[str]:
    """The star and all zones; no two neighbours are of one kind."""
    elements, inner, kind = star(cloth.palette, rays), FACE, ""
    while inner < far:
        kind = cloth.dice.among([name for name in KINDS if name != kind])
        ground = cloth.dice.among([cloth.palette.ground, cloth.palette.ground, cloth.palette.deep])
        depth, figures = KINDS[kind]
        # The number of the element that comes after the ground is unique in the drawing.
        uid = f"{cloth.uid}{len(elements) + 1}"
        zone = Zone(inner, depth, rays, line_colour(cloth, kind), uid)
        elements += [background(zone, ground), *figures(zone), rim(zone, cloth.palette.light)]
        inner += depth
    return elements


def line_colour(cloth: Cloth, kind: str) -> str:
    """The colour of a zone's figures."""
    p = cloth.palette
    return p.spark if kind == "plain" else cloth.dice.among([p.light, p.light, p.figure, p.spark])


def circle(radius: float, paint: str) -> str:
    """A circle about the middle of the drum."""
    return f'<circle r="{num(radius)}" {paint}/>'


def stroked(radius: float, colour: str, width: str) -> str:
    """A circle drawn as a line."""
    return circle(radius, f'fill="none" stroke="{colour}" stroke-width="{width}"')


def background(zone: Zone, colour: str) -> str:
    """The area of a zone, a little too wide, so that nothing shows between two."""
    return stroked(zone.at(0.5), colour, num(zone.depth + 0.8))


def rim(zone: Zone, colour: str) -> str:
    """The line at the outer edge of a zone."""
    return circle(zone.at(1), f'fill="none" stroke="{colour}" stroke-width="1.4" stroke-opacity=".55"')


def teeth(zone: Zone) -> list[str]:
    """Triangles that point outward."""
    base = zone.at(0.14)
    points = interleaved(zone.around(0.86), zone.around(0.14, math.pi / zone.count))
    return [f'<path d="{path(points)}{hole(base)}" fill="{zone.line}" fill-rule="evenodd"/>']


def hole(radius: float) -> str:
    """Path data of a full circle, as two arcs."""
    r = num(radius)
    return f"M{r} 0A{r} {r} 0 1 0 -{r} 0A{r} {r} 0 1 0 {r} 0Z"


def beads(zone: Zone) -> list[str]:
    """Circles with a dot in them."""
    shell = stroked(zone.depth * 0.27, zone.line, "4")
    dot = circle(zone.depth * 0.09, f'fill="{zone.line}"')
    bead = f'<defs><g id="{zone.uid}" >{shell}{dot}</g></defs>'
    return [bead, *(use(zone.uid, x, y) for x, y in zone.around(0.5))]


def ticks(zone: Zone) -> list[str]:
    """Short radial strokes, as one dashed circle."""
    pitch = math.tau * zone.at(0.5) / (zone.count * 3)
    dashes = f'stroke-dasharray="{pitch * 0.3:.3f} {pitch * 0.7:.3f}"'
    stroke = f'fill="none" stroke="{zone.line}" stroke-width="{num(zone.depth * 0.56)}"'
    return [circle(zone.at(0.5), f"{stroke} {dashes}")]


def lozenges(zone: Zone) -> list[str]:
    """Lozenges that touch one another."""
    tips, feet, sides = zone.around(0.86), zone.around(0.14), zone.around(0.5, math.pi / zone.count)
    data = "".join(path([tips[k], sides[k], feet[k], sides[k - 1]]) for k in range(zone.count))
    return [f'<path d="{data}" fill="{zone.line}"/>']


def wave(zone: Zone) -> list[str]:
    """One line of arcs, bent outward and inward in turn."""
    middle = zone.at(0.5)
    knots = ring(2 * max(zone.rays, round(math.tau * middle / 76)), middle)
    bend = num(math.dist(knots[0], knots[1]) * 0.6)
    arcs = "".join(f"A{bend} {bend} 0 0 {k % 2} {num(x)} {num(y)}" for k, (x, y) in enumerate(knots[1:] + knots[:1]))
    x, y = knots[0]
    return [f'<path d="M{num(x)} {num(y)}{arcs}" fill="none" stroke="{zone.line}" stroke-width="4"/>']


def plain(zone: Zone) -> list[str]:
    """A single line."""
    return [stroked(zone.at(0.5), zone.line, "3")]


KINDS: dict[str, tuple[int, Callable[[Zone], list[str]]]] = {
    "teeth": (66, teeth),
    "beads": (62, beads),
    "ticks": (34, ticks),
    "lozenge": (76, lozenges),
    "wave": (60, wave),
    "plain": (16, plain),
}
