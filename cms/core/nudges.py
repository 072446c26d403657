"""Telling the workers that something is due; whoever misses it finds it at the next tick."""

import logging
import time
from dataclasses import dataclass

from celery import current_app
from django.db import connection, transaction
from kombu.exceptions import OperationalError

logger = logging.getLogger(__name__)
# The tick that finds what is left behind comes at least as often; what nobody has taken by then need not be taken.
EXPIRES_SECONDS = 60
# A nudge for soon covers all that is written until shortly before a worker heeds it.
SOON_SECONDS, COVERED_SECONDS = 1.0, 0.8
_soon: dict[tuple[str, tuple[int, ...]], float] = {}


def nudge(task: str, *args: int, seconds: float | None = None) -> None:
    """Ask a worker for a task by its name, at once or in so many seconds; a broker that is away costs only time."""
    try:
        current_app.send_task(task, args=args, countdown=seconds, expires=EXPIRES_SECONDS, ignore_result=True)
    except (OperationalError, OSError):
        logger.warning("No worker could be told of %s; the next tick does it", task, exc_info=True)


def nudge_soon(task: str, *args: int) -> None:
    """Ask for a task in a second, once for all that this process writes meanwhile: where hundreds register at once,
    asking for each of them takes as long as a fifth of the work itself."""
    now = time.monotonic()
    if now - _soon.get((task, args), -SOON_SECONDS) >= COVERED_SECONDS:
        _soon[task, args] = now
        nudge(task, *args, seconds=SOON_SECONDS)


@dataclass(frozen=True)
class Nudge:
    """A nudge that waits for the end of a transaction; two for the same task are equal."""

    task: str
    args: tuple[int, ...] = ()
    soon: bool = False

    def __call__(self) -> None:
        if self.soon:
            nudge_soon(self.task, *self.args)
        else:
            nudge(self.task, *self.args)


def nudge_after_commit(task: str, *args: int, soon: bool = False) -> None:
    """Nudge once when the transaction is through, however much was written in it; `soon`: see `nudge_soon`."""
    each = Nudge(task, args, soon)
    if not any(each in waiting for waiting in connection.run_on_commit):
        transaction.on_commit(each)
