"""The few pieces of SVG that all drawings share, written as short as the format allows."""

from collections.abc import Iterable

from cms.core.ornament.geometry import Point


def num(value: float) -> str:
    """A number with at most one decimal."""
    text = f"{value:.1f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def path(points: Iterable[Point]) -> str:
    """Path data of the polygon through the points."""
    return "M" + "L".join(f"{num(x)} {num(y)}" for x, y in points) + "Z"


def use(name: str, x: float, y: float) -> str:
    """A copy of the element with the id `name`."""
    return f'<use href="#{name}" x="{num(x)}" y="{num(y)}"/>'
