"""Places: a city from above, a road in the mountains, a harbour, a pond."""

import math
import random

from cms.core.ornament.palettes import shade

from .canvas import HEIGHT, WIDTH, Canvas, Point, rectangle, ring, turned


def city_map() -> Canvas:
    """A plan of streets, gardens and a river; lozenges mark libraries, a dotted line walks from one to the next."""
    canvas = Canvas("poplar", "#efe9d6")
    dice = random.Random("map")
    blocks(canvas, dice)
    river = [(-40, 770), (220, 700), (470, 760), (700, 690), (930, 560), (1180, 540), (1400, 420), (1660, 380)]
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
            colour = dice.choice(["#a8bf93", "#93b07f"]) if garden else dice.choice(["#dfd6bd", "#d8cdb0", "#e6dec8", "#d2c6a6"])
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
                roof = rectangle((centre[0] - width / 2, centre[1] - height / 2, centre[0] + width / 2, centre[1] + height / 2))
                canvas.polygon(turned(roof, centre, -9), dice.choice(["#bfae8a", "#b5a37d", "#c9b99a", "#c4876f"]))


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
        canvas.polygon([(x, y - 92), (x + side * 25, y - 98), (x + side * 25, y - 66), (x, y - 60)],
                       "#faf6ea" if side < 0 else "#e7decb")


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
    canvas.polygon([top, (x - depth * 0.62, y + depth), (x - depth * 0.22, y + depth * 0.78), (x + depth * 0.02, y + depth * 1.1),
                    (x + depth * 0.3, y + depth * 0.8), (x + depth * 0.62, y + depth)], "#fbf5e6")


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
        canvas.box((spine, y + 24 - height, spine + width, y + 24),
                   dice.choice(["#0b4f7d", "#0f6b6b", "#d98e2b", "#8a2637", "#3c6144", "#c9655c"]))
        spine += width + 3
    for wheel in (x + 84, x + 312):
        canvas.disc((wheel, y + 122), 36, "#23303a")
        canvas.disc((wheel, y + 122), 17, "#d9cba8")
    canvas.disc((x + 384, y + 84), 10, "#fdeec2")


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
                pane = [(x + u - 17, y + v + 11), (x + u - 11, y + v - 11), (x + u + 17, y + v - 11), (x + u + 11, y + v + 11)]
                canvas.polygon(turned(pane, centre, -17), "#6fb0ae" if (row + column) % 2 else "#4f979a")
    canvas.box((600, 756, WIDTH, 782), "#8d7b58")


def boat(canvas: Canvas, x: float, y: float, size: float) -> None:
    canvas.polygon([(x - 50 * size, y), (x + 56 * size, y), (x + 36 * size, y + 24 * size), (x - 36 * size, y + 24 * size)], "#5a2a22")
    canvas.polygon([(x - 4 * size, y - 6 * size), (x + 4 * size, y - 150 * size), (x + 74 * size, y - 14 * size)], "#faf3e0")
    canvas.polygon([(x - 10 * size, y - 8 * size), (x - 2 * size, y - 118 * size), (x - 48 * size, y - 10 * size)], "#e6d6b4")


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
