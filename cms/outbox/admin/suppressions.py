"""Blocked addresses in the admin: why, and letting them go."""

from typing import ClassVar

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import CreateView, DeleteView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from cms.outbox.models import Suppression
from cms.outbox.services import suppress, unsuppress


class SuppressionForm(forms.ModelForm):
    """An address that came back, entered by hand."""

    address = forms.EmailField(label=_("E-mail address"))

    class Meta:
        model = Suppression
        fields = ("address", "reason", "note")
        help_texts = {"note": _("For instance who reported it, or the words of the mail that came back.")}

    def save(self, commit=True) -> Suppression:
        return suppress(**self.cleaned_data)


class SuppressionIndexView(IndexView):
    """Addresses that get no mail."""

    search_fields: ClassVar = ["address"]
    default_ordering = "-created_at"
    add_item_label = _("Block an address")

    @cached_property
    def columns(self):
        return [
            self._get_title_column("__str__"),
            Column("reason", accessor="get_reason_display", label=_("Reason")),
            Column("note", label=_("Note")),
            DateColumn("created_at", label=_("Since"), sort_key="created_at"),
        ]

    def get_edit_url(self, instance):
        return None

    def get_list_more_buttons(self, instance):
        buttons = super().get_list_more_buttons(instance)
        for button in buttons:
            button.label = _("Release")
        return buttons


class BlockView(CreateView):
    """Blocks an address."""

    page_title = _("Block an address")
    submit_button_label = _("Block")
    success_message = _("%(object)s gets no more mail.")

    def get_success_buttons(self):
        return []


class ReleaseView(DeleteView):
    """Releases an address."""

    page_title = _("Release")
    success_message = _("%(object)s gets mail again.")

    def get_usage_url(self):
        return None

    @property
    def confirmation_message(self):
        return _("Mail is sent to this address again. If it comes back, the address is blocked anew.")

    def delete_action(self):
        unsuppress(address=self.object.address)


class SuppressionViewSet(ModelViewSet):
    """Addresses are blocked and released, never changed."""

    model = Suppression
    icon = "lock"
    name = "blocked_addresses"
    menu_label = _("Blocked addresses")
    index_view_class = SuppressionIndexView
    add_view_class = BlockView
    delete_view_class = ReleaseView
    copy_view_enabled = False
    add_to_reference_index = False

    def get_form_class(self, for_update=False):
        return SuppressionForm

    def get_urlpatterns(self):
        kept = ("index", "index_results", "add", "delete")
        return [pattern for pattern in super().get_urlpatterns() if pattern.name in kept]
