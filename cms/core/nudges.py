"""Telling the workers that something is due; whoever misses it finds it at the next tick."""

import logging
from dataclasses import dataclass

from celery import current_app
from django.db import connection, transaction
from kombu.exceptions import OperationalError

logger = logging.getLogger(__name__)
# The tick that finds what is left behind comes at least as often; what nobody has taken by then need not be taken.
EXPIRES_SECONDS = 60


def nudge(task: str) -> None:
    """Ask a worker for a task by its name; a broker that is away costs only time."""
    try:
        current_app.send_task(task, expires=EXPIRES_SECONDS, ignore_result=True)
    except (OperationalError, OSError):
        logger.warning("No worker could be told of %s; the next tick does it", task, exc_info=True)


@dataclass(frozen=True)
class Nudge:
    """A nudge that waits for the end of a transaction; two for the same task are equal."""

    task: str

    def __call__(self) -> None:
        nudge(self.task)


def nudge_after_commit(task: str) -> None:
    """Nudge once when the transaction is through, however much was written in it."""
    if not any(Nudge(task) in waiting for waiting in connection.run_on_commit):
        transaction.on_commit(Nudge(task))
