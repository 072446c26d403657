"""Events on the dashboard: what waits to be published, and what takes place next."""

import datetime

from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from cms.core.dashboard import Panel
from events.admin.rows import EVENTS, SESSIONS
from events.programme import Event, Session
from events.programme.event import Status
from events.scheduling.services import may_publish

SHOWN = 6
SOON = datetime.timedelta(days=14)


def drafts(request: HttpRequest) -> dict | None:
    """Drafts with a date to come: officers see those of all libraries, teams their own."""
    user = request.user
    coming = Session.objects.filter(event=OuterRef("pk")).not_over(timezone.now())
    mine = EVENTS.instances_user_has_any_permission_for(user, ["change"])
    found = mine.filter(Exists(coming), status=Status.DRAFT, is_template=False).select_related("library")
    lines = [{"event": event, "url": desk_of(event)} for event in found.order_by("-changed")[:SHOWN]]
    return {"lines": lines, "may_publish": publishes(user, lines)} if lines else None


def publishes(user, lines: list[dict]) -> bool:
    """Whether the user is the one for whom they wait."""
    return any(may_publish(user=user, library=line["event"].library) for line in lines[:1])


def next_sessions(request: HttpRequest) -> dict | None:
    """What takes place within two weeks, the next first."""
    now = timezone.now()
    mine = SESSIONS.instances_user_has_any_permission_for(request.user, ["change", "view"])
    due = mine.filter(event__in=Event.objects.public(), starts_at__range=(now, now + SOON))
    found = due.select_related("event__library", "venue__library", "pool").order_by("starts_at", "pk")
    lines = [{"session": session, "url": desk_of(session.event)} for session in found[:SHOWN]]
    return {"lines": lines} if lines else None


def desk_of(event: Event) -> str:
    return reverse("events:show", args=[event.pk])


DRAFTS = Panel(template="wagtailadmin/dashboard/event_drafts.html", build=drafts, order=15)
NEXT = Panel(template="wagtailadmin/dashboard/next_sessions.html", build=next_sessions, order=25)
