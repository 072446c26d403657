"""From a draft to what leaves: by one person, or by two."""

from django.db import transaction
from django.utils import timezone

from cms.core.nudges import nudge_after_commit
from cms.users.models import User
from sms.broadcasts import history
from sms.broadcasts.errors import NeedsSecondPerson, NotNow, NotReady
from sms.broadcasts.estimate import Estimate, estimate, has_no_part
from sms.broadcasts.rights import demand, may_change, may_release
from sms.models import Broadcast
from sms.models.broadcast import BroadcastState, DispatchState, Mode

PLAN = "sms.tasks.plan_broadcasts"


def submit(broadcast: Broadcast, by: User) -> Broadcast:
    """Ask somebody who may release it. Raises PermissionDenied, NotReady, NotNow."""
    demand(may_change(by, broadcast))
    checked(broadcast, by)
    return moved(broadcast, [BroadcastState.DRAFT], history.SUBMITTED, by, state=BroadcastState.WAITING)


def release(broadcast: Broadcast, by: User) -> Broadcast:
    """Let it leave at its time. To more than SMS_APPROVAL_ABOVE only somebody releases it who neither wrote nor
    changed it. Raises PermissionDenied, NotReady, NeedsSecondPerson, NotNow."""
    demand(may_release(by, broadcast))
    if checked(broadcast, by).needs_second_person and not has_no_part(by, broadcast):
        raise NeedsSecondPerson
    values = {"state": BroadcastState.READY, "released_by": by, "released_at": timezone.now()}
    with transaction.atomic():
        released = moved(broadcast, [BroadcastState.DRAFT, BroadcastState.WAITING], history.RELEASED, by, **values)
        nudge_after_commit(PLAN)
    return released


def checked(broadcast: Broadcast, by: User) -> Estimate:
    """What it will do, if nothing keeps it from being sent."""
    found = estimate(broadcast, by)
    if found.blockers:
        raise NotReady(found.blockers[0])
    return found


@transaction.atomic
def withdraw(broadcast: Broadcast, by: User) -> Broadcast:
    """Back to a draft, as long as nothing of it has begun; one that repeats loses the dates to come.

    Raises PermissionDenied, NotNow.
    """
    demand(may_change(by, broadcast))
    values = {"state": BroadcastState.DRAFT, "released_by": None, "released_at": None}
    withdrawn = moved(broadcast, [BroadcastState.WAITING, BroadcastState.READY], history.WITHDRAWN, by, **values)
    begun = broadcast.dispatches.exclude(state=DispatchState.PLANNED)
    if broadcast.mode == Mode.RECURRING:
        begun = begun.filter(state=DispatchState.EXPANDING)
    if begun.exists():
        raise NotNow
    broadcast.dispatches.filter(state=DispatchState.PLANNED).delete()
    return withdrawn


@transaction.atomic
def moved(broadcast: Broadcast, states: list[BroadcastState], action: str, by: User, **values: object) -> Broadcast:
    """Change its state if it is in one of these, and nobody has changed it since it was read. Raises NotNow."""
    current = Broadcast.objects.select_for_update().get(pk=broadcast.pk)
    if current.state not in states or current.changed != broadcast.changed:
        raise NotNow
    Broadcast.objects.filter(pk=broadcast.pk).update(**values)
    broadcast.refresh_from_db()
    history.record(broadcast, action, by)
    return broadcast
