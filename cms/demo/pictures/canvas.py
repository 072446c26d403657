"""A surface to draw on with smooth edges, measured in the pixels of the finished picture."""

import io
import math
from collections.abc import Iterable, Sequence

from PIL import Image, ImageDraw, ImageFilter

from cms.core.ornament.palettes import PALETTES, shade

WIDTH, HEIGHT = 1600, 1067
# Pillow draws hard edges: everything is drawn twice as large and then reduced.
SCALE = 2
JPEG_QUALITY = 86

Point = tuple[float, float]
Box = tuple[float, float, float, float]


def rgba(colour: str, alpha: float = 1.0) -> tuple[int, int, int, int]:
    """`#rrggbb` and an opacity from 0 to 1, as Pillow wants it."""
    red, green, blue = bytes.fromhex(colour[1:])
    return red, green, blue, round(alpha * 255)


def ring(centre: Point, radius: float, corners: int, turn: float = 0.0) -> list[Point]:
    """Corners of a regular polygon; `turn` in degrees, 0 has a corner at the right."""
    angles = [math.radians(turn + 360 * i / corners) for i in range(corners)]
    return [(centre[0] + radius * math.cos(a), centre[1] + radius * math.sin(a)) for a in angles]


def star(centre: Point, radius: float, corners: int, waist: float, turn: float = 0.0) -> list[Point]:
    """A star whose inner corners lie at `waist` times the radius."""
    outer = ring(centre, radius, corners, turn)
    inner = ring(centre, radius * waist, corners, turn + 180 / corners)
    return [point for pair in zip(outer, inner, strict=True) for point in pair]


def turned(points: Iterable[Point], centre: Point, degrees: float) -> list[Point]:
    """The points rotated about a centre."""
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    moved = [(x - centre[0], y - centre[1]) for x, y in points]
    return [(centre[0] + x * cosine - y * sine, centre[1] + x * sine + y * cosine) for x, y in moved]


def rectangle(box: Box) -> list[Point]:
    """The four corners of left, top, right, bottom."""
    left, top, right, bottom = box
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def smooth(points: list[Point]) -> list[Point]:
    """A Catmull-Rom curve through the points."""
    ends = [points[0], *points, points[-1]]
    curve: list[Point] = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        for step in range(20):
            t = step / 20
            curve.append((spline(a[0], b[0], c[0], d[0], t), spline(a[1], b[1], c[1], d[1], t)))
    return [*curve, points[-1]]


def spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)


class Canvas:
    """A picture in the making, in the colours of one palette."""

    def __init__(self, palette: str, background: str | None = None):
        self.palette = PALETTES[palette]
        self.image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), background or self.palette.ground)
        # Drawing in mode RGBA on an RGB image mixes half-transparent colours with what is there.
        self.pen = ImageDraw.Draw(self.image, "RGBA")

    def polygon(self, points: Sequence[Point], colour: str, alpha: float = 1.0) -> None:
        self.pen.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=rgba(colour, alpha))

    def box(self, box: Box, colour: str, alpha: float = 1.0, radius: float = 0) -> None:
        scaled = [side * SCALE for side in box]
        self.pen.rounded_rectangle(scaled, radius=radius * SCALE, fill=rgba(colour, alpha))

    def disc(self, centre: Point, radius: float, colour: str, alpha: float = 1.0, flat: float = 1.0) -> None:
        """A circle; `flat` below 1 presses it to an ellipse."""
        x, y = centre
        box = [(x - radius), (y - radius * flat), (x + radius), (y + radius * flat)]
        self.pen.ellipse([side * SCALE for side in box], fill=rgba(colour, alpha))

    def slice(self, centre: Point, radius: float, start: float, end: float, colour: str) -> None:
        """A sector of a disc, from one angle to another in degrees, clockwise from the right."""
        x, y = centre
        box = [(x - radius) * SCALE, (y - radius) * SCALE, (x + radius) * SCALE, (y + radius) * SCALE]
        self.pen.pieslice(box, start, end, fill=rgba(colour))

    def line(self, points: Sequence[Point], colour: str, width: float, alpha: float = 1.0) -> None:
        scaled = [(x * SCALE, y * SCALE) for x, y in points]
        self.pen.line(scaled, fill=rgba(colour, alpha), width=round(width * SCALE), joint="curve")

    def gradient(self, box: Box, top: str, bottom: str) -> None:
        """A rectangle that passes from one colour into another downwards."""
        left, upper, right, lower = (round(side * SCALE) for side in box)
        rows = lower - upper
        for row in range(0, rows, SCALE):
            colour = rgba(shade(top, bottom, row / rows))
            self.pen.rectangle([left, upper + row, right, upper + row + SCALE], fill=colour)

    def glow(self, centre: Point, radius: float, colour: str, strength: float, flat: float = 1.0) -> None:
        """Light that fades outwards."""
        x, y = centre
        size = (max(2, round(radius * 2 * SCALE)), max(2, round(radius * 2 * SCALE * flat)))
        mask = Image.radial_gradient("L").resize(size).point(lambda grey: round(max(0, 255 - grey * 1.5) * strength))
        self.image.paste(rgba(colour)[:3], (round((x - radius) * SCALE), round((y - radius * flat) * SCALE)), mask)

    def shadow(self, points: Sequence[Point], blur: float, strength: float) -> None:
        """A soft shadow in the deep colour of the palette; blurred at a quarter of the size, where nobody sees it."""
        left, top = (round(min(side) - 2 * blur) for side in zip(*points, strict=True))
        right, bottom = (round(max(side) + 2 * blur) for side in zip(*points, strict=True))
        small = Image.new("L", ((right - left) // 2, (bottom - top) // 2))
        outline = [((x - left) / 2, (y - top) / 2) for x, y in points]
        ImageDraw.Draw(small).polygon(outline, fill=round(strength * 255))
        blurred = small.filter(ImageFilter.GaussianBlur(blur / 2))
        mask = blurred.resize((blurred.width * 2 * SCALE, blurred.height * 2 * SCALE))
        self.image.paste(rgba(self.palette.deep)[:3], (left * SCALE, top * SCALE), mask)

    def jpeg(self) -> bytes:
        """The finished picture."""
        file = io.BytesIO()
        self.image.reduce(SCALE).save(file, "JPEG", quality=JPEG_QUALITY)
        return file.getvalue()
