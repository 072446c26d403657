"""Telling the workers that something is due; whoever misses it finds it at the next tick."""

import logging

from celery import current_app
from kombu.exceptions import OperationalError

logger = logging.getLogger(__name__)


def nudge(task: str) -> None:
    """Ask a worker for a task by its name; a broker that is away costs only time."""
    try:
        current_app.send_task(task, ignore_result=True)
    except (OperationalError, OSError):
        logger.warning("No worker could be told of %s; the next tick does it", task, exc_info=True)
