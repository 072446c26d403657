"""How much time is left for the whole of something."""

import time
from dataclasses import dataclass

from .errors import TooSlow


@dataclass(frozen=True)
class Deadline:
    """A moment of the monotonic clock, in seconds."""

    moment: float

    @classmethod
    def after(cls, seconds: float) -> "Deadline":
        return cls(time.monotonic() + seconds)

    def left(self) -> float:
        """Seconds that are left, always more than none; raises TooSlow when there are none."""
        seconds = self.moment - time.monotonic()
        if seconds <= 0:
            raise TooSlow("the time for the whole was over")
        return seconds
