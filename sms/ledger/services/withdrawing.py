"""Calling off what somebody does not want any more."""

from django.utils import timezone

from sms.ledger.kinds import NEWS
from sms.models import Message


def withdraw(*, phone: str) -> int:
    """Cancel the news that waits for a number, within the caller's transaction; answers how much.

    What the gateway has been called about already cannot be called back: at most the group that is leaving.
    """
    return Message.objects.to(phone).filter(kind=NEWS.name).cancel(timezone.now())
