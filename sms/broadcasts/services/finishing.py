"""What has ended: its last figures, and messages that are not to leave any more."""

import datetime
from collections import Counter

from django.db import transaction
from django.db.models import Count, Exists, F, OuterRef

from cms.outbox.models.state import OPEN, WAITING
from sms.models import Dispatch, Message
from sms.models.broadcast import DispatchState

BATCH = 5000
CLOSED = [DispatchState.CANCELLED, DispatchState.STOPPED]


def finish_dispatches(now: datetime.datetime) -> Counter[str]:
    """End what has nothing left to send, and take back what waits of dispatches that were cancelled; counts of both."""
    taken_back = sum(take_back(dispatch, now) for dispatch in ended_with_rows(now))
    finished = sum(finish(dispatch.pk, now) for dispatch in sent_out())
    return Counter(finished=finished, taken_back=taken_back)


def rows_of_each(states: list) -> Exists:
    return Exists(Message.objects.filter(dispatch=OuterRef("pk"), state__in=states))


def sent_out() -> list[Dispatch]:
    return list(Dispatch.objects.filter(~rows_of_each(OPEN), state=DispatchState.SENDING))


def ended_with_rows(now: datetime.datetime) -> list[Dispatch]:
    """Cancelled ones; and stopped ones that nobody has gone on with while it was of use."""
    ended = Dispatch.objects.filter(rows_of_each(WAITING), state__in=CLOSED).select_related("broadcast")
    return [each for each in ended if each.state == DispatchState.CANCELLED or each.expires_at < now]


def take_back(dispatch: Dispatch, now: datetime.datetime) -> int:
    """Cancel what waits, so many at a time that nobody else waits for long."""
    return sum(iter(lambda: take_back_some(dispatch.pk, now), 0))


def take_back_some(dispatch_id: int, now: datetime.datetime) -> int:
    waiting = Message.objects.filter(dispatch=dispatch_id).waiting().order_by()
    return Message.objects.filter(pk__in=list(waiting.values_list("pk", flat=True)[:BATCH])).cancel(now)


@transaction.atomic
def finish(dispatch_id: int, now: datetime.datetime) -> bool:
    """Note what became of all messages, and that it is done."""
    dispatch = Dispatch.objects.select_for_update().get(pk=dispatch_id)
    if dispatch.state != DispatchState.SENDING:
        return False
    dispatch.figures |= {"states": counts(dispatch_id, "state"), "deliveries": counts(dispatch_id, "delivery")}
    dispatch.state, dispatch.ended_at = DispatchState.DONE, now
    dispatch.save(update_fields=["figures", "state", "ended_at"])
    return True


def counts(dispatch_id: int, field: str) -> dict[str, int]:
    rows = Message.objects.filter(dispatch=dispatch_id).order_by().values(name=F(field)).annotate(count=Count("pk"))
    return {row["name"]: row["count"] for row in rows}
