"""Buildings where one reads: a hall in the evening, a library with lit windows at night."""

import random

from cms.core.ornament.palettes import shade

from .canvas import HEIGHT, WIDTH, Canvas, Point

VANISHING: Point = (WIDTH / 2, 470.0)
FLOOR = 620.0


def reading_room() -> Canvas:
    """A hall seen from its entrance: tall windows against the dusk, two rows of tables with green lamps."""
    canvas = Canvas("lapis", "#2a2433")
    canvas.gradient((0, 0, WIDTH, FLOOR), "#2b2635", "#5a4638")
    for column in range(5):
        window(canvas, 175 + column * 312)
    canvas.disc((1143, 196), 13, "#fdf3d0")
    canvas.box((0, FLOOR - 46, WIDTH, FLOOR), "#33241d")
    canvas.box((0, FLOOR - 50, WIDTH, FLOOR - 44), "#a67c52")
    floor(canvas)
    for share in (0.16, 0.36, 0.66, 1.12):
        for side in (-1, 1):
            table(canvas, side, share)
    return canvas


def window(canvas: Canvas, middle: float) -> None:
    """An arched window with the evening behind it."""
    left, right, spring, sill = middle - 104, middle + 104, 210.0, FLOOR - 70
    canvas.disc((middle, spring), 118, "#1d1821")
    canvas.box((left - 14, spring, right + 14, sill + 12), "#1d1821")
    canvas.disc((middle, spring), 104, "#123a63")
    canvas.gradient((left, spring, right, sill), "#174a78", "#f0a35a")
    canvas.gradient((left, spring - 1, right, spring + 120), "#123a63", "#1f5c8a")
    for roof in range(6):
        x = left + roof * 36
        canvas.box((x, sill - 34 - (roof * 47 + middle) % 52, min(right, x + 38), sill), "#1b3046", 0.9)
    for bar in (-52, 0, 52):
        canvas.box((middle + bar - 4, spring - 96 + abs(bar) * 0.3, middle + bar + 4, sill), "#1d1821")
    for height in (spring, spring + 110, spring + 220):
        canvas.box((left, height - 4, right, height + 4), "#1d1821")
    canvas.glow((middle, spring + 260), 240, "#f0a35a", 0.16)


def floor(canvas: Canvas) -> None:
    """Boards that run towards the windows and catch their light."""
    canvas.gradient((0, FLOOR, WIDTH, HEIGHT), "#6b4a34", "#2a1c17")
    for board in range(-22, 23):
        x = VANISHING[0] + board * 34
        far = (x, FLOOR)
        near = (VANISHING[0] + board * 150, float(HEIGHT))
        canvas.line([far, near], "#20140f", 2, 0.55)
    for column in range(5):
        x = 175 + column * 312
        bend = (x - VANISHING[0]) * 1.7 + VANISHING[0]
        canvas.polygon([(x - 70, FLOOR), (x + 70, FLOOR), (bend + 150, HEIGHT), (bend - 150, HEIGHT)], "#f0a35a", 0.07)


def table(canvas: Canvas, side: int, share: float) -> None:
    """A long table at the left (-1) or right (1) of the aisle; `share` grows towards the viewer."""
    y, size = FLOOR + 18 + share * 300, 0.5 + share
    inner, outer = VANISHING[0] + side * 120 * size, VANISHING[0] + side * 640 * size
    left, right = sorted((inner, outer))
    thick, leg = 17 * size, 86 * size
    canvas.polygon(
        [(left, y + leg), (right, y + leg), (right + 20, y + leg + 26 * size), (left - 20, y + leg + 26 * size)],
        "#160e0b",
        0.45,
    )
    for x in (left + 26 * size, right - 26 * size):
        canvas.box((x - 9 * size, y, x + 9 * size, y + leg), "#3d291e")
    canvas.polygon(
        [(left + 34 * size, y - 40 * size), (right - 34 * size, y - 40 * size), (right, y), (left, y)], "#9a6b45"
    )
    canvas.box((left, y, right, y + thick), "#6e4a30")
    for place in range(3):
        x = left + (right - left) * (0.2 + 0.3 * place)
        lamp(canvas, (x, y - 22 * size), size)
        open_pages(canvas, (x + 62 * size, y - 12 * size), size)


def lamp(canvas: Canvas, foot: Point, size: float) -> None:
    """A reading lamp with a green shade and its light."""
    x, y = foot
    top = y - 92 * size
    canvas.disc((x, y + 2 * size), 74 * size, "#ffe9a8", 0.34, flat=0.26)
    canvas.glow((x, top + 40 * size), 150 * size, "#ffd27a", 0.4)
    canvas.box((x - 3 * size, top, x + 3 * size, y), "#d8b45e")
    canvas.disc((x, y), 17 * size, "#b88f3e", flat=0.4)
    canvas.polygon(
        [
            (x - 22 * size, top - 8 * size),
            (x + 22 * size, top - 8 * size),
            (x + 44 * size, top + 26 * size),
            (x - 44 * size, top + 26 * size),
        ],
        "#1f7a5c",
    )
    canvas.polygon(
        [
            (x - 22 * size, top - 8 * size),
            (x - 8 * size, top - 8 * size),
            (x - 20 * size, top + 26 * size),
            (x - 44 * size, top + 26 * size),
        ],
        "#3aa37d",
    )
    canvas.box((x - 44 * size, top + 24 * size, x + 44 * size, top + 30 * size), "#fff0bd")


def open_pages(canvas: Canvas, middle: Point, size: float) -> None:
    x, y = middle
    for side in (-1, 1):
        canvas.polygon(
            [(x, y), (x + side * 34 * size, y - 5 * size), (x + side * 40 * size, y + 9 * size), (x, y + 13 * size)],
            "#f7f0df" if side < 0 else "#e6dcc4",
        )


def night_library() -> Canvas:
    """A library after dark: every window lit, shelves and readers' lamps behind the glass."""
    canvas = Canvas("lapis", "#061f35")
    canvas.gradient((0, 0, WIDTH, 900), "#04162a", "#155a86")
    dice = random.Random("night")
    for _ in range(140):
        spot = (dice.uniform(0, WIDTH), dice.uniform(0, 520))
        canvas.disc(spot, dice.uniform(0.8, 2.6), "#f7f0df", dice.uniform(0.3, 0.95))
    moon(canvas, (1310.0, 170.0))
    canvas.glow((WIDTH / 2, 700), 900, "#e3a32b", 0.28, flat=0.6)
    building(canvas, dice)
    forecourt(canvas)
    return canvas


def moon(canvas: Canvas, centre: Point) -> None:
    canvas.glow(centre, 220, "#f7f0df", 0.3)
    canvas.disc(centre, 62, "#f7eecf")
    canvas.disc((centre[0] + 24, centre[1] - 16), 54, "#08294a")


def building(canvas: Canvas, dice: random.Random) -> None:
    """Two storeys of glass between columns, under a wide roof."""
    left, right, top, ground = 230.0, 1370.0, 330.0, 850.0
    canvas.polygon([(left - 60, top), (WIDTH / 2, top - 120), (right + 60, top)], "#0d2f4c")
    canvas.polygon([(left + 60, top - 14), (WIDTH / 2, top - 96), (right - 60, top - 14)], "#123f63")
    canvas.box((left - 60, top, right + 60, top + 34), "#1b527c")
    canvas.box((left, top + 34, right, ground), "#0a2740")
    for storey in range(2):
        for column in range(8):
            x, y = left + 34 + column * 136, top + 66 + storey * 230
            lit_window(canvas, dice, (x, y, x + 104, y + 196))
    for column in range(9):
        x = left + 18 + column * 136
        canvas.box((x - 11, top + 34, x + 11, ground), "#c8bfa6")
        canvas.box((x - 11, top + 34, x - 5, ground), "#efe6cd")
        canvas.box((x - 18, top + 34, x + 18, top + 50), "#e6dcc4")
    door = WIDTH / 2 - 52
    canvas.box((door, ground - 176, door + 104, ground), "#f9dc8c")
    canvas.box((door + 50, ground - 176, door + 54, ground), "#8a5f2a")


def lit_window(canvas: Canvas, dice: random.Random, box: tuple[float, float, float, float]) -> None:
    left, top, right, bottom = box
    warm = shade("#f3b95c", "#fff0bd", dice.random() * 0.8)
    canvas.gradient(box, warm, shade(warm, "#c97b2b", 0.5))
    for shelf in range(3):
        floor_line = top + 62 + shelf * 64
        x = left + 6
        while x < right - 14:
            width, height = dice.uniform(6, 13), dice.uniform(26, 46)
            if dice.random() < 0.78:
                canvas.box(
                    (x, floor_line - height, x + width, floor_line),
                    dice.choice(["#5a3a1c", "#8a2637", "#2f5a3a", "#08304f", "#7a4d22"]),
                    0.75,
                )
            x += width + 2
        canvas.box((left, floor_line, right, floor_line + 4), "#5a3a1c", 0.8)
    canvas.box(((left + right) / 2 - 2, top, (left + right) / 2 + 2, bottom), "#0a2740")


def forecourt(canvas: Canvas) -> None:
    """Steps, and light on wet paving."""
    canvas.gradient((0, 850, WIDTH, HEIGHT), "#0b3554", "#04162a")
    for step in range(4):
        inset = 330 - step * 44
        canvas.box(
            (inset, 850 + step * 14, WIDTH - inset, 864 + step * 14), shade("#d9cdb0", "#1b527c", 0.25 + step * 0.16)
        )
    for column in range(8):
        x = 316 + column * 136
        canvas.polygon(
            [(x - 42, 908), (x + 42, 908), (x + 74 + (x - 800) * 0.18, HEIGHT), (x - 74 + (x - 800) * 0.18, HEIGHT)],
            "#f3b95c",
            0.1,
        )
    tree(canvas, (150.0, 866.0))
    tree(canvas, (1450.0, 866.0))


def tree(canvas: Canvas, foot: Point) -> None:
    x, y = foot
    canvas.box((x - 9, y - 190, x + 9, y + 8), "#04121f")
    for dx, dy, radius in ((0, -290, 104), (-62, -226, 78), (64, -220, 82), (4, -196, 92)):
        canvas.disc((x + dx, y + dy), radius, "#062338")
    canvas.disc((x + 24, y - 300), 66, "#0b3354", 0.9)
