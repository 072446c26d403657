"""Pausing, going on, cancelling and sending again: changes of one row, heeded before each group of calls."""

import datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from cms.core.nudges import nudge_after_commit
from cms.outbox.models.state import OPEN
from cms.users.models import User
from sms.broadcasts import history
from sms.broadcasts.errors import NeedsSecondPerson, NotNow
from sms.broadcasts.estimate import has_no_part
from sms.broadcasts.moments import AGAIN
from sms.broadcasts.rights import demand, may_change, may_release
from sms.broadcasts.standing import GROWN, anchor_of, matters
from sms.models import Broadcast, Dispatch, Message
from sms.models.broadcast import BroadcastState, DispatchState

EXPAND, SEND, FINISH = "sms.tasks.expand_broadcasts", "sms.tasks.send_all_due_sms", "sms.tasks.finish_broadcasts"
UNDER_WAY = [DispatchState.EXPANDING, DispatchState.SENDING]
HELD = [DispatchState.PAUSED, DispatchState.STOPPED]
BEGUN = [*UNDER_WAY, *HELD]
STOPPABLE = [DispatchState.PLANNED, *BEGUN]
OVER = [DispatchState.DONE, DispatchState.STOPPED, DispatchState.CANCELLED, DispatchState.MISSED]


@transaction.atomic
def pause(dispatch: Dispatch, by: User) -> Dispatch:
    """Let nothing more of it leave until somebody goes on. Raises PermissionDenied, NotNow."""
    demand(may_change(by, dispatch.broadcast))
    return moved(dispatch, UNDER_WAY, history.PAUSED, by, state=DispatchState.PAUSED)


@transaction.atomic
def resume(dispatch: Dispatch, by: User) -> Dispatch:
    """Go on with what was paused, or was stopped by the site for a cause that is gone. Raises PermissionDenied,
    NeedsSecondPerson, NotNow."""
    demand(may_change(by, dispatch.broadcast))
    if dispatch.reason == GROWN:
        release_to_more(dispatch.broadcast, by)
    is_addressed = dispatch.texts and not dispatch.parts.filter(written=None).exists()
    state, task = (DispatchState.SENDING, SEND) if is_addressed else (DispatchState.EXPANDING, EXPAND)
    nudge_after_commit(task)
    return moved(dispatch, HELD, history.RESUMED, by, state=state, reason="", ended_at=None)


def release_to_more(broadcast: Broadcast, by: User) -> None:
    """Let go on what has come to be for so many that a second person has to agree. Raises PermissionDenied,
    NeedsSecondPerson."""
    demand(may_release(by, broadcast))
    if not has_no_part(by, broadcast):
        raise NeedsSecondPerson
    Broadcast.objects.filter(pk=broadcast.pk).update(released_by=by)


@transaction.atomic
def cancel(dispatch: Dispatch, by: User) -> Dispatch:
    """Let nothing of it leave any more; messages that wait are cancelled by a task. Raises PermissionDenied, NotNow."""
    demand(may_change(by, dispatch.broadcast))
    return take_off(dispatch, STOPPABLE, by, timezone.now())


def take_off(
    dispatch: Dispatch, states: list[DispatchState], by: User | None, now: datetime.datetime, reason: str = ""
) -> Dispatch:
    """End it while it is in one of these states, whoever wants that; None: the site itself. Raises NotNow."""
    nudge_after_commit(FINISH)
    values = {"state": DispatchState.CANCELLED, "ended_at": now, "reason": reason}
    return moved(dispatch, states, history.CANCELLED, by, **values)


@transaction.atomic
def resend_missed(dispatch: Dispatch, by: User) -> Dispatch:
    """Send to those of its audience of now who did not get it, and perhaps have not; the text is that of now.

    Raises PermissionDenied; NotNow while it or an earlier repetition is still under way, and once it is of no use.
    """
    demand(may_release(by, dispatch.broadcast))
    root = Dispatch.objects.select_for_update().get(pk=dispatch.resend_of_id or dispatch.pk)
    if not can_be_repeated(root):
        raise NotNow
    now = timezone.now()
    again = repeat(root, AGAIN, state=DispatchState.EXPANDING, planned_for=now, started_at=now)
    history.record(root.broadcast, history.SENT_AGAIN, by)
    nudge_after_commit(EXPAND)
    return again


def repeat(root: Dispatch, name: str, **values: object) -> Dispatch:
    """One more going-out, to those whom neither that one nor what repeated it has reached."""
    occurrence = f"{name}-{root.pk}-{root.resends.count() + 1}"
    return Dispatch.objects.create(broadcast=root.broadcast, resend_of=root, occurrence=occurrence, **values)


def moved(dispatch: Dispatch, states: list[DispatchState], action: str, by: User | None, **values: object) -> Dispatch:
    if not Dispatch.objects.filter(pk=dispatch.pk, state__in=states).update(**values):
        raise NotNow
    dispatch.refresh_from_db()
    history.record(dispatch.broadcast, action, by)
    return dispatch


def can_be_repeated(dispatch: Dispatch) -> bool:
    """Whether those who did not get it can be sent it: nothing of it is under way, and what it is about is to come."""
    root = dispatch.resend_of or dispatch
    return not is_under_way(root) and matters(root.broadcast, anchor_of(root), timezone.now())


def is_under_way(root: Dispatch) -> bool:
    """Whether anything of it, or of what repeated it, may still leave or be taken back; or it is a draft again."""
    is_draft = root.broadcast.state in (BroadcastState.DRAFT, BroadcastState.WAITING)
    return is_draft or chain_of(root.pk).exclude(state__in=OVER).exists() or has_open(root.pk)


def chain_of(root_id: int) -> QuerySet[Dispatch]:
    """A dispatch with what repeated it."""
    return Dispatch.objects.filter(Q(pk=root_id) | Q(resend_of=root_id))


def has_open(root_id: int) -> bool:
    """Whether messages of it, or of what repeated it, are to leave, are leaving, or are to be taken back."""
    return Message.objects.filter(dispatch__in=chain_of(root_id), state__in=OPEN).exists()
