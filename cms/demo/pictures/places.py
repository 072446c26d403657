"""Places on land: a city from above, a road in the mountains."""

import math
import random

from cms.core.ornament.palettes import shade

from .canvas import HEIGHT, WIDTH, Canvas, Point, rectangle, smooth, turned


def city_map() -> Canvas:
    """A plan of streets, gardens and a river; lozenges mark libraries, a dotted line walks from one to the next."""
    canvas = Canvas("poplar", "#efe9d6")
    dice = random.Random("map")
    blocks(canvas, dice)
    river: list[Point] = [
        (-40, 770),
        (220, 700),
        (470, 760),
        (700, 690),
        (930, 560),
        (1180, 540),
        (1400, 420),
        (1660, 380),
    ]
    water(canvas, smooth(river))
    stops = [(250.0, 300.0), (560.0, 470.0), (820.0, 250.0), (1130.0, 330.0), (1320.0, 700.0), (760.0, 860.0)]
    walk(canvas, smooth(stops))
    for number, stop in enumerate(stops):
        marker(canvas, stop, "#b5402f" if number == 2 else "#0b4f7d")
    return canvas


def blocks(canvas: Canvas, dice: random.Random) -> None:
    """A grid of blocks turned a little; some are gardens."""
    centre, size, street = (WIDTH / 2, HEIGHT / 2), 118.0, 22.0
    for row in range(-3, 13):
        for column in range(-4, 18):
            x, y = column * (size + street) - 120, row * (size + street) - 120
            wide = size * 2 + street if dice.random() < 0.12 else size
            garden = dice.random() < 0.17
            colour = (
                dice.choice(["#a8bf93", "#93b07f"])
                if garden
                else dice.choice(["#dfd6bd", "#d8cdb0", "#e6dec8", "#d2c6a6"])
            )
            corners = turned(rectangle((x, y, x + wide, y + size)), centre, -9)
            canvas.polygon(corners, colour)
            (trees if garden else houses)(canvas, dice, turned([(x + wide / 2, y + size / 2)], centre, -9)[0])


def trees(canvas: Canvas, dice: random.Random, middle: Point) -> None:
    for _ in range(9):
        spot = (middle[0] + dice.uniform(-48, 48), middle[1] + dice.uniform(-48, 48))
        canvas.disc((spot[0] + 3, spot[1] + 4), 12, "#4c6b45", 0.45)
        canvas.disc(spot, 12, dice.choice(["#5f8a56", "#4f7a4a", "#72996a"]))


def houses(canvas: Canvas, dice: random.Random, middle: Point) -> None:
    for dx in (-30, 28):
        for dy in (-30, 28):
            if dice.random() < 0.72:
                centre = (middle[0] + dx, middle[1] + dy)
                width, height = dice.uniform(26, 44), dice.uniform(24, 40)
                roof = rectangle(
                    (centre[0] - width / 2, centre[1] - height / 2, centre[0] + width / 2, centre[1] + height / 2)
                )
                canvas.polygon(turned(roof, centre, -9), dice.choice(["#bfae8a", "#b5a37d", "#c9b99a", "#c4876f"]))


def water(canvas: Canvas, course: list[Point]) -> None:
    canvas.line(course, "#f6f1e0", 116)
    canvas.line(course, "#6fa6b8", 92)
    canvas.line([(x, y - 14) for x, y in course], "#8fbecb", 26, 0.8)


def walk(canvas: Canvas, course: list[Point]) -> None:
    for x, y in course[::2]:
        canvas.disc((x, y), 6.5, "#faf6ea")
        canvas.disc((x, y), 4.5, "#b5402f")


def marker(canvas: Canvas, point: Point, colour: str) -> None:
    """A pin with an open book on it."""
    x, y = point
    canvas.disc((x + 5, y + 6), 30, "#23303a", 0.35, flat=0.4)
    canvas.polygon([(x - 33, y - 66), (x, y), (x + 33, y - 66)], colour)
    canvas.disc((x, y - 78), 42, colour)
    for side in (-1, 1):
        canvas.polygon(
            [(x, y - 92), (x + side * 25, y - 98), (x + side * 25, y - 66), (x, y - 60)],
            "#faf6ea" if side < 0 else "#e7decb",
        )


def mountain_road() -> Canvas:
    """A library bus on its way through mountains in the morning."""
    canvas = Canvas("turquoise", "#f3c98b")
    canvas.gradient((0, 0, WIDTH, 720), "#9cc7c1", "#f8dcae")
    canvas.glow((1120, 300), 420, "#fff3d0", 0.8)
    canvas.disc((1120, 300), 92, "#fdeec2")
    dice = random.Random("mountains")
    for base, height, colour in ((560, 300, "#8db3b0"), (640, 260, "#5f9592"), (730, 210, "#37777a")):
        ridge(canvas, dice, base, height, colour)
    meadow(canvas, dice)
    bus(canvas, (690.0, 800.0))
    return canvas


def ridge(canvas: Canvas, dice: random.Random, base: float, height: float, colour: str) -> None:
    """A row of peaks, each with a lit side and snow on the high ones."""
    x = -160.0
    while x < WIDTH + 100:
        width, peak = dice.uniform(300, 460), dice.uniform(0.6, 1.0) * height
        top = (x + width * dice.uniform(0.42, 0.58), base - peak)
        canvas.polygon([(x - 60, base + 240), top, (x + width + 60, base + 240)], colour)
        canvas.polygon([top, (x + width + 60, base + 240), (top[0] + 30, base + 240)], shade(colour, "#0a3d45", 0.22))
        if base < 700 and peak > height * 0.68:
            snow(canvas, top, peak * 0.3)
        x += width * 0.62


def snow(canvas: Canvas, top: Point, depth: float) -> None:
    x, y = top
    canvas.polygon(
        [
            top,
            (x - depth * 0.62, y + depth),
            (x - depth * 0.22, y + depth * 0.78),
            (x + depth * 0.02, y + depth * 1.1),
            (x + depth * 0.3, y + depth * 0.8),
            (x + depth * 0.62, y + depth),
        ],
        "#fbf5e6",
    )


def meadow(canvas: Canvas, dice: random.Random) -> None:
    canvas.gradient((0, 790, WIDTH, HEIGHT), "#86a873", "#3c6144")
    hill = [(0.0, 830.0), *[(x, 812 + 26 * math.sin(x / 210)) for x in range(0, WIDTH + 20, 20)], (float(WIDTH), 900.0)]
    canvas.polygon([*hill, (WIDTH, HEIGHT), (0, HEIGHT)], "#6f9a66")
    road = [(-20.0, 985.0), (400.0, 940.0), (820.0, 930.0), (1240.0, 950.0), (1640.0, 900.0)]
    canvas.line(smooth(road), "#d9cba8", 92)
    canvas.line(smooth(road), "#b9a988", 78)
    for x, y in smooth(road)[::6]:
        canvas.box((x - 16, y - 3, x + 16, y + 3), "#f2ecd9")
    for _ in range(70):
        spot = (dice.uniform(0, WIDTH), dice.uniform(1010, 1060))
        canvas.disc(spot, dice.uniform(3, 6), dice.choice(["#f2ecd9", "#d98e2b", "#c9655c"]))


def bus(canvas: Canvas, corner: Point) -> None:
    """A bus with shelves instead of rear windows."""
    x, y = corner
    canvas.disc((x + 190, y + 148), 230, "#23303a", 0.3, flat=0.08)
    canvas.box((x, y - 60, x + 390, y + 120), "#8a2637", radius=26)
    canvas.box((x, y + 40, x + 390, y + 120), "#b5402f", radius=18)
    canvas.box((x, y + 34, x + 390, y + 46), "#f2ecd9")
    canvas.box((x + 296, y - 36, x + 378, y + 28), "#cfe5e2", radius=10)
    canvas.box((x + 18, y - 40, x + 278, y + 28), "#f6e2b8", radius=8)
    dice, spine = random.Random("bus"), x + 26
    while spine < x + 266:
        width, height = dice.uniform(8, 17), dice.uniform(34, 56)
        canvas.box(
            (spine, y + 24 - height, spine + width, y + 24),
            dice.choice(["#0b4f7d", "#0f6b6b", "#d98e2b", "#8a2637", "#3c6144", "#c9655c"]),
        )
        spine += width + 3
    for wheel in (x + 84, x + 312):
        canvas.disc((wheel, y + 122), 36, "#23303a")
        canvas.disc((wheel, y + 122), 17, "#d9cba8")
    canvas.disc((x + 384, y + 84), 10, "#fdeec2")
