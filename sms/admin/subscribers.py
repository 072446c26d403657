"""Subscribers in the admin: a list with masked numbers for officers, how many there are for everybody."""

from collections import OrderedDict
from functools import cached_property
from typing import ClassVar

import django_filters
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import HeaderButton

from cms.core import countries
from cms.core.directions import left_to_right
from cms.core.languages import get
from cms.partners.libraries import PartnerLibrary
from cms.users.services.export import inert
from sms.admin.importing import ImportReportView, ImportView, RunView
from sms.admin.subscriber_counts import CountsView
from sms.admin.subscriber_data import SubscriberDataView
from sms.admin.subscriber_lookup import LookUpView
from sms.admin.subscriber_one import EraseView, LeaveView, ReleaseView, SubscriberView
from sms.admin.subscriber_rows import helps, of_number, seen_subscribers, sees_numbers
from sms.models import Subscriber
from sms.models.subscriber import Status
from sms.numbers.countries import table

EXPORTED: dict[str, Promise] = {
    "number": pgettext_lazy("phone", "Number"),
    "state": _("State"),
    "language": _("Language"),
    "country": _("Country"),
    "library": _("Library"),
    "joined": _("Joined"),
}


def country_choices() -> list[tuple[str, str]]:
    return [(code, countries.name(code)) for code in table()]


def language_of(subscriber: Subscriber) -> str:
    return get(subscriber.language).endonym


def country_of(subscriber: Subscriber) -> str:
    return countries.name(subscriber.country)


class SubscriberFilterSet(WagtailFilterSet):
    """By state, language, country and library."""

    status = django_filters.ChoiceFilter(label=_("State"), choices=Status.choices)
    country = django_filters.ChoiceFilter(label=_("Country"), choices=country_choices)
    library = django_filters.ModelChoiceFilter(label=_("Library"), queryset=PartnerLibrary.objects.order_by("slug"))

    class Meta:
        model = Subscriber
        fields = ("status", "language", "country", "library")


class SubscriberIndexView(IndexView):
    """Numbers are masked, in the spreadsheet too; whoever looks for one types all of it."""

    page_title = _("Subscribers")
    default_ordering = ("-created", "-pk")
    filterset_class = SubscriberFilterSet
    is_searchable = True
    search_fields: ClassVar = ["phone"]
    list_export: ClassVar = list(EXPORTED)
    export_headings: ClassVar = EXPORTED

    def dispatch(self, request, *args, **kwargs):
        if sees_numbers(request.user):
            return super().dispatch(request, *args, **kwargs)
        if self.is_export or not request.user.has_perm("sms.view_subscriber"):
            raise PermissionDenied
        return redirect("subscribers:counts")

    def get_base_queryset(self):
        return seen_subscribers(self.request.user)

    def search_queryset(self, queryset):
        return of_number(queryset, self.search_query) if self.is_searching else queryset

    @cached_property
    def columns(self):
        return [
            self._get_title_column("phone", accessor=lambda subscriber: left_to_right(str(subscriber))),
            Column("status", accessor="get_status_display", label=_("State"), sort_key="status"),
            Column("language", accessor=language_of, label=_("Language"), sort_key="language"),
            Column("country", accessor=country_of, label=_("Country"), sort_key="country"),
            Column("library", label=_("Library")),
            DateColumn("created", label=_("Joined"), sort_key="created"),
        ]

    def get_edit_url(self, instance):
        return self.get_inspect_url(instance)

    def get_list_buttons(self, instance):
        return []

    @cached_property
    def header_buttons(self):
        buttons = [
            HeaderButton(_("Bring in a list"), url=reverse("subscribers:import"), icon_name="upload"),
            HeaderButton(_("How many"), url=reverse("subscribers:counts"), icon_name="table"),
        ]
        if helps(self.request.user):
            lookup = reverse("subscribers:lookup")
            buttons.append(HeaderButton(_("Look up a number"), url=lookup, icon_name="search"))
        return buttons

    def to_row_dict(self, item: Subscriber):
        row = {
            "number": str(item),
            "state": item.get_status_display(),
            "language": item.language,
            "country": item.country,
            "library": str(item.library or ""),
            "joined": item.created,
        }
        return OrderedDict((name, inert(value) if isinstance(value, str) else value) for name, value in row.items())

    def get_heading(self, queryset, field):
        return str(EXPORTED[field])

    def get_filename(self):
        return "subscribers"


class SubscriberViewSet(ModelViewSet):
    """Nobody is added or changed by hand: people join by themselves, or by a list with proof."""

    model = Subscriber
    name = "subscribers"
    icon = "group"
    menu_label = _("Subscribers")
    index_view_class = SubscriberIndexView
    inspect_view_class = SubscriberView
    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
    form_fields: ClassVar = ["language"]

    def get_urlpatterns(self):
        kept = [each for each in super().get_urlpatterns() if each.name in ("index", "index_results", "inspect")]
        return [
            *kept,
            path("counts/", CountsView.as_view(), name="counts"),
            path("lookup/", LookUpView.as_view(), name="lookup"),
            path("data/<int:pk>.csv", SubscriberDataView.as_view(), {"form": "csv"}, name="csv"),
            path("data/<int:pk>.json", SubscriberDataView.as_view(), {"form": "json"}, name="json"),
            path("leave/<int:pk>/", LeaveView.as_view(), name="leave"),
            path("release/<int:pk>/", ReleaseView.as_view(), name="release"),
            path("erase/<int:pk>/", EraseView.as_view(), name="erase"),
            path("import/", ImportView.as_view(), name="import"),
            path("import/<int:pk>/", RunView.as_view(), name="run"),
            path("import/<int:pk>/report.csv", ImportReportView.as_view(), name="report"),
        ]

    def get_index_view_kwargs(self, **kwargs):
        unlinked = dict.fromkeys(["add_url_name", "edit_url_name", "delete_url_name", "copy_url_name"])
        return super().get_index_view_kwargs(**kwargs) | unlinked
