"""Messages in the admin: a list to look through, and each with what has become of it. For officers alone: partners see
counts, never numbers."""

from functools import cached_property
from typing import ClassVar

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, Column, DateColumn, NumberColumn, TitleColumn
from wagtail.admin.views.generic import IndexView, InspectView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import Button, HeaderButton

from cms.core.directions import left_to_right
from cms.outbox.admin.columns import StateColumn, cell, next_try
from cms.outbox.models.state import WAITING
from sms.admin.figures import money
from sms.admin.message_decisions import CancelMessages, MessageDecision, SendMessagesAgain
from sms.admin.message_filters import MessageFilterSet
from sms.ledger.kinds import NEWS
from sms.ledger.services.deciding import PERMISSION, again
from sms.models import Message
from sms.numbers import masked

EXPORTED = {
    "created_at": _("Written"),
    "phone": pgettext_lazy("phone", "Number"),
    "kind": _("Kind"),
    "get_state_display": _("State"),
    "get_delivery_display": _("Delivery"),
    "sender": _("Sender"),
    "segments": _("Segments"),
    "cost": _("Cost"),
    "attempts": _("Attempts"),
    "due_at": _("Due"),
    "settled_at": _("Settled"),
    "error_code": _("Error code"),
    "error": _("Error"),
    "cause": _("Cause"),
}


def number(message: Message) -> str:
    """Enough of a number to recognise it."""
    return left_to_right(masked(message.phone)) or "–"


def cost(message: Message) -> str:
    return money(message.cost) if message.cost else ""


def cost_cell(amount: object) -> str:
    """A plain number, as spreadsheets want it."""
    return str(amount)


def hidden(phone: str) -> str:
    """A number for a spreadsheet: not whole, and no formula."""
    return cell(masked(phone))


def decision_url(decision: type[MessageDecision], message: Message, back: str) -> str:
    """Where one decides about a message, and comes back from."""
    address = reverse("wagtail_bulk_action", args=["sms", "message", decision.action_type])
    return f"{address}?{urlencode({'id': str(message.pk), 'next': back})}"


def decisions_on(message: Message) -> list[type[MessageDecision]]:
    """What one may decide about a message as it is now; news is sent again by its broadcast."""
    if message.state in WAITING:
        return [CancelMessages]
    able = message.kind != NEWS.name and again(Message.objects.filter(pk=message.pk)).exists()
    return [SendMessagesAgain] if able else []


class MessageIndexView(IndexView):
    """All messages, the newest first."""

    template_name = "wagtailadmin/sms/messages.html"
    page_title = _("Messages")
    search_fields: ClassVar = ["phone"]
    default_ordering = "-created_at"
    filterset_class = MessageFilterSet
    list_export: ClassVar = list(EXPORTED)
    export_headings: ClassVar = EXPORTED
    custom_field_preprocess: ClassVar = {
        "phone": {"csv": hidden, "xlsx": hidden},
        "cost": {"csv": cost_cell, "xlsx": cost_cell},
        **{name: {"csv": cell, "xlsx": cell} for name in ("error", "error_code", "cause", "sender")},
    }

    @cached_property
    def columns(self):
        return [
            BulkActionsCheckboxColumn("bulk_actions", obj_type="message"),
            self.title_column,
            Column("kind", accessor="policy.label", label=_("Kind")),
            StateColumn("state", accessor="get_state_display", label=_("State"), sort_key="state"),
            Column("delivery", accessor="get_delivery_display", label=_("Delivery")),
            Column("sender", label=_("Sender")),
            NumberColumn("segments", label=_("Segments")),
            Column("cost", accessor=cost, label=_("Cost")),
            DateColumn("next", accessor=next_try, label=_("Next try")),
            DateColumn("created_at", label=_("Written"), sort_key="created_at"),
        ]

    @property
    def title_column(self):
        """The number, not whole, with what can be done about the message."""
        kind = self._get_title_column_class(TitleColumn)
        return kind("number", accessor=number, label=pgettext_lazy("phone", "Number"), get_url=self.get_inspect_url)

    def get_base_queryset(self):
        return Message.objects.listed().select_related("sender")

    def get_edit_url(self, instance):
        return None

    def get_list_more_buttons(self, instance):
        buttons = super().get_list_more_buttons(instance)
        if not (self.request.user.has_perm(PERMISSION) and instance.state in WAITING):
            return buttons
        back = self.request.get_full_path().replace(self.get_index_results_url(), self.get_index_url())
        url = decision_url(CancelMessages, instance, back)
        return [*buttons, Button(CancelMessages.display_name, url=url, icon_name=CancelMessages.icon_name)]


class MessageInspectView(InspectView):
    """One message: what has become of it, and what it said unless that is nobody else's business."""

    template_name = "wagtailadmin/sms/message.html"
    page_title = _("Message")

    def get_page_subtitle(self):
        return self.object.phone

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
        return super().get_context_data(**kwargs) | {"message": self.object, "cost": cost(self.object)}

    def get_fields(self):
        return []


class MessageViewSet(ModelViewSet):
    """Nobody writes, changes or deletes messages here: what is on record stays until its time is over."""

    model = Message
    icon = "comment"
    name = "messages"
    menu_label = _("Messages")
    index_view_class = MessageIndexView
    inspect_view_class = MessageInspectView
    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
    form_fields: ClassVar = ["cause"]

    def get_urlpatterns(self):
        kept = ("index", "index_results", "inspect")
        return [pattern for pattern in super().get_urlpatterns() if pattern.name in kept]

    def get_index_view_kwargs(self, **kwargs):
        unlinked = dict.fromkeys(["add_url_name", "edit_url_name", "delete_url_name", "copy_url_name"])
        return super().get_index_view_kwargs(**kwargs) | unlinked
