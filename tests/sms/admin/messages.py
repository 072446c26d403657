"""Messages of a going-out, each in a state."""

import datetime

from django.utils import timezone

from sms.models import Message

CALLED = ("sent", "unknown", "failed")
OPEN = ("queued",)


def message(dispatch, number, state, **values):
    now = timezone.now()
    return Message.objects.create(
        dispatch=dispatch, kind="sms_news", key=f"d{dispatch.pk}:{number}", priority=90, state=state,
        expires_at=now + datetime.timedelta(days=1), settled_at=None if state in OPEN else now,
        attempts=int(state in CALLED), **values,
    )  # fmt: skip
