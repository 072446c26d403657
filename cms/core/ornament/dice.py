"""Chance that anybody can repeat: numbers that depend on a seed alone."""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """A stream of numbers that is the same for a seed on every machine and every Python.

    Each throw is the SHA-256 of seed and turn, because `random` may change between versions of Python.
    """

    def __init__(self, seed: str) -> None:
        self.seed = seed
        self.turn = 0

    def real(self) -> float:
        """The next number, from 0 up to but without 1."""
        self.turn += 1
        digest = hashlib.sha256(f"{self.seed}/{self.turn}".encode()).digest()
        return int.from_bytes(digest[:6], "big") / 2**48

    def between(self, low: float, high: float) -> float:
        """The next number, from `low` up to but without `high`."""
        return low + (high - low) * self.real()

    def among(self, items: Sequence[T]) -> T:
        """One of the items; each is as likely as it is frequent."""
        return items[int(self.real() * len(items))]


def id_prefix(seed: str) -> str:
    """What the ids of a drawing begin with, so that several drawings can stand in one document."""
    return "o" + hashlib.sha256(seed.encode()).hexdigest()[:6]
