"""Tell the workers that something waits; whoever misses it finds it at the next tick."""

import logging

from celery import current_app
from django.db import connection, transaction
from kombu.exceptions import OperationalError

logger = logging.getLogger(__name__)
TASK = "cms.outbox.tasks.send_due_mail"
# The tick that finds what is left behind comes at least as often.
EXPIRES_SECONDS = 60


def nudge_after_commit() -> None:
    """Nudge once when the transaction is through, however much was written in it."""
    if not any(nudge in waiting for waiting in connection.run_on_commit):
        transaction.on_commit(nudge)


def nudge() -> None:
    """Ask a worker to send what is due; a broker that is away costs only time."""
    try:
        current_app.send_task(TASK, expires=EXPIRES_SECONDS, ignore_result=True)
    except (OperationalError, OSError):
        logger.warning("No worker could be told of a mail; the next tick will send it", exc_info=True)
