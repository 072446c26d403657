"""What is known after a call to the outside."""

from dataclasses import dataclass
from enum import Enum, auto


class Verdict(Enum):
    """Each stands for what may be done next, whatever the other side's own words are."""

    SENT = auto()
    # Certainly not sent; later it may work.
    LATER = auto()
    # Certainly not sent, and never will be.
    REFUSED = auto()
    # The line broke when it could have been either.
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Outcome:
    """A verdict with the other side's own words.

    `nobody_there`: the address does not exist, so nothing should ever be sent to it again.
    `halts`: the other side cannot be used at all, so what waits had better go on waiting.
    `code`, `reference`: how the other side calls what went wrong, and what it has taken, if it has names for them.
    """

    verdict: Verdict
    words: str = ""
    nobody_there: bool = False
    halts: bool = False
    code: str = ""
    reference: str = ""
