"""The page of one event: its state, its dates, how it repeats, and the pages that tell of it."""

from dataclasses import dataclass
from functools import cached_property

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button, HeaderButton

from cms.partners.zones import zone_label
from cms.users.requests import StaffRequest
from events.admin import pages
from events.admin.columns import sign
from events.admin.rows import EVENTS, seen_events
from events.programme import Event, Repetition, Session
from events.programme.event import Status
from events.scheduling.sentences import sentence
from events.scheduling.services import may_publish

SHOWN = 50


@dataclass(frozen=True)
class Rhythm:
    """A repetition as it is said."""

    repetition: Repetition
    sentence: str
    zone: str


class DeskView(WagtailAdminTemplateMixin, TemplateView):
    """Whoever may see an event sees this; what they may do stands beside it."""

    template_name = "wagtailadmin/events/desk.html"
    header_icon = "date"
    request: StaffRequest  # of somebody who is logged in

    def dispatch(self, request, *args, **kwargs):
        if not EVENTS.user_has_any_permission(request.user, ["add", "change", "view"]):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def event(self) -> Event:
        return get_object_or_404(seen_events(self.request.user).select_related("library"), pk=self.kwargs["pk"])

    @cached_property
    def may_change(self) -> bool:
        return EVENTS.user_has_permission(self.request.user, "change")

    @cached_property
    def may_publish(self) -> bool:
        return self.may_change and may_publish(user=self.request.user, library=self.event.library)

    def get_page_title(self):
        return str(self.event)

    def get_breadcrumbs_items(self):
        events = {"url": reverse("events:index"), "label": _("Events")}
        return [*self.breadcrumbs_items, events, {"url": "", "label": str(self.event)}]

    @cached_property
    def header_buttons(self):
        if not self.may_change or (self.event.is_public and not self.may_publish):
            return []
        return [HeaderButton(_("Texts and rules"), url=reverse("events:edit", args=[self.event.pk]), icon_name="edit")]

    @cached_property
    def header_more_buttons(self):
        if not self.may_change:
            return []
        named = [(_("Copy"), "copy", "copy"), *self.changes_of_state(), (_("Delete"), "delete", "bin")]
        return [
            Button(label, url=reverse(f"events:{name}", args=[self.event.pk]), icon_name=icon, priority=10 * number)
            for number, (label, name, icon) in enumerate(named, start=1)
        ]

    def changes_of_state(self) -> list[tuple]:
        """What can become of it, besides being published."""
        if self.event.status == Status.CANCELLED:
            return [(_("Restore the event"), "restore", "undo")] if self.may_publish else []
        if self.event.status == Status.DRAFT:
            return []
        withdrawing = [(_("Withdraw"), "withdraw", "download")] if self.may_publish else []
        return [*withdrawing, (_("Cancel the event"), "cancel", "cross")]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "event": self.event,
            "sign": sign(self.event),
            "may_change": self.may_change,
            "may_publish": self.may_publish,
            "rhythms": self.rhythms(),
            "sessions": self.sessions(),
            "is_past": self.is_past,
            "shown": SHOWN,
            "tellings": pages.tellings(self.event, self.request.user),
        }

    @cached_property
    def is_past(self) -> bool:
        return "past" in self.request.GET

    def sessions(self) -> list[Session]:
        """The next dates, or the latest of those that are over."""
        sessions = self.event.sessions.select_related("venue__library", "pool", "event__library")
        now = timezone.now()
        if self.is_past:
            return list(sessions.filter(ends_at__lte=now).order_by("-starts_at", "-pk")[:SHOWN])
        return list(sessions.not_over(now).in_order()[:SHOWN])

    def rhythms(self) -> list[Rhythm]:
        repetitions = self.event.repetitions.select_related("venue__library")
        return [Rhythm(row, sentence(row), zone_label(row.time_zone)) for row in repetitions]


urls = [path("show/<int:pk>/", DeskView.as_view(), name="show"), *pages.urls]
