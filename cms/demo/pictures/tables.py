"""Tables seen from above: a hackathon, a meeting of eighteen."""

import math
import random

from cms.core.ornament.palettes import shade

from .canvas import HEIGHT, WIDTH, Canvas, Point, rectangle, ring, turned

NOTES = ["#e0a83a", "#c9655c", "#f3e8d6", "#57a89f", "#86a873", "#e9c46a"]


def hackathon() -> Canvas:
    """Five round tables with laptops, sheets and sticky notes, on parquet."""
    canvas = Canvas("pomegranate", "#d9b68c")
    parquet(canvas, ["#d3ac7e", "#c99f70", "#dcb98d", "#cfa677"])
    dice = random.Random("hackathon")
    for centre in ((250, 270), (800, 250), (1350, 300), (500, 800), (1130, 820)):
        team_table(canvas, dice, (float(centre[0]), float(centre[1])))
    return canvas


def parquet(canvas: Canvas, woods: list[str]) -> None:
    """A herringbone floor."""
    dice = random.Random("parquet")
    length, width = 150.0, 30.0
    step = width * math.sqrt(2)
    for row in range(-3, 32):
        for column in range(-2, 18):
            x, y = column * length * math.sqrt(2) / 2 * 1.0, row * step
            angle = 45 if column % 2 else -45
            board = rectangle((x, y - width / 2, x + length, y + width / 2))
            wood = shade(dice.choice(woods), "#7a5a3a", dice.random() * 0.14)
            canvas.polygon(turned(board, (x, y), angle), wood)
            canvas.line(turned(board, (x, y), angle)[:2], "#9c7448", 1.5, 0.6)


def team_table(canvas: Canvas, dice: random.Random, centre: Point) -> None:
    radius = 176.0
    for seat in ring(centre, radius + 58, 5, dice.uniform(0, 72)):
        stool(canvas, seat, dice.choice(["#8a2637", "#0b4f7d", "#0f6b6b", "#d79a2b", "#3c6144"]))
    canvas.shadow(ring((centre[0] + 12, centre[1] + 18), radius + 6, 48), 30, 0.6)
    canvas.disc(centre, radius, "#e9decb")
    canvas.disc(centre, radius - 8, "#faf5e8")
    start = dice.uniform(0, 72)
    for place in range(5):
        angle = start + place * 72
        spot = ring(centre, 112, 1, angle)[0]
        dice.choice([laptop, laptop, sheets])(canvas, dice, spot, angle - 90)
    for _ in range(7):
        spot = ring(centre, dice.uniform(8, 52), 1, dice.uniform(0, 360))[0]
        note = rectangle((spot[0] - 15, spot[1] - 15, spot[0] + 15, spot[1] + 15))
        canvas.polygon(turned(note, spot, dice.uniform(-30, 30)), dice.choice(NOTES))
    cup = ring(centre, 150, 1, start + 36)[0]
    canvas.disc(cup, 17, "#ffffff")
    canvas.disc(cup, 13, "#5a3322")


def stool(canvas: Canvas, centre: Point, colour: str) -> None:
    canvas.disc((centre[0] + 6, centre[1] + 9), 38, "#5a3c22", 0.35)
    canvas.disc(centre, 38, shade(colour, "#000000", 0.25))
    canvas.disc(centre, 33, colour)
    canvas.disc((centre[0] - 9, centre[1] - 9), 13, shade(colour, "#ffffff", 0.3), 0.6)


def laptop(canvas: Canvas, dice: random.Random, centre: Point, angle: float) -> None:
    """Open towards the seat: keys nearer to it, the screen towards the middle."""
    x, y = centre

    def part(box: tuple[float, float, float, float], colour: str) -> None:
        canvas.polygon(turned(rectangle((x + box[0], y + box[1], x + box[2], y + box[3])), centre, angle), colour)

    part((-47, -8, 47, 50), "#b9bec4")
    part((-39, 2, 39, 28), "#3d454d")
    part((-14, 33, 14, 46), "#a2a8af")
    part((-47, -44, 47, -8), "#23303a")
    part((-42, -40, 42, -12), dice.choice(["#3f8fb5", "#57a89f", "#c9655c"]))
    for line in range(3):
        part((-34, -36 + line * 8, -34 + dice.uniform(24, 62), -33 + line * 8), "#f4ecd8")


def sheets(canvas: Canvas, dice: random.Random, centre: Point, angle: float) -> None:
    """Two sheets of paper with writing, and a pencil."""
    x, y = centre
    for tilt in (-14, 9):
        page = turned(rectangle((x - 30, y - 42, x + 30, y + 42)), centre, angle + tilt)
        canvas.polygon(page, "#cfc4ab")
        canvas.polygon(turned(rectangle((x - 29, y - 41, x + 28, y + 40)), centre, angle + tilt), "#fffdf5")
    for line in range(6):
        row = rectangle((x - 22, y - 30 + line * 11, x - 22 + dice.uniform(18, 44), y - 27 + line * 11))
        canvas.polygon(turned(row, centre, angle + 9), "#8a98a5")
    canvas.polygon(turned(rectangle((x + 36, y - 30, x + 42, y + 34)), centre, angle + 20), canvas.palette.spark)


def round_table() -> Canvas:
    """A ring of tables with eighteen chairs; each place has its papers and a name plate in one of eleven colours."""
    canvas = Canvas("walnut", "#5f6f63")
    canvas.gradient((0, 0, WIDTH, HEIGHT), "#42584f", "#2c4039")
    rug(canvas)
    centre, plates = (WIDTH / 2, HEIGHT / 2), plate_colours()
    for seat in range(len(plates)):
        chair(canvas, ring(centre, 458, 1, seat * 20 - 90)[0], seat * 20 - 90)
    canvas.shadow(ring((centre[0] + 10, centre[1] + 22), 404, 72), 36, 0.7)
    canvas.disc(centre, 400, "#7d5638")
    canvas.disc(centre, 394, "#a5764c")
    canvas.disc(centre, 246, "#7d5638")
    canvas.disc(centre, 238, "#2f463d")
    for seat, plate in enumerate(plates):
        setting(canvas, centre, seat * 20 - 90, plate)
    emblem(canvas, centre)
    return canvas


def plate_colours() -> list[str]:
    """Eleven colours over eighteen places."""
    eleven = [
        "#0b4f7d",
        "#c8502f",
        "#d79a2b",
        "#3c6144",
        "#8a2637",
        "#57a89f",
        "#f1edd8",
        "#e0a83a",
        "#3f8fb5",
        "#86a873",
        "#c9655c",
    ]
    return [eleven[place % len(eleven)] for place in range(18)]


def rug(canvas: Canvas) -> None:
    """A woven field beneath the tables."""
    for inset, colour in ((60, "#6d2a30"), (76, "#d9b37a"), (88, "#6d2a30")):
        canvas.box((inset, inset * 0.7, WIDTH - inset, HEIGHT - inset * 0.7), colour)
    for column in range(29):
        for y in (104, HEIGHT - 104):
            middle = (128 + column * 48, y)
            canvas.polygon(ring(middle, 20, 4), "#d9b37a" if column % 2 else "#0f4a55")
            canvas.polygon(ring(middle, 9, 4), "#6d2a30")
    for corner in ((230, 260), (WIDTH - 230, 260), (230, HEIGHT - 260), (WIDTH - 230, HEIGHT - 260)):
        for radius, colour in ((96, "#d9b37a"), (82, "#0f4a55"), (52, "#d9b37a"), (36, "#6d2a30")):
            canvas.polygon(ring((float(corner[0]), float(corner[1])), radius, 8, 22.5), colour)


def chair(canvas: Canvas, centre: Point, angle: float) -> None:
    x, y = centre
    canvas.disc((x + 6, y + 10), 42, "#160e0b", 0.4)
    seat = turned(rectangle((x - 36, y - 38, x + 30, y + 38)), centre, angle)
    canvas.polygon(seat, "#31526b")
    canvas.polygon(turned(rectangle((x - 36, y - 30, x + 20, y + 30)), centre, angle), "#41708f")
    canvas.polygon(turned(rectangle((x + 26, y - 42, x + 40, y + 42)), centre, angle), "#1f3a4e")


def setting(canvas: Canvas, centre: Point, angle: float, plate: str) -> None:
    """Papers, a pen, a glass and a name plate."""
    spot = ring(centre, 338, 1, angle)[0]
    x, y = spot

    def part(box: tuple[float, float, float, float], colour: str) -> None:
        canvas.polygon(turned(rectangle((x + box[0], y + box[1], x + box[2], y + box[3])), spot, angle), colour)

    part((-34, -26, 40, 26), "#fbf7ea")
    for line in range(5):
        part((30 - line * 12, -18, 33 - line * 12, 16 - (line % 3) * 7), "#9aa5a0")
    part((-30, 31, 28, 35), "#1f3a4e")
    part((-74, -30, -58, 30), plate)
    part((-74, -30, -70, 30), shade(plate, "#000000", 0.3))
    glass = ring(centre, 296, 1, angle + 6)[0]
    canvas.disc(glass, 11, "#dfeaf0", 0.9)
    canvas.disc(glass, 7, "#9cc3d5", 0.9)


def emblem(canvas: Canvas, centre: Point) -> None:
    """In the middle, an open book within leaves."""
    for leaf in ring(centre, 168, 24):
        angle = math.degrees(math.atan2(leaf[1] - centre[1], leaf[0] - centre[0]))
        blade = [(leaf[0] - 30, leaf[1]), (leaf[0], leaf[1] - 13), (leaf[0] + 34, leaf[1]), (leaf[0], leaf[1] + 13)]
        canvas.polygon(turned(blade, leaf, angle + 58), "#7fa67c")
    x, y = centre
    for side in (-1, 1):
        canvas.polygon(
            [(x, y - 54), (x + side * 96, y - 70), (x + side * 96, y + 50), (x, y + 66)],
            "#fbf7ea" if side < 0 else "#e8dfc9",
        )
        for line in range(5):
            start = y - 38 + line * 19
            canvas.line([(x + side * 16, start), (x + side * 80, start - 10)], "#a9a48f", 4)
