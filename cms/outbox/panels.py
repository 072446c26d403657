"""The outbox on the admin's first page: shown to officers, and only when something needs them."""

import datetime

from django.db.models import Count, Min, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from cms.core.dashboard import Panel
from cms.outbox import kinds
from cms.outbox.models import Mail, State

# Older failures are known or beyond help.
LATELY = datetime.timedelta(days=7)


def build(request: HttpRequest) -> dict | None:
    """What does not move, and what has failed of late."""
    if not request.user.has_perm("outbox.view_mail"):
        return None
    late = Mail.objects.late().aggregate(count=Count("pk"), since=Min("due_at"))
    # By kind first, as the index is.
    lately = Mail.objects.filter(
        kind__in=[kind.name for kind in kinds.every()], settled_at__gte=timezone.now() - LATELY
    )
    troubles = lately.aggregate(
        **{state.value: Count("pk", filter=Q(state=state)) for state in (State.FAILED, State.UNKNOWN, State.SUPPRESSED)}
    )
    if not late["count"] and not any(troubles.values()):
        return None
    return {"late": late, **troubles, "url": reverse("mails:index")}


OUTBOX = Panel(template="wagtailadmin/dashboard/outbox.html", build=build, order=15)
