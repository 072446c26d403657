"""What waits for somebody, what is due and what has happened, among the pages they work on."""

import datetime

from django.db.models import CharField, Exists, OuterRef
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision, TaskState, WorkflowState, get_default_page_content_type

from cms.core.dashboard import Panel
from cms.core.page_lines import Lines, pages_of

SHOWN = 6
DUE_WITHIN = datetime.timedelta(days=14)
# Wagtail keeps the ids of what revisions and workflows are about as text.
ID_AS_TEXT = Cast(OuterRef("pk"), CharField())

Found = list[tuple[int, dict]]


def waits(request: HttpRequest) -> dict:
    """What one has to decide, to change, to finish; and what of one's own others have yet to decide."""
    user = request.user
    found = {
        "to_approve": to_approve(user),
        "sent_back": sent_back(user),
        "drafts": drafts(user),
        "submitted": submitted(user),
    }
    lines = Lines(user, [pk for entries in found.values() for pk, _facts in entries])
    return {name: lines.of(entries) for name, entries in found.items()}


def to_approve(user) -> Found:
    """Submissions that the user may approve, the oldest first."""
    states = TaskState.objects.reviewable_by(user).filter(workflow_state__in=moderations())
    states = states.select_related("workflow_state__requested_by").order_by("started_at")[:SHOWN]
    return [
        (int(state.workflow_state.object_id), {"when": state.started_at, "who": state.workflow_state.requested_by})
        for state in states
    ]


def sent_back(user) -> Found:
    """The user's submissions that an officer wants changed."""
    states = moderations().filter(status=WorkflowState.STATUS_NEEDS_CHANGES, requested_by=user)
    states = states.select_related("current_task_state__finished_by").order_by("-current_task_state__finished_at")
    return [(int(state.object_id), verdict(state.current_task_state)) for state in states[:SHOWN]]


def verdict(state: TaskState) -> dict:
    return {"when": state.finished_at, "who": state.finished_by, "comment": state.comment}


def submitted(user) -> Found:
    """The user's submissions that nobody has decided on yet."""
    states = moderations().filter(status=WorkflowState.STATUS_IN_PROGRESS, requested_by=user).order_by("created_at")
    return [(int(state.object_id), {"when": state.created_at}) for state in states[:SHOWN]]


def moderations():
    """Workflows of pages."""
    return WorkflowState.objects.filter(base_content_type=get_default_page_content_type())


def drafts(user) -> Found:
    """What the user has begun and neither submitted nor scheduled, the latest first."""
    moderated = moderations().active().filter(object_id=ID_AS_TEXT)
    scheduled = Revision.page_revisions.filter(object_id=ID_AS_TEXT, approved_go_live_at__isnull=False)
    begun = pages_of(user).filter(owner=user, has_unpublished_changes=True, latest_revision_created_at__isnull=False)
    begun = begun.exclude(Exists(moderated)).exclude(Exists(scheduled)).order_by("-latest_revision_created_at")
    found = begun.values_list("pk", "latest_revision_created_at")[:SHOWN]
    return [(pk, {"when": when}) for pk, when in found]


def due(request: HttpRequest) -> dict | None:
    """What goes live or expires within two weeks."""
    now = timezone.now()
    period = (now, now + DUE_WITHIN)
    mine = pages_of(request.user)
    as_text = mine.annotate(as_text=Cast("pk", CharField())).values("as_text")
    going = Revision.page_revisions.filter(approved_go_live_at__range=period, object_id__in=as_text)
    going_live = going.order_by("approved_go_live_at").values_list("object_id", "approved_go_live_at")[:SHOWN]
    expiring = mine.filter(live=True, expire_at__range=period).order_by("expire_at").values_list("pk", "expire_at")
    found = [(int(pk), {"when": when, "what": "live"}) for pk, when in going_live]
    found += [(pk, {"when": when, "what": "expires"}) for pk, when in expiring[:SHOWN]]
    found.sort(key=lambda entry: entry[1]["when"])
    return shown(request, found[:SHOWN])


def happened(request: HttpRequest) -> dict | None:
    """What was published lately, and by whom; each page once."""
    entries = PageLogEntry.objects.filter(action="wagtail.publish", page__in=pages_of(request.user))
    latest: dict[int, dict] = {}
    for entry in entries.select_related("user").order_by("-timestamp")[: 4 * SHOWN]:
        latest.setdefault(entry.page_id, {"when": entry.timestamp, "who": entry.user})
    return shown(request, list(latest.items())[:SHOWN])


def shown(request: HttpRequest, found: Found) -> dict | None:
    lines = Lines(request.user, [pk for pk, _facts in found]).of(found)
    return {"lines": lines} if lines else None


WAITS = Panel(template="wagtailadmin/dashboard/waits.html", build=waits, order=10)
DUE = Panel(template="wagtailadmin/dashboard/due.html", build=due, order=20)
HAPPENED = Panel(template="wagtailadmin/dashboard/happened.html", build=happened, order=30)
