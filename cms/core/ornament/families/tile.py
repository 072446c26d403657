"""Tile: stars from polygons in contact, a construction described by E. H. Hankin (1925)."""

import math
from collections.abc import Iterator
from typing import NamedTuple

from cms.core.ornament.cloth import Cloth
from cms.core.ornament.geometry import Point, ring, scaled
from cms.core.ornament.palettes import Palette, shade
from cms.core.ornament.svg import num, path, use

R2, R3 = math.sqrt(2), math.sqrt(3)
Polygon = list[Point]


class Tiling(NamedTuple):
    """Two lattice vectors, and the polygons of one cell, each about the origin and with its offset."""

    u: Point
    v: Point
    cell: list[tuple[Polygon, Point]]


class Glaze(NamedTuple):
    """The palette, and the tones from the focus of light outward."""

    palette: Palette
    ramp: list[str]


def draw(cloth: Cloth) -> str:
    """A tiling that is bright about one focus and darkens away from it."""
    dice = cloth.dice
    tiling_of, degrees, side = dice.among(
        [(octagons, 67.5, 96), (octagons, 54, 104), (dodecagons, 67, 74), (dodecagons, 52, 70), (hexagons, 60, 120)]
    )
    tiling, glaze = tiling_of(side), glazed(cloth.palette)
    focus = (cloth.width * dice.among([0.3, 0.5, 0.72]), cloth.height * dice.among([0.28, 0.62]))
    defs = [
        f'<g id="{cloth.uid}{shape}{tone}">{tiled(polygon, math.radians(degrees), side, glaze, tone)}</g>'
        for shape, (polygon, _) in enumerate(tiling.cell)
        for tone in range(len(glaze.ramp))
    ]
    return cloth.covered("".join(defs), "".join(laid(cloth, tiling, side, focus, len(glaze.ramp))))


def glazed(p: Palette) -> Glaze:
    """Five tones from spark to nearly ground."""
    return Glaze(p, [p.spark, p.light, shade(p.light, p.figure, 0.55), p.figure, shade(p.figure, p.ground, 0.6)])


def regular(count: int, side: float, turn: float) -> Polygon:
    """The regular polygon with `count` sides of the length `side`."""
    return ring(count, side / (2 * math.sin(math.pi / count)), turn)


def octagons(side: float) -> Tiling:
    """Octagons with squares between them."""
    pitch = side * (1 + R2)
    cell: list[tuple[Polygon, Point]] = [
        (regular(8, side, math.pi / 8), (0, 0)),
        (regular(4, side, 0), (pitch / 2, pitch / 2)),
    ]
    return Tiling((pitch, 0), (0, pitch), cell)


def dodecagons(side: float) -> Tiling:
    """Dodecagons with triangles between them."""
    pitch = side * (2 + R3)
    cell: list[tuple[Polygon, Point]] = [
        (regular(12, side, math.pi / 12), (0, 0)),
        (regular(3, side, math.pi / 2), (pitch / 2, pitch / (2 * R3))),
        (regular(3, side, -math.pi / 2), (pitch / 2, -pitch / (2 * R3))),
    ]
    return Tiling((pitch, 0), (pitch / 2, pitch * R3 / 2), cell)


def hexagons(side: float) -> Tiling:
    """Hexagons with triangles between them."""
    pitch = side * 2
    cell: list[tuple[Polygon, Point]] = [
        (regular(6, side, 0), (0, 0)),
        (regular(3, side, math.pi / 2), (side, side / R3)),
        (regular(3, side, -math.pi / 2), (side, -side / R3)),
    ]
    return Tiling((pitch, 0), (pitch / 2, pitch * R3 / 2), cell)


def star(polygon: Polygon, angle: float) -> Polygon:
    """The star that two rays from the middle of every edge, at `angle` (radians) to it, draw inside a polygon."""
    points: Polygon = []
    for i, a in enumerate(polygon):
        b, c = polygon[(i + 1) % len(polygon)], polygon[(i + 2) % len(polygon)]
        points += [middle(a, b), meeting(a, b, c, angle)]
    return points


def middle(a: Point, b: Point) -> Point:
    """The point halfway."""
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2


def meeting(a: Point, b: Point, c: Point, angle: float) -> Point:
    """Where a ray from the middle of the edge a-b meets one from the middle of b-c."""
    start, end = middle(a, b), middle(b, c)
    one = math.atan2(b[1] - a[1], b[0] - a[0]) + angle
    other = math.atan2(b[1] - c[1], b[0] - c[0]) - angle
    cross = math.cos(one) * math.sin(other) - math.sin(one) * math.cos(other)
    length = ((end[0] - start[0]) * math.sin(other) - (end[1] - start[1]) * math.cos(other)) / cross
    return start[0] + length * math.cos(one), start[1] + length * math.sin(one)


def tiled(polygon: Polygon, angle: float, side: float, glaze: Glaze, tone: int) -> str:
    """One tile in one tone: its star, in large tiles two more within it, and the joint in two strokes."""
    points, darkest = star(polygon, angle), len(glaze.ramp) - 1
    fill = glaze.ramp[tone if len(polygon) > 4 else min(tone + 1, darkest)]
    return (
        f'<path d="{path(points)}" fill="{fill}"/>'
        f"{inlay(points, glaze, tone) if len(polygon) > 5 else ''}"
        f"{joint(points, glaze.palette.deep, side * 0.085)}{joint(points, glaze.palette.light, side * 0.022)}"
    )


def inlay(points: Polygon, glaze: Glaze, tone: int) -> str:
    """The two smaller stars."""
    p = glaze.palette
    heart = p.deep if tone < 2 else p.ground
    core = glaze.ramp[tone - 1] if tone else p.light
    return (
        f'<path d="{path(scaled(points, 0.46))}" fill="{heart}"/><path d="{path(scaled(points, 0.2))}" fill="{core}"/>'
    )


def joint(points: Polygon, colour: str, width: float) -> str:
    """A stroke along the star."""
    return (
        f'<path d="{path(points)}" fill="none" stroke="{colour}" stroke-width="{num(width)}" stroke-linejoin="miter"/>'
    )


def laid(cloth: Cloth, tiling: Tiling, side: float, focus: Point, tones: int) -> Iterator[str]:
    """Copies over the cloth, each in the tone that its distance from the focus asks for."""
    width, height = cloth.width, cloth.height
    far = math.hypot(max(focus[0], width - focus[0]), max(focus[1], height - focus[1]))
    rim = side * 2.2
    for shape, (x, y) in places(cloth, tiling):
        if -rim < x < width + rim and -rim < y < height + rim:
            tone = min(int(math.hypot(x - focus[0], y - focus[1]) / far * (tones + 0.6)), tones - 1)
            yield use(f"{cloth.uid}{shape}{tone}", x, y)


def places(cloth: Cloth, tiling: Tiling) -> Iterator[tuple[int, Point]]:
    """Number of the shape and middle of every tile of a lattice that is larger than the cloth."""
    u, v = tiling.u, tiling.v
    reach = int((cloth.width + cloth.height) / min(abs(u[0]), abs(v[1]))) + 2
    for j in range(-reach, reach):
        for i in range(-reach, reach):
            for shape, (_, offset) in enumerate(tiling.cell):
                x = u[0] * i + v[0] * j + offset[0] + cloth.width / 2
                y = u[1] * i + v[1] * j + offset[1] + cloth.height / 2
                yield shape, (x, y)
