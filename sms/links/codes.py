"""Codes of short links: few, and none that is read or typed as another."""

import secrets

# Without what looks alike (0 and o, 1, i and l); small letters alone, as phones change the size of the first one.
LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
SHORT, LONG = 5, 6


def new_code(length: int = SHORT) -> str:
    """A code by dice: 29 million of five letters, so that nobody walks through those in use."""
    return "".join(secrets.choice(LETTERS) for _place in range(length))
