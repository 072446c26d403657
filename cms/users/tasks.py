"""Forgetting; may run twice without harm."""

from celery import shared_task

from cms.users.services.forgetting import forget_traces


@shared_task
def forget_old_traces() -> dict[str, int]:
    """Delete what accounts leave behind and nobody needs any more; answers how many rows of what."""
    return forget_traces()
