"""The log-in history of all colleagues, for administrators."""

from functools import cached_property
from typing import ClassVar

import django_filters
from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.auth import permission_denied
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView

from cms.users.models import AccountEvent, User
from cms.users.requests import OwnRequest
from cms.users.services.export import inert

EXPORTED: dict[str, Promise] = {
    "at": _("Time"),
    "person.email": _("E-mail"),
    "person": pgettext_lazy("person", "Name"),
    "get_kind_display": _("What happened"),
    "ways_in_words": _("With what"),
    "device": _("Device"),
    "network": _("Network"),
}


def seen_by(actor: User) -> QuerySet[AccountEvent]:
    """The history that somebody may read: administrators that of all, but of superusers only superusers."""
    if not actor.is_administrator:
        return AccountEvent.objects.none()
    everybody = Q() if actor.is_superuser else Q(person__is_superuser=False)
    return AccountEvent.objects.filter(everybody).select_related("person")


def people_with_history(request: OwnRequest) -> QuerySet[User]:
    return User.objects.filter(pk__in=seen_by(request.user).values("person")).order_by("email")


class EventFilterSet(WagtailFilterSet):
    """By person, by what happened, by day, by network."""

    person = django_filters.ModelChoiceFilter(label=pgettext_lazy("person", "Name"), queryset=people_with_history)
    kind = django_filters.MultipleChoiceFilter(label=_("What happened"), choices=AccountEvent.Kind.choices)
    at = django_filters.DateFromToRangeFilter(label=_("Time"), widget=DateRangePickerWidget)
    network = django_filters.CharFilter(label=_("Network"), lookup_expr="startswith")

    class Meta:
        model = AccountEvent
        fields: ClassVar = []


class HistoryReport(ReportView):
    """Who has come in with the rights of this site, and who has tried."""

    page_title = _("Log-in history")
    header_icon = "key"
    model = AccountEvent
    default_ordering = "-at"
    index_url_name = "users_history"
    index_results_url_name = "users_history_results"
    filterset_class = EventFilterSet
    list_export: ClassVar = list(EXPORTED)
    export_headings: ClassVar = EXPORTED
    custom_field_preprocess: ClassVar = {
        name: {kind: lambda value: inert(str(value)) for kind in ("csv", "xlsx")}
        for name in ("person", "person.email", "device", "ways_in_words")
    }

    @cached_property
    def columns(self):
        return [
            DateColumn("at", label=_("Time"), sort_key="at", width="15%"),
            Column("person", label=pgettext_lazy("person", "Name"), sort_key="person__name"),
            Column("email", accessor="person.email", label=_("E-mail"), sort_key="person__email"),
            Column("kind", accessor="get_kind_display", label=_("What happened")),
            Column("ways", accessor="ways_in_words", label=_("With what")),
            Column("device", accessor="device", label=_("Device")),
            Column("network", label=_("Network")),
        ]

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_administrator:
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self):
        return seen_by(self.request.user)

    def get_filename(self):
        return "log-in-history"
