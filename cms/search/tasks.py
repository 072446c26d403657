"""Periodic work of search, and what should not keep somebody waiting; each may run twice without harm."""

import logging
from functools import partial

from celery import Task, shared_task
from django.db import transaction

from cms.search import documents, services

logger = logging.getLogger(__name__)


@shared_task
def mend_index() -> int:
    """Index what was left behind, drop what is not public any more; answer how many entries were wrong."""
    return services.mend()


@shared_task
def read_document(pk: int) -> bool:
    """Read the text of a document; answer whether it has one."""
    return documents.read(pk=pk)


@shared_task
def read_waiting_documents() -> int:
    """Read documents that no task has come to; answer how many those were."""
    return documents.read_waiting()


def soon(task: Task, *args: object) -> None:
    """Hand a task to a worker once what it is about is saved. Without a broker the next tick does it."""
    transaction.on_commit(partial(task.delay, *args), robust=True)
