"""Which requests go wrong, and how."""

import random


class Faults:
    """Shares of requests by fault, and faults of single numbers, which go first."""

    def __init__(self, shares: dict[str, float] | None = None, numbers: dict[str, str] | None = None, seed: int = 1):
        self.dice = random.Random(seed)
        self.set(shares or {}, numbers or {})

    def set(self, shares: dict[str, float], numbers: dict[str, str]) -> None:
        """Change them while the server runs."""
        self.shares, self.numbers = shares, numbers

    def draw(self, number: str) -> str:
        """The fault of one request; mostly none."""
        if number in self.numbers:
            return self.numbers[number]
        if not self.shares:
            return ""
        thrown = self.dice.random()
        for fault, share in self.shares.items():
            if thrown < share:
                return fault
            thrown -= share
        return ""
