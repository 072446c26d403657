"""Places by the water: a harbour, a pond with lotus."""

import math
import random

from cms.core.ornament.palettes import shade

from .canvas import HEIGHT, WIDTH, Canvas, Point, rectangle, ring, smooth, turned


def harbour() -> Canvas:
    """A library like a disc that rises out of the sea, sails, and the evening sun."""
    canvas = Canvas("turquoise", "#0f6b6b")
    canvas.gradient((0, 0, WIDTH, 640), "#2f8f93", "#f6cf8f")
    canvas.glow((420, 560), 520, "#fff0c4", 0.85)
    canvas.disc((420, 560), 120, "#fde6a6")
    canvas.gradient((0, 640, WIDTH, HEIGHT), "#3b9a98", "#0a3d45")
    waves(canvas)
    disc_library(canvas, (1080.0, 520.0))
    for sail in ((190.0, 668.0, 1.0), (560.0, 800.0, 1.35), (330.0, 645.0, 0.6)):
        boat(canvas, *sail)
    return canvas


def disc_library(canvas: Canvas, centre: Point) -> None:
    """A slanted disc with a grid of skylights above a wall of carved letters, here reduced to ornaments."""
    x, y = centre
    outline = [(x + 440 * math.cos(a / 30 * math.pi), y + 190 * math.sin(a / 30 * math.pi)) for a in range(60)]
    disc = turned(outline, centre, -17)
    canvas.polygon([*turned([(x - 440, y), (x + 440, y)], centre, -17), (x + 430, 760), (x - 424, 760)], "#c7b48f")
    for row in range(6):
        for column in range(23):
            spot = (x - 396 + column * 36, 744 - row * 34)
            if spot[1] > y + 128 - (column - 11) * 10:
                canvas.polygon(ring(spot, 11, 4 if (row + column) % 2 else 6), "#ad9870")
    canvas.polygon([(px + 8, py + 22) for px, py in disc], "#6b5b40")
    canvas.polygon(disc, "#dfe9e4")
    for row in range(-5, 6):
        for column in range(-9, 10):
            u, v = column * 44.0, row * 33.0
            if (u / 420) ** 2 + (v / 172) ** 2 < 0.9:
                pane = [
                    (x + u - 17, y + v + 11),
                    (x + u - 11, y + v - 11),
                    (x + u + 17, y + v - 11),
                    (x + u + 11, y + v + 11),
                ]
                canvas.polygon(turned(pane, centre, -17), "#6fb0ae" if (row + column) % 2 else "#4f979a")
    canvas.box((600, 756, WIDTH, 782), "#8d7b58")


def boat(canvas: Canvas, x: float, y: float, size: float) -> None:
    canvas.polygon(
        [(x - 50 * size, y), (x + 56 * size, y), (x + 36 * size, y + 24 * size), (x - 36 * size, y + 24 * size)],
        "#5a2a22",
    )
    canvas.polygon(
        [(x - 4 * size, y - 6 * size), (x + 4 * size, y - 150 * size), (x + 74 * size, y - 14 * size)], "#faf3e0"
    )
    canvas.polygon(
        [(x - 10 * size, y - 8 * size), (x - 2 * size, y - 118 * size), (x - 48 * size, y - 10 * size)], "#e6d6b4"
    )


def waves(canvas: Canvas) -> None:
    """Rows of arcs, larger towards the viewer."""
    for row in range(8):
        y, step = 676 + row * row * 5.4 + row * 14, 60 + row * 18
        for column in range(-1, int(WIDTH / step) + 2):
            x = column * step + (row % 2) * step / 2
            crest = [(x + step * t / 12, y + 7 * (1 + row * 0.32) * math.cos(t / 6 * math.pi)) for t in range(13)]
            canvas.line(crest, "#bfe3da", 2 + row * 0.5, 0.3 + row * 0.05)
    for glint in range(9):
        canvas.box((420 - 70 + glint * 3, 656 + glint * 26, 420 + 70 - glint * 3, 661 + glint * 26), "#fde6a6", 0.5)


def lotus_pond() -> Canvas:
    """Leaves and flowers on a pond from above; an open book floats like a boat."""
    canvas = Canvas("poplar", "#1f5a57")
    canvas.gradient((0, 0, WIDTH, HEIGHT), "#2d7a74", "#123f42")
    dice = random.Random("lotus")
    for _ in range(60):
        spot = (dice.uniform(0, WIDTH), dice.uniform(0, HEIGHT))
        canvas.line([(spot[0] - 40, spot[1]), (spot[0] + 40, spot[1])], "#9fd0c4", 2, 0.22)
    for spot, radius in scattered(dice):
        leaf(canvas, dice, spot, radius)
    for x, y, size in ((300, 270, 1.15), (1330, 330, 1.0), (1180, 850, 1.25), (420, 860, 0.9)):
        flower(canvas, (float(x), float(y)), size)
    floating_book(canvas, (WIDTH / 2, HEIGHT / 2 - 10))
    return canvas


def scattered(dice: random.Random) -> list[tuple[Point, float]]:
    """Places for leaves that hardly touch, with room for the book in the middle."""
    found: list[tuple[Point, float]] = [((WIDTH / 2, HEIGHT / 2), 300.0)]
    for _ in range(900):
        spot, radius = (dice.uniform(-30, WIDTH + 30), dice.uniform(-30, HEIGHT + 30)), dice.uniform(44, 130)
        if all(math.dist(spot, other) > (radius + size) * 0.96 for other, size in found):
            found.append((spot, radius))
    return found[1:]


def leaf(canvas: Canvas, dice: random.Random, centre: Point, radius: float) -> None:
    colour, cut = dice.choice(["#4f8a55", "#3c7548", "#6aa05f", "#86a873"]), dice.uniform(0, 360)
    canvas.disc((centre[0] + 9, centre[1] + 13), radius, "#0b2b2e", 0.4)
    canvas.slice(centre, radius, cut + 13, cut + 347, colour)
    canvas.slice(centre, radius * 0.93, cut + 16, cut + 344, shade(colour, "#ffffff", 0.08))
    for vein in range(9):
        end = ring(centre, radius * 0.86, 1, cut + 30 + vein * 37.5)[0]
        canvas.line([centre, end], shade(colour, "#ffffff", 0.3), 2.5, 0.8)


def flower(canvas: Canvas, centre: Point, size: float) -> None:
    """Three rings of petals around a yellow heart."""
    for count, length, colour in ((10, 104, "#d98aa0"), (8, 80, "#eeb3c0"), (6, 54, "#f9dbe0")):
        for petal in range(count):
            angle = petal * 360 / count + length
            x, y = centre
            reach = length * size
            blade = [(x, y), (x + reach * 0.5, y - reach * 0.24), (x + reach, y), (x + reach * 0.5, y + reach * 0.24)]
            canvas.polygon(turned(smooth([*blade, blade[0]]), centre, angle), colour)
    canvas.disc(centre, 20 * size, "#e9b93a")
    for seed in ring(centre, 11 * size, 6):
        canvas.disc(seed, 3.4 * size, "#9a6b1c")


def floating_book(canvas: Canvas, centre: Point) -> None:
    x, y = centre
    canvas.shadow([(x - 250, y - 130), (x + 270, y - 130), (x + 270, y + 190), (x - 250, y + 190)], 40, 0.6)
    canvas.box((x - 250, y - 160, x + 250, y + 160), "#8a2637", radius=12)
    for side in (-1, 1):
        page = rectangle((min(x, x + side * 236), y - 148, max(x, x + side * 236), y + 148))
        canvas.polygon(page, "#fbf6e6" if side < 0 else "#f3ecd6")
        for line in range(11):
            start, end = sorted((x + side * 30, x + side * (206 - (line * 37) % 60)))
            canvas.box((start, y - 112 + line * 22, end, y - 107 + line * 22), "#6f8b7a", 0.55)
    canvas.gradient((x - 16, y - 148, x, y + 148), "#e6dcc0", "#ded3b4")
    canvas.gradient((x, y - 148, x + 12, y + 148), "#d6caa8", "#cdc09a")
