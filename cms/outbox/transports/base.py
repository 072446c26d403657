"""What every way out looks like to a sender."""

from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol

from cms.outbox.outcomes import Outcome


class Line(Protocol):
    """One connection, used for one entry after the other."""

    async def send(self, entry: Any) -> Outcome:
        """Make the call, in bounded time; whatever happens in it comes back as an outcome."""


class Transport(Protocol):
    """A way out. `host` names what its rate belongs to; `lines` is how many are open at once."""

    host: str
    lines: int

    def line(self) -> AbstractAsyncContextManager[Line]: ...
