"""What goes out, has gone out or will: the list, and a page for each that tells how far it is."""

import csv
from functools import cached_property
from typing import ClassVar

import django_filters
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.viewsets.model import ModelViewSet

from cms.partners.narrowing.model_views import NarrowedIndexView
from cms.users.models import User
from cms.users.requests import StaffRequest
from cms.users.services.export import inert
from sms.admin.acting import ActView, ShowView
from sms.admin.columns import DISPATCH_SIGNS, MomentColumn, StateColumn, reached, whose
from sms.admin.figures import duration, money
from sms.admin.progress import left_out, progress_of
from sms.admin.rows import DISPATCHES, changed_dispatches, libraries_for, seen_dispatches
from sms.broadcasts import services
from sms.broadcasts.reasons import Reason
from sms.broadcasts.rights import may_change, may_release
from sms.broadcasts.services.controlling import HELD, OVER, STOPPABLE, UNDER_WAY
from sms.models import Dispatch
from sms.models.broadcast import DispatchState


def page_of(dispatch: Dispatch) -> str:
    return reverse("dispatches:show", args=[dispatch.pk])


class DispatchFilterSet(WagtailFilterSet):
    """By state and library."""

    library = django_filters.ModelChoiceFilter(
        label=_("Library"), field_name="broadcast__library", queryset=lambda request: libraries_for(request.user)
    )

    class Meta:
        model = Dispatch
        fields: ClassVar = ["state", "library"]


class DispatchIndexView(NarrowedIndexView):
    """The calendar of messages: what comes stands above what was."""

    page_title = _("Calendar and history")
    filterset_class = DispatchFilterSet
    search_fields: ClassVar = ["broadcast__title"]
    list_export: ClassVar = ["broadcast", "planned_for", "state", "spent", "started_at", "ended_at", "reason"]
    default_ordering = "-planned_for"

    @cached_property
    def columns(self):
        return [
            TitleColumn("broadcast", label=_("Broadcast"), get_url=page_of, width="40%"),
            MomentColumn("planned_for", label=_("When"), sort_key="planned_for"),
            StateColumn("state", label=_("State"), sort_key="state"),
            Column("recipients", accessor=lambda row: reached(row.figures), label=_("Recipients")),
            Column("library", accessor=lambda row: whose(row.broadcast.library), label=_("Library")),
        ]

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("broadcast__library")

    def get_list_buttons(self, instance):
        return []


class DispatchView(ShowView):
    """How far one has come, and what can be done about it."""

    template_name = "wagtailadmin/sms/dispatch.html"
    header_icon = "mail"

    def rows(self, user: User):
        return seen_dispatches(user)

    def get_page_title(self):
        return str(self.row.broadcast)

    def get_breadcrumbs_items(self):
        index = {"url": reverse("dispatches:index"), "label": DispatchIndexView.page_title}
        return [*self.breadcrumbs_items, index, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | state_of(self.row, self.request.user)


def state_of(dispatch: Dispatch, user: User) -> dict:
    """What the page of a dispatch shows and offers."""
    may = may_change(user, dispatch.broadcast)
    state = DispatchState(dispatch.state)
    progress = progress_of(dispatch)
    return {
        "dispatch": dispatch,
        "broadcast": dispatch.broadcast,
        "progress": progress,
        "exclusions": exclusions_of(dispatch),
        "left": duration(progress.seconds_left) if progress.seconds_left else "",
        "spent": money(dispatch.spent),
        "budget": money(dispatch.broadcast.budget),
        "sign": DISPATCH_SIGNS[state],
        "is_moving": state in UNDER_WAY,
        "may_pause": may and state in UNDER_WAY,
        "may_resume": may and state in HELD,
        "may_cancel": may and state in STOPPABLE,
        "may_resend": state in OVER and progress.can_be_repeated and may_resend(user, dispatch),
    }


def exclusions_of(dispatch: Dispatch) -> list[tuple[Reason, int]]:
    """How many of its audience were left out when it was addressed, by reason."""
    return left_out(dispatch.figures.get("exclusions", {}))


def may_resend(user: User, dispatch: Dispatch) -> bool:
    return may_release(user, dispatch.broadcast) and services.can_be_repeated(dispatch)


class ProgressView(View):
    """The part of the page that changes, for its script."""

    def get(self, request: StaffRequest, pk: int) -> HttpResponse:
        dispatch = get_object_or_404(seen_dispatches(request.user), pk=pk)
        return render(request, "wagtailadmin/sms/progress.html", state_of(dispatch, request.user))


class CountsView(View):
    """All counts as a file for spreadsheets."""

    def get(self, request: StaffRequest, pk: int) -> HttpResponse:
        dispatch = get_object_or_404(seen_dispatches(request.user), pk=pk)
        progress = progress_of(dispatch)
        response = HttpResponse(
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="dispatch-{dispatch.pk}.csv"'},
        )
        rows = csv.writer(response)
        rows.writerow(["what", "name", "count"])
        rows.writerows(["state", line.name, line.count] for line in progress.state_lines)
        rows.writerows(["delivery", line.name, line.count] for line in progress.delivery_lines)
        rows.writerows(["error", inert(f"{each.code} {each.words}".strip()), each.count] for each in progress.errors)
        rows.writerows(["left_out", reason.value, people] for reason, people in exclusions_of(dispatch))
        return response


class DispatchActView(ActView):
    """Something done to one that is the user’s."""

    def rows(self, user: User):
        return changed_dispatches(user)

    def page_of(self, row):
        return page_of(row)


class PauseView(DispatchActView):
    done = _("It is paused. What a phone network has already taken still arrives.")

    def act(self, row):
        return services.pause(row, self.request.user)


class ResumeView(DispatchActView):
    done = _("It goes on.")

    def act(self, row):
        return services.resume(row, self.request.user)


class CancelView(DispatchActView):
    done = _("It is cancelled. Nothing more of it leaves.")

    def act(self, row):
        return services.cancel(row, self.request.user)


class ResendView(DispatchActView):
    done = _("It goes to those who did not get it.")

    def act(self, row):
        return services.resend_missed(row, self.request.user)


class DispatchViewSet(ModelViewSet):
    """Nobody makes or deletes these by hand: they follow from broadcasts."""

    model = Dispatch
    name = "dispatches"
    icon = "calendar"
    menu_label = _("Calendar and history")
    index_view_class = DispatchIndexView
    copy_view_enabled = False
    add_to_reference_index = False
    form_fields: ClassVar = ["reason"]

    @property
    def permission_policy(self):
        return DISPATCHES

    def get_urlpatterns(self):
        kept = [pattern for pattern in super().get_urlpatterns() if pattern.name in ("index", "index_results")]
        return [
            *kept,
            path("show/<int:pk>/", DispatchView.as_view(), name="show"),
            path("progress/<int:pk>/", ProgressView.as_view(), name="progress"),
            path("counts/<int:pk>/", CountsView.as_view(), name="counts"),
            path("pause/<int:pk>/", PauseView.as_view(), name="pause"),
            path("resume/<int:pk>/", ResumeView.as_view(), name="resume"),
            path("cancel/<int:pk>/", CancelView.as_view(), name="cancel"),
            path("resend/<int:pk>/", ResendView.as_view(), name="resend"),
        ]

    def get_index_view_kwargs(self, **kwargs):
        unlinked = dict.fromkeys(["add_url_name", "edit_url_name", "delete_url_name", "copy_url_name"])
        return super().get_index_view_kwargs(**kwargs) | unlinked
