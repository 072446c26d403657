"""Charts as drawings that need no script; the numbers stand beside them in a table."""

from dataclasses import dataclass
from functools import cached_property

WIDTH, HEIGHT = 600, 160
GAP = 8


@dataclass(frozen=True)
class Bar:
    """One value with its label, and where its bar stands in the drawing."""

    label: str
    value: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class BarChart:
    """Values over time, from the first to the last; `what` names the chart, `of` the values."""

    what: str
    of: str
    values: list[tuple[str, int]]
    width: int = WIDTH
    height: int = HEIGHT

    @cached_property
    def bars(self) -> list[Bar]:
        highest = max(value for _label, value in self.values) or 1
        step = (self.width + GAP) / len(self.values)
        return [
            self.bar(label, value, place * step, step - GAP, highest)
            for place, (label, value) in enumerate(self.values)
        ]

    def bar(self, label: str, value: int, x: float, width: float, highest: int) -> Bar:
        tall = self.height * value / highest
        return Bar(label, value, round(x, 1), round(self.height - tall, 1), round(width, 1), round(tall, 1))

    @property
    def total(self) -> int:
        return sum(value for _label, value in self.values)
