"""Points in the plane, in SVG user units; y grows downward."""

import math

Point = tuple[float, float]


def ring(count: int, radius: float, turn: float = 0.0) -> list[Point]:
    """`count` points evenly on a circle about the origin; `turn` is the angle of the first, in radians."""
    angles = [turn + math.tau * k / count for k in range(count)]
    return [(radius * math.cos(angle), radius * math.sin(angle)) for angle in angles]


def scaled(points: list[Point], factor: float) -> list[Point]:
    """The points moved toward the origin or away from it."""
    return [(x * factor, y * factor) for x, y in points]


def interleaved(one: list[Point], other: list[Point]) -> list[Point]:
    """The points of two equally long lists in turn: the corners of a star from its tips and its notches."""
    return [point for pair in zip(one, other, strict=True) for point in pair]
