"""Letting go of messages in time."""

from collections import Counter
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from cms.outbox.models.state import SETTLED
from sms.ledger.kinds import CODE
from sms.models import Message

BATCH = 10_000
# Much longer than codes are of use.
LATELY = timedelta(hours=1)


def forget() -> Counter[str]:
    """Empty settled messages after SMS_CONTENT_DAYS, delete them after SMS_ROW_DAYS; answers how many of each.

    Codes are dropped long before (`drop_codes`); this drops what it has missed.
    """
    now = timezone.now()
    settled = Message.objects.filter(state__in=SETTLED)
    old = settled.filter(settled_at__lte=now - timedelta(days=settings.SMS_CONTENT_DAYS))
    counts = Counter(emptied=settled.filter(expires_at__lte=now).secret().empty() + old.empty())
    counts["deleted"] = delete_old(timedelta(days=settings.SMS_ROW_DAYS))
    return counts


def drop_codes() -> int:
    """Drop codes that are of no use any more, whether or not it is known that they have arrived."""
    now = timezone.now()
    lately = Message.objects.filter(kind=CODE.name, state__in=SETTLED, settled_at__gt=now - LATELY)
    return lately.filter(expires_at__lte=now).empty()


def delete_old(age: timedelta) -> int:
    """In parts, so that no transaction holds a million rows."""
    old = Message.objects.filter(state__in=SETTLED, settled_at__lte=timezone.now() - age)
    deleted = 0
    while ids := list(old.values_list("pk", flat=True)[:BATCH]):
        deleted += Message.objects.filter(pk__in=ids).delete()[0]
    return deleted
