"""Whose colours and bands a page wears."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Look:
    """What ornaments are drawn from: the seed of the band, the palette and, instead of its colour, an own accent.

    `accent` is `#rrggbb` or empty.
    """

    seed: str
    palette: str
    accent: str = ""

    @property
    def accent_digits(self) -> str:
        """The accent as addresses spell it."""
        return self.accent.removeprefix("#")
