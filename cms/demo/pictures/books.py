"""Books and letters: an open book on a tiled ground, envelopes of a travelling exhibition."""

import random

from cms.core.ornament.palettes import shade

from .canvas import HEIGHT, WIDTH, Canvas, Point, rectangle, ring, star, turned


def open_book() -> Canvas:
    """A large book on tiles: at the left a star pattern, at the right lines of a poem."""
    canvas = Canvas("turquoise", "#0a3d45")
    tiles(canvas)
    left, right, top, bottom, fold = 250.0, 1350.0, 190.0, 880.0, WIDTH / 2
    canvas.shadow(
        [(left - 10, top + 30), (right + 40, top + 30), (right + 40, bottom + 60), (left - 10, bottom + 60)], 50, 0.85
    )
    canvas.box((left - 24, top - 18, right + 24, bottom + 26), "#5f1a28", radius=16)
    for leaf in range(5):
        spread = 18 - leaf * 4
        canvas.box(
            (left - spread, top, right + spread, bottom + spread * 0.6), shade("#cdbb92", "#f6eeda", leaf / 5), radius=6
        )
    canvas.box((left, top, fold, bottom), "#f8f1de")
    canvas.box((fold, top, right, bottom), "#f3ead2")
    gutter(canvas, fold, top, bottom)
    rosette_page(canvas, ((left + fold) / 2 - 6, (top + bottom) / 2))
    poem_page(canvas, fold + 90, right - 80, top + 90)
    canvas.polygon(
        [(fold + 8, top - 18), (fold + 36, top - 18), (fold + 36, 990), (fold + 22, 962), (fold + 8, 990)], "#d98e2b"
    )
    return canvas


def tiles(canvas: Canvas) -> None:
    """Eight-pointed stars and crosses."""
    size = 133.0
    for row in range(-1, 10):
        for column in range(-1, 14):
            centre = (column * size, row * size)
            canvas.polygon(star(centre, size * 0.56, 8, 0.765, 0), "#0f6b6b" if (row + column) % 2 else "#11595f")
            canvas.polygon(star(centre, size * 0.36, 8, 0.765, 0), "#57a89f" if (row + column) % 2 else "#2d8b86")
            canvas.polygon(star(centre, size * 0.17, 8, 0.6, 0), "#f2ecd9" if (row + column) % 2 else "#d98e2b")
            between = (centre[0] + size / 2, centre[1] + size / 2)
            canvas.polygon(ring(between, size * 0.1, 4), "#3f9a92")


def gutter(canvas: Canvas, fold: float, top: float, bottom: float) -> None:
    """The shade where the pages meet."""
    for step in range(30):
        canvas.box((fold - 60 + step * 2, top, fold - 58 + step * 2, bottom), "#7a6238", step / 30 * 0.28)
        canvas.box((fold + step * 2, top, fold + step * 2 + 2, bottom), "#7a6238", (30 - step) / 30 * 0.34)


def rosette_page(canvas: Canvas, centre: Point) -> None:
    """A medallion of nested stars in a frame."""
    x, y = centre
    for inset, colour in ((0, "#0f6b6b"), (6, "#f8f1de"), (12, "#d98e2b"), (15, "#f8f1de")):
        canvas.box((x - 205 + inset, y - 285 + inset, x + 205 - inset, y + 285 - inset), colour)
    for radius, waist, colour in (
        (180, 0.8, "#0a3d45"),
        (166, 0.8, "#0f6b6b"),
        (132, 0.62, "#f2ecd9"),
        (120, 0.62, "#8a2637"),
        (78, 0.7, "#e0a83a"),
        (60, 0.5, "#0a3d45"),
        (30, 0.6, "#f2ecd9"),
    ):
        canvas.polygon(star(centre, radius, 12, waist, 15), colour)
    for petal in ring(centre, 150, 12):
        canvas.disc(petal, 8, "#d98e2b")
    for side in (-1, 1):
        for across in (-150, -75, 0, 75, 150):
            spot = (x + across, y + side * 240)
            canvas.polygon(star(spot, 24, 6, 0.55, 30), "#0f6b6b")
            canvas.polygon(ring(spot, 9, 6), "#d98e2b")


def poem_page(canvas: Canvas, left: float, right: float, top: float) -> None:
    """Couplets as pairs of bars, an ornament above and below."""
    middle = (left + right) / 2
    heading(canvas, (middle, top))
    dice = random.Random("poem")
    for couplet in range(8):
        y = top + 76 + couplet * 54
        for column, start in ((0, left), (1, middle + 14)):
            length = (right - left) / 2 - 14 - dice.uniform(0, 46)
            canvas.box((start, y + column * 0, start + length, y + 9), "#23303a", 0.72, radius=4)
            canvas.box((start, y + 20, start + length * dice.uniform(0.72, 0.94), y + 29), "#23303a", 0.72, radius=4)
    heading(canvas, (middle, top + 538))


def heading(canvas: Canvas, centre: Point) -> None:
    x, y = centre
    for dx in (-120, -60, 0, 60, 120):
        canvas.polygon(ring((x + dx, y), 26, 4), "#0f6b6b")
        canvas.polygon(ring((x + dx, y), 14, 4), "#f3ead2")
        canvas.polygon(ring((x + dx, y), 7, 4), "#d98e2b")


def letters() -> Canvas:
    """Envelopes and cards scattered on cloth, tied with a ribbon."""
    canvas = Canvas("pomegranate", "#6d1f30")
    weave(canvas)
    dice = random.Random("letters")
    places = [
        (300, 250),
        (760, 200),
        (1230, 260),
        (180, 640),
        (620, 590),
        (1080, 620),
        (1470, 560),
        (380, 930),
        (870, 920),
        (1330, 900),
    ]
    for x, y in places:
        envelope(canvas, dice, (x + dice.uniform(-20, 20), y + dice.uniform(-20, 20)), dice.uniform(-24, 24))
    return canvas


def weave(canvas: Canvas) -> None:
    for row in range(0, HEIGHT, 16):
        for column in range(0, WIDTH + 16, 16):
            if (row // 16 + column // 16) % 2:
                canvas.box((column, row, column + 16, row + 16), "#772536")
    for y in (60, HEIGHT - 60):
        for column in range(21):
            canvas.polygon(ring((column * 80.0, float(y)), 30, 4), "#c9655c")
            canvas.polygon(ring((column * 80.0, float(y)), 15, 4), "#e0a83a")


def envelope(canvas: Canvas, dice: random.Random, centre: Point, angle: float) -> None:
    """An envelope from the front (with stamp and address) or from the back (with its flap and seal)."""
    x, y = centre
    paper = dice.choice(["#f6ecd6", "#efe0c2", "#fbf5e6", "#dfe6e2", "#e9d3b4"])

    def part(points: list[Point], colour: str) -> None:
        canvas.polygon(turned(points, centre, angle), colour)

    outline = rectangle((x - 205, y - 135, x + 205, y + 135))
    canvas.shadow([(px + 10, py + 16) for px, py in turned(outline, centre, angle)], 22, 0.6)
    part(outline, paper)
    if dice.random() < 0.5:
        part([(x - 205, y - 135), (x + 205, y - 135), (x, y + 34)], shade(paper, "#000000", 0.09))
        part([(x - 205, y - 135), (x + 205, y - 135), (x, y + 26)], shade(paper, "#ffffff", 0.25))
        canvas.disc(turned([(x, y + 22)], centre, angle)[0], 28, "#8a2637")
        part(star((x, y + 22), 18, 6, 0.55), "#c9655c")
        return
    part(rectangle((x + 120, y - 112, x + 182, y - 36)), dice.choice(["#0b4f7d", "#3c6144", "#c8502f", "#0f6b6b"]))
    part(star((x + 151, y - 74), 22, 8, 0.6), "#f3e8d6")
    for line, length in ((10, 170), (40, 140), (70, 100)):
        part(rectangle((x - 60, y + line, x - 60 + length, y + line + 7)), "#5a4a4a")
    for band in range(4):
        part(rectangle((x + 30, y - 104 + band * 13, x + 112, y - 100 + band * 13)), "#8a8580")
