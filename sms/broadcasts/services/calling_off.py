"""What is under way while its dated thing is cancelled or moved: nothing more of it leaves."""

import datetime
from contextlib import suppress

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from cms.outbox.models.state import WAITING
from sms.broadcasts.anchors import Moment
from sms.broadcasts.errors import NotNow
from sms.broadcasts.moments import AGAIN, relative_to, span
from sms.broadcasts.standing import MOVED, anchor_of, loss, matters
from sms.models import Broadcast, Dispatch, DispatchPart
from sms.models.broadcast import BroadcastState, DispatchState, Mode

from .controlling import BEGUN, UNDER_WAY, repeat, take_off
from .finishing import rows_of_each

# How the occurrence of what is planned anew begins.
ANEW = "moved"


def call_off_lost(now: datetime.datetime) -> int:
    """Call off what has lost what it is about; answers how many."""
    found = [(dispatch, anchor_of(dispatch)) for dispatch in addressed().select_related("broadcast")]
    return sum(call_off(dispatch, anchor, now) for dispatch, anchor in found if loss(dispatch, anchor))


def addressed() -> QuerySet[Dispatch]:
    """Those about something dated of which something has been addressed and not left yet."""
    unwritten = Exists(DispatchPart.objects.filter(dispatch=OuterRef("pk"), written=None))
    begun = Dispatch.objects.filter(broadcast__mode=Mode.RELATIVE, state__in=BEGUN)
    return begun.filter(rows_of_each(WAITING) | unwritten)


def call_off(dispatch: Dispatch, anchor: Moment | None, now: datetime.datetime) -> bool:
    """Call off one, with the reason; what was moved is planned anew for those who did not get it, unless it was
    paused or stopped: then somebody has to want that.

    Whether it did: another worker, or somebody who cancelled it, may have been quicker.
    """
    state, reason = DispatchState(dispatch.state), loss(dispatch, anchor)
    with suppress(NotNow), transaction.atomic():
        broadcast = Broadcast.objects.select_for_update().get(pk=dispatch.broadcast_id)
        take_off(dispatch, [state], None, now, reason)
        if anchor and reason == MOVED and state in UNDER_WAY and matters(broadcast, anchor, now):
            wait_for_writers(dispatch)
            plan_anew(dispatch, anchor, now)
        return True
    return False


def wait_for_writers(dispatch: Dispatch) -> None:
    """Messages that are being written cannot be seen, nor taken back, before whoever gets them is left out of what is
    planned anew."""
    list(dispatch.parts.filter(written=None).select_for_update().order_by("pk").values_list("pk"))


def plan_anew(dispatch: Dispatch, anchor: Moment, now: datetime.datetime) -> None:
    """Another going-out, which follows the dated thing; at once, where its time has passed on all clocks."""
    moment = relative_to(dispatch.broadcast, anchor)
    name, planned_for = ANEW, moment or dispatch.planned_for
    if moment and span(Dispatch(broadcast=dispatch.broadcast, planned_for=moment), anchor.zone)[1] < now:
        name, planned_for = AGAIN, now
    repeat(dispatch.resend_of or dispatch, name, planned_for=planned_for)
    Broadcast.objects.filter(pk=dispatch.broadcast_id).update(state=BroadcastState.READY)
