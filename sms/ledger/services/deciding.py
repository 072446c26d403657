"""What officers may do about messages."""

import logging
from typing import Protocol

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from cms.core.nudges import nudge_after_commit
from sms.ledger.kinds import NEWS
from sms.models.message import SEND_SMS, MessageQuerySet

logger = logging.getLogger(__name__)
PERMISSION = "sms.change_message"


class Person(Protocol):
    """Whoever wants something done: a user."""

    pk: int

    def has_perm(self, perm: str) -> bool: ...


@transaction.atomic
def retry(*, messages: MessageQuerySet, by: Person) -> int:
    """Put those of these messages back into the queue that were not sent and can be; answers how many.

    One that perhaps was sent may arrive twice. News goes by its broadcast: there everybody who did not get it is sent
    it once more, if they still want it. Raises PermissionDenied.
    """
    demand(by)
    able = again(messages)
    senders = set(able.values_list("sender", flat=True))
    count = able.put_back(timezone.now())
    logger.info("Put %s messages back into the queue for person %s", count, by.pk)
    for sender_id in senders:
        nudge_after_commit(SEND_SMS, sender_id)
    return count


@transaction.atomic
def cancel(*, messages: MessageQuerySet, by: Person) -> int:
    """Stop those of these messages that have not left yet; answers how many. Raises PermissionDenied."""
    demand(by)
    count = messages.cancel(timezone.now())
    logger.info("Cancelled %s messages for person %s", count, by.pk)
    return count


def again(messages: MessageQuerySet) -> MessageQuerySet:
    """Those that can be sent again one by one."""
    return messages.retriable().sendable().exclude(kind=NEWS.name)


def demand(person: Person) -> None:
    if not person.has_perm(PERMISSION):
        raise PermissionDenied
