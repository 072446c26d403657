"""Letting go of messages in time."""

from collections import Counter
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from cms.outbox.models.state import SETTLED
from sms.models import Message

BATCH = 10_000


def forget() -> Counter[str]:
    """Empty settled messages after SMS_CONTENT_DAYS, delete them after SMS_ROW_DAYS; answers how many of each.

    Codes are dropped as soon as they have left; of those in doubt this drops what is not sent again.
    """
    now = timezone.now()
    settled = Message.objects.filter(state__in=SETTLED)
    old = settled.filter(settled_at__lte=now - timedelta(days=settings.SMS_CONTENT_DAYS))
    counts = Counter(emptied=settled.filter(expires_at__lte=now).secret().empty() + old.empty())
    counts["deleted"] = delete_old(timedelta(days=settings.SMS_ROW_DAYS))
    return counts


def delete_old(age: timedelta) -> int:
    """In parts, so that no transaction holds a million rows."""
    old = Message.objects.filter(state__in=SETTLED, settled_at__lte=timezone.now() - age)
    deleted = 0
    while ids := list(old.values_list("pk", flat=True)[:BATCH]):
        deleted += Message.objects.filter(pk__in=ids).delete()[0]
    return deleted
