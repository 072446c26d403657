"""What officers may do about mails."""

import logging
from typing import Protocol

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from cms.core.nudges import nudge_after_commit
from cms.outbox.models.mail import SEND_MAIL, MailQuerySet

logger = logging.getLogger(__name__)
PERMISSION = "outbox.change_mail"


class Person(Protocol):
    """Whoever wants something done: a user."""

    pk: int

    def has_perm(self, perm: str) -> bool: ...


@transaction.atomic
def retry(*, mails: MailQuerySet, by: Person) -> int:
    """Put those of these mails back into the queue that were not sent and are still there to be read; answers how many.

    One that perhaps was sent may arrive twice, with the same Message-ID. Raises PermissionDenied.
    """
    demand(by)
    count = mails.filter(content__isnull=False).put_back(timezone.now())
    logger.info("Put %s mails back into the queue for person %s", count, by.pk)
    nudge_after_commit(SEND_MAIL)
    return count


@transaction.atomic
def cancel(*, mails: MailQuerySet, by: Person) -> int:
    """Stop those of these mails that have not left yet; answers how many. Raises PermissionDenied."""
    demand(by)
    count = mails.cancel(timezone.now())
    logger.info("Cancelled %s mails for person %s", count, by.pk)
    return count


def demand(person: Person) -> None:
    if not person.has_perm(PERMISSION):
        raise PermissionDenied
