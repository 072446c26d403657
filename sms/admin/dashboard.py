"""Text messages on the dashboard: what waits for release, what has gone wrong, and who waits for an answer at once."""

import datetime
from typing import cast

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from cms.core.dashboard import Panel
from cms.partners.permissions import works_for_whole_network
from cms.users.models import User
from sms.admin.inbox_rows import seen_threads
from sms.admin.rows import own_broadcasts, seen_dispatches
from sms.broadcasts.estimate import is_other
from sms.models import Broadcast, Sender, Thread
from sms.models.broadcast import BroadcastState, DispatchState

SHOWN = 6
LATELY = datetime.timedelta(days=7)
WRONG = (DispatchState.STOPPED, DispatchState.MISSED)


def texting(request: HttpRequest) -> dict | None:
    """What needs somebody; None for those who have nothing to do with it, and while all is well."""
    user = cast(User, request.user)
    found = {
        "alarms": alarms(user),
        "waiting": waiting(user),
        "wrong": wrong(user),
        "senders": list(Sender.objects.exclude(trouble="")) if user.has_perm("sms.change_sender") else [],
    }
    return found | {"inbox": reverse("sms_inbox:index")} if any(found.values()) else None


def alarms(user: User) -> int:
    """Conversations in which somebody is perhaps in danger, and that nobody has closed."""
    if not user.has_perm("sms.change_thread"):
        return 0
    return seen_threads(user).filter(is_open=True, reason=Thread.Reason.ALARM).count()


def waiting(user: User) -> list[dict]:
    """What waits for a second person, the longest first, and whether the user may be that."""
    found = own_broadcasts(user).filter(state=BroadcastState.WAITING).order_by("changed")[:SHOWN]
    return [
        {
            "broadcast": broadcast,
            "url": reverse("broadcasts:check", args=[broadcast.pk]),
            "may_release": is_trusted_with(user, broadcast) and is_other(user, broadcast),
        }
        for broadcast in found
    ]


def is_trusted_with(user: User, broadcast: Broadcast) -> bool:
    """Of one’s own broadcasts, which one may release; asks nothing of the database."""
    return works_for_whole_network(user) or bool(broadcast.library and broadcast.library.trusted)


def wrong(user: User) -> list[dict]:
    """What was stopped or missed within the last week."""
    found = seen_dispatches(user).filter(state__in=WRONG, ended_at__gte=timezone.now() - LATELY)
    return [
        {"dispatch": dispatch, "url": reverse("dispatches:show", args=[dispatch.pk])}
        for dispatch in found.order_by("-ended_at")[:SHOWN]
    ]


TEXTING = Panel(template="wagtailadmin/dashboard/texting.html", build=texting, order=12)
