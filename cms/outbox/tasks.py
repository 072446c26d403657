"""Work of the outbox; each may run twice, and in several workers at once, without harm."""

from celery import shared_task

from cms.outbox import services


@shared_task
def send_due_mail() -> dict[str, int]:
    """Send the mails that are due."""
    return dict(services.send_due())


@shared_task
def forget_old_mail() -> dict[str, int]:
    """Empty and delete mails whose time on record is over."""
    return dict(services.forget())
