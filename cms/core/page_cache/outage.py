"""A cache that is away: pages still come, and the log says so once, not once per request."""

import logging
import time

logger = logging.getLogger(__name__)
# How long nobody asks a cache that has not answered.
PAUSE = 5


class Away(Exception):
    """The cache is not there, or holds what cannot be read."""


class Outage:
    """Whether this process has lately found the cache away."""

    def __init__(self) -> None:
        self.away = False
        self.ask_again = 0.0

    @property
    def lasts(self) -> bool:
        return self.away and time.monotonic() < self.ask_again

    def __enter__(self) -> None:
        """Within, whatever a cache raises becomes Away."""

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> None:
        if isinstance(error, Exception):
            self.begin(error)
            raise Away from error
        if self.away:
            self.end()

    def begin(self, error: Exception) -> None:
        if not self.away:
            logger.error("The page cache is away; pages are rendered for each visitor", exc_info=error)
        self.away = True
        self.ask_again = time.monotonic() + PAUSE

    def end(self) -> None:
        self.away = False
        logger.info("The page cache is back")
