"""What goes with time: open conversations that nobody goes on with, texts, and at last the rows."""

import datetime
from collections import Counter

from django.conf import settings

from sms.models import Asked, Incoming, Thread
from sms.models.subscriber import Status

IDLE = datetime.timedelta(days=30)
NEVER_IDLE = (Thread.Reason.ALARM, Thread.Reason.WANTS_OUT)


def close_idle(moment: datetime.datetime) -> int:
    """Close what has been quiet for thirty days; answers how many conversations. Whoever may be in danger, or is
    held because they may want to leave, stays in the queue until a person has decided."""
    idle = Thread.objects.filter(is_open=True, last_at__lt=moment - IDLE).exclude(reason__in=NEVER_IDLE)
    idle = idle.exclude(subscriber__status=Status.HELD)
    return idle.update(is_open=False, closed_at=moment)


def forget(moment: datetime.datetime) -> Counter:
    """Drop texts after `SMS_CONTENT_DAYS`, everything after `SMS_ROW_DAYS`; counts what went. What a person has to
    read stays until the conversation is closed."""
    content = moment - datetime.timedelta(days=settings.SMS_CONTENT_DAYS)
    rows = moment - datetime.timedelta(days=settings.SMS_ROW_DAYS)
    read = Incoming.objects.exclude(thread__is_open=True)
    dropped = read.filter(received_at__lt=content).exclude(text="").update(text="")
    gone = read.filter(received_at__lt=rows).delete()[0]
    gone += Thread.objects.filter(is_open=False, last_at__lt=rows).delete()[0]
    gone += Asked.objects.filter(expires_at__lt=content).delete()[0]
    return Counter(texts=dropped, rows=gone)
