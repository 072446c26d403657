"""What holds books: full shelves, a card catalogue."""

import random

from cms.core.ornament.palettes import shade

from .canvas import HEIGHT, WIDTH, Canvas, Point, turned

SHELVES, SHELF_HEIGHT, BOARD = 4, 262, 20


def bookshelves() -> Canvas:
    """Four full shelves, here and there a leaning book or a vessel."""
    canvas = Canvas("lapis", "#0a3a5c")
    dice = random.Random("bookshelves")
    for shelf in range(SHELVES):
        floor = (shelf + 1) * SHELF_HEIGHT
        canvas.gradient((0, floor - SHELF_HEIGHT + BOARD, WIDTH, floor), "#04182a", "#0b3d62")
        fill_shelf(canvas, dice, floor)
        canvas.box((0, floor, WIDTH, floor + BOARD), "#b08a58")
        canvas.box((0, floor, WIDTH, floor + 6), "#e6cda0")
    ladder(canvas)
    return canvas


def fill_shelf(canvas: Canvas, dice: random.Random, floor: float) -> None:
    x = dice.uniform(-30, 0)
    while x < WIDTH:
        x = (vessel if dice.random() < 0.06 else book)(canvas, dice, x, floor)


def book(canvas: Canvas, dice: random.Random, x: float, floor: float) -> float:
    """One spine with its bands; answers where the next may stand."""
    palette = canvas.palette
    colours = [palette.light, palette.figure, palette.spark, "#8a2637", "#57a89f", "#d9cdb0", "#1d6a98", "#b5402f"]
    colour = dice.choice(colours)
    width, height = dice.uniform(24, 62), dice.uniform(140, 212)
    lean = dice.choice([0, 0, 0, 0, 0, 7])
    foot: Point = (x + width, floor)
    shift = 30 if lean else 0

    def standing(left: float, top: float, right: float, bottom: float) -> list[Point]:
        corners = [
            (x + left, floor - top),
            (x + right, floor - top),
            (x + right, floor - bottom),
            (x + left, floor - bottom),
        ]
        return [(px + shift, py) for px, py in turned(corners, foot, -lean)]

    canvas.polygon(standing(0, height, width, 0), colour)
    canvas.polygon(standing(0, height, width * 0.22, 0), shade(colour, "#ffffff", 0.22))
    canvas.polygon(standing(width * 0.82, height, width, 0), shade(colour, "#000000", 0.28))
    for at in dice.sample([0.16, 0.24, 0.74, 0.82, 0.9], k=dice.randint(1, 3)):
        band = shade(colour, dice.choice(["#ffffff", "#0a2c45"]), 0.55)
        canvas.polygon(standing(width * 0.08, height * at + 6, width * 0.92, height * at), band)
    return x + width + shift + 3


def vessel(canvas: Canvas, dice: random.Random, x: float, floor: float) -> float:
    """A round pot with a band of lozenges."""
    radius = dice.uniform(48, 60)
    centre = (x + 26 + radius, floor - radius)
    canvas.disc(centre, radius, "#c9655c")
    canvas.disc((centre[0] - radius * 0.3, centre[1] - radius * 0.3), radius * 0.45, "#e08d80", 0.5)
    canvas.box(
        (centre[0] - radius * 0.4, floor - radius * 2.3, centre[0] + radius * 0.4, floor - radius * 1.75), "#a94a42"
    )
    for step in range(-2, 3):
        middle = (centre[0] + step * radius * 0.34, centre[1])
        size = radius * 0.16
        canvas.polygon(
            turned(
                [
                    (middle[0] - size, middle[1] - size),
                    (middle[0] + size, middle[1] - size),
                    (middle[0] + size, middle[1] + size),
                    (middle[0] - size, middle[1] + size),
                ],
                middle,
                45,
            ),
            canvas.palette.light,
        )
    return x + radius * 2 + 52


def ladder(canvas: Canvas) -> None:
    """Leans against the shelves at the right."""
    top, foot = (1220.0, -40.0), (1420.0, HEIGHT + 40.0)
    canvas.shadow(
        [(top[0] + 30, top[1]), (top[0] + 190, top[1]), (foot[0] + 230, foot[1]), (foot[0] + 30, foot[1])], 30, 0.28
    )
    for rung in range(1, 9):
        share = rung / 9
        x, y = top[0] + (foot[0] - top[0]) * share, top[1] + (foot[1] - top[1]) * share
        canvas.line([(x, y), (x + 150, y)], "#b98a52", 16)
        canvas.line([(x, y - 5), (x + 150, y - 5)], "#e0bd85", 4)
    for side in (0, 150):
        canvas.line([(top[0] + side, top[1]), (foot[0] + side, foot[1])], "#caa067", 22)
        canvas.line([(top[0] + side - 6, top[1]), (foot[0] + side - 6, foot[1])], "#ecd2a2", 6)


def card_catalogue() -> Canvas:
    """A wall of little drawers, three of them pulled out and full of cards."""
    canvas = Canvas("walnut", "#3a281e")
    dice = random.Random("catalogue")
    columns, rows, width, height = 8, 6, WIDTH / 8, HEIGHT / 6
    for row in range(rows):
        for column in range(columns):
            drawer(canvas, dice, (column * width, row * height), (width, height))
    for column, row in ((1, 2), (4, 1), (6, 3)):
        open_drawer(canvas, dice, (column * width, row * height), (width, height))
    return canvas


def drawer(canvas: Canvas, dice: random.Random, corner: Point, size: Point) -> None:
    left, top, right, bottom = corner[0] + 6, corner[1] + 6, corner[0] + size[0] - 6, corner[1] + size[1] - 6
    wood = shade("#8a5f3e", "#a67c52", dice.random())
    canvas.box((left, top, right, bottom), shade(wood, "#000000", 0.35), radius=6)
    canvas.gradient((left + 4, top + 3, right - 4, bottom - 6), shade(wood, "#ffffff", 0.1), wood)
    for _ in range(3):
        y = dice.uniform(top + 14, bottom - 14)
        canvas.line([(left + 8, y), (right - 8, y + dice.uniform(-4, 4))], shade(wood, "#000000", 0.14), 2, 0.6)
    middle = (left + right) / 2
    canvas.box((middle - 50, top + 26, middle + 50, top + 74), "#c9a24a", radius=5)
    canvas.box((middle - 44, top + 32, middle + 44, top + 68), canvas.palette.light)
    for line, share in ((42, 0.7), (54, 0.45)):
        canvas.box((middle - 36, top + line, middle - 36 + 72 * share, top + line + 4), canvas.palette.deep, 0.55)
    canvas.disc((middle, bottom - 40), 17, shade("#c9a24a", "#000000", 0.45))
    canvas.disc((middle, bottom - 43), 15, "#d8b45e")
    canvas.disc((middle - 4, bottom - 48), 5, "#f4e2a8")


def open_drawer(canvas: Canvas, dice: random.Random, corner: Point, size: Point) -> None:
    """A drawer that comes towards the viewer: the cards stand in it, the front hangs lower."""
    left, top, right = corner[0] - 12, corner[1] + 10, corner[0] + size[0] + 12
    depth = size[1] * 1.5
    canvas.shadow(
        [
            (left - 10, top + 40),
            (right + 30, top + 40),
            (right + 44, top + depth + 170),
            (left + 10, top + depth + 170),
        ],
        26,
        0.75,
    )
    canvas.polygon([(left + 16, top), (right - 16, top), (right, top + depth), (left, top + depth)], "#241711")
    colours = [canvas.palette.light, "#f7f0df", "#e6d8b8", canvas.palette.light, "#c8502f", "#86a873"]
    cards = 22
    for card in range(cards):
        y = top + 14 + card * (depth - 20) / cards
        inset = 24 - 14 * card / cards
        canvas.box((left + inset, y - 26, right - inset, y + 40), dice.choice(colours), radius=3)
        canvas.box((left + inset, y - 26, right - inset, y - 23), "#5a4030", 0.35)
    drawer(canvas, dice, (left - 8, top + depth - 14), (right - left + 16, size[1]))
