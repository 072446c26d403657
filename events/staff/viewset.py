"""Registrations in the menu of events."""

from typing import ClassVar

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet

from events.registrations import Registration
from events.staff.listing import RegistrationIndexView
from events.staff.one import RegistrationInspectView
from events.staff.pages import AddView, ChangeView, MessageView, MoveView
from events.staff.report import FiguresView
from events.staff.rows import REGISTRATIONS
from events.staff.sheet import SheetView


class RegistrationViewSet(ModelViewSet):
    """Registrations are never deleted by hand: they are cancelled, and forgotten when their time is over."""

    model = Registration
    icon = "group"
    name = "registrations"
    menu_label = _("Registrations")
    index_view_class = RegistrationIndexView
    inspect_view_class = RegistrationInspectView
    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
    form_fields: ClassVar = ["name"]

    @property
    def permission_policy(self):
        return REGISTRATIONS

    def get_urlpatterns(self):
        kept = [
            pattern for pattern in super().get_urlpatterns() if pattern.name in ("index", "index_results", "inspect")
        ]
        return [
            *kept,
            path("figures/", FiguresView.as_view(), name="figures"),
            path("change/<int:pk>/", ChangeView.as_view(), name="change"),
            path("move/<int:pk>/", MoveView.as_view(), name="move"),
            path("sessions/<int:pk>/add/", AddView.as_view(), name="add_to"),
            path("sessions/<int:pk>/message/", MessageView.as_view(), name="message"),
            path("sessions/<int:pk>/sheet/", SheetView.as_view(), name="sheet"),
        ]

    def get_index_view_kwargs(self, **kwargs):
        unlinked = dict.fromkeys(["add_url_name", "edit_url_name", "delete_url_name", "copy_url_name"])
        return super().get_index_view_kwargs(**kwargs) | unlinked
