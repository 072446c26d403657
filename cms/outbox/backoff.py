"""How long to wait before trying again."""

import random
from datetime import timedelta

FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=30), timedelta(hours=1)


def pause_after(attempts: int) -> timedelta:
    """Twice as long after each attempt, up to an hour; half of it by dice, so that what failed together comes apart."""
    doublings = min(attempts - 1, 10)
    longest = min(FIRST_PAUSE * 2**doublings, LONGEST_PAUSE)
    return longest * random.uniform(0.5, 1)  # noqa: S311
