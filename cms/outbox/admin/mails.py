"""Mails in the admin: a list to look through, and each with what has become of it."""

from functools import cached_property
from typing import ClassVar

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, Column, DateColumn, NumberColumn, TitleColumn
from wagtail.admin.views.generic import IndexView, InspectView
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import Button, HeaderButton

from cms.core.views import framed
from cms.outbox import meaning
from cms.outbox.admin.columns import StateColumn, cell, next_try, recipient, sign
from cms.outbox.admin.decisions import Cancel, Decision, SendAgain
from cms.outbox.admin.filters import MailFilterSet
from cms.outbox.models import Mail
from cms.outbox.models.state import RETRIABLE, WAITING
from cms.outbox.opened import Opened
from cms.outbox.services.deciding import PERMISSION

EXPORTED = {
    "created_at": _("Written"),
    "recipient": _("Recipient"),
    "kind": _("Kind"),
    "subject": _("Subject"),
    "get_state_display": _("State"),
    "attempts": _("Attempts"),
    "due_at": _("Due"),
    "settled_at": _("Settled"),
    "host": _("Mail server"),
    "error": _("Error"),
    "cause": _("Cause"),
}


def decision_url(decision: type[Decision], mail: Mail, back: str) -> str:
    """Where one decides about a mail, and comes back from."""
    address = reverse("wagtail_bulk_action", args=["outbox", "mail", decision.action_type])
    return f"{address}?{urlencode({'id': str(mail.pk), 'next': back})}"


def decisions_on(mail: Mail) -> list[type[Decision]]:
    """What one may decide about a mail as it is now."""
    if mail.state in WAITING:
        return [Cancel]
    return [SendAgain] if mail.state in RETRIABLE else []


class MailIndexView(IndexView):
    """All mails, the newest first."""

    template_name = "wagtailadmin/outbox/index.html"
    page_title = _("Mail")
    search_fields: ClassVar = ["recipient"]
    default_ordering = "-created_at"
    filterset_class = MailFilterSet
    list_export: ClassVar = list(EXPORTED)
    export_headings: ClassVar = EXPORTED
    custom_field_preprocess: ClassVar = {
        name: {"csv": cell, "xlsx": cell} for name in ("recipient", "subject", "error", "cause")
    }

    @cached_property
    def columns(self):
        return [
            BulkActionsCheckboxColumn("bulk_actions", obj_type="mail"),
            self._get_title_column("subject", TitleColumn, width="35%"),
            Column("recipient", accessor=recipient, label=_("Recipient"), classname="board-nowrap"),
            Column("kind", accessor="policy.label", label=_("Kind")),
            StateColumn("state", accessor="get_state_display", label=_("State"), sort_key="state"),
            NumberColumn("attempts", label=_("Attempts")),
            DateColumn("next", accessor=next_try, label=_("Next try")),
            DateColumn("created_at", label=_("Written"), sort_key="created_at"),
        ]

    def get_base_queryset(self):
        return Mail.objects.listed()

    def get_edit_url(self, instance):
        return None

    def get_list_more_buttons(self, instance):
        if not self.request.user.has_perm(PERMISSION):
            return super().get_list_more_buttons(instance)
        back = self.request.get_full_path().replace(self.get_index_results_url(), self.get_index_url())
        return super().get_list_more_buttons(instance) + [
            Button(decision.display_name, url=decision_url(decision, instance, back), icon_name=decision.icon_name)
            for decision in decisions_on(instance)
        ]


class MailInspectView(InspectView):
    """One mail: what has become of it, and what it said unless that is nobody else's business."""

    template_name = "wagtailadmin/outbox/mail.html"
    page_title = _("Mail")

    def get_object(self, queryset=None):
        return get_object_or_404(Mail, pk=self.pk)

    def get_page_subtitle(self):
        return self.object.subject

    def get_edit_url(self):
        return None

    def get_delete_url(self):
        return None

    @cached_property
    def header_buttons(self):
        if not self.request.user.has_perm(PERMISSION):
            return []
        return [
            HeaderButton(
                decision.display_name,
                url=decision_url(decision, self.object, self.request.path),
                icon_name=decision.icon_name,
            )
            for decision in decisions_on(self.object)
        ]

    def get_context_data(self, **kwargs):
        mail = self.object
        return super().get_context_data(**kwargs) | {
            "mail": mail,
            "sign": sign(mail),
            "means": meaning.of_state(mail),
            "reason": meaning.of_error(mail),
            "opened": Opened(bytes(mail.content or b"")) if mail.is_readable else None,
        }

    def get_fields(self):
        return []


class MailPageView(PermissionCheckedMixin, View):
    """The page of a mail, for the frame in which it is shown."""

    any_permission_required: ClassVar = ["change", "view"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        mail = get_object_or_404(Mail, pk=pk)
        if not mail.is_readable:
            raise Http404
        return framed(Opened(bytes(mail.content or b"")).html)


class MailViewSet(ModelViewSet):
    """Nobody writes, changes or deletes mails here: what is on record stays until its time is over."""

    model = Mail
    icon = "mail"
    name = "mails"
    menu_label = _("Mail")
    index_view_class = MailIndexView
    inspect_view_class = MailInspectView
    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
    form_fields: ClassVar = ["subject"]

    def get_urlpatterns(self):
        kept = [
            pattern for pattern in super().get_urlpatterns() if pattern.name in ("index", "index_results", "inspect")
        ]
        page = self.construct_view(MailPageView, permission_policy=self.permission_policy)
        return [*kept, path("page/<int:pk>/", page, name="page")]

    def get_index_view_kwargs(self, **kwargs):
        unlinked = dict.fromkeys(["add_url_name", "edit_url_name", "delete_url_name", "copy_url_name"])
        return super().get_index_view_kwargs(**kwargs) | unlinked
