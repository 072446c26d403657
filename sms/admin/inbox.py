"""The inbox: conversations that a person has to look at, those that cannot wait on top."""

from functools import cached_property
from typing import ClassVar

import django_filters
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn

from cms.partners.narrowing.model_views import NarrowedIndexView, NarrowedViewSet
from sms.admin.inbox_rows import RANKS, ReasonColumn, masked_number, seen_threads
from sms.admin.inbox_thread import ThreadView
from sms.models import Thread

MINE, NOBODYS = "mine", "nobody"
CLOSED, ALL = "closed", "all"


class ThreadFilterSet(WagtailFilterSet):
    """By reason and by who cares; what is closed is shown only when it is asked for."""

    reason = django_filters.MultipleChoiceFilter(label=_("Reason"), choices=Thread.Reason.choices)
    with_whom = django_filters.ChoiceFilter(
        label=pgettext_lazy("colleague", "With"),
        choices=[(MINE, _("me")), (NOBODYS, _("nobody yet"))],
        method="filter_with_whom",
    )
    state = django_filters.ChoiceFilter(
        label=_("State"),
        choices=[(CLOSED, pgettext_lazy("conversation", "closed")), (ALL, _("open and closed"))],
        method="filter_state",
    )

    class Meta:
        model = Thread
        fields = ("reason", "with_whom", "state")

    def filter_queryset(self, queryset):
        found = super().filter_queryset(queryset)
        return found if self.form.cleaned_data.get("state") else found.filter(is_open=True)

    def filter_with_whom(self, queryset, name, value):
        return queryset.filter(assigned_to=self.request.user if value == MINE else None)

    def filter_state(self, queryset, name, value):
        return queryset.filter(is_open=False) if value == CLOSED else queryset


class ThreadIndexView(NarrowedIndexView):
    """A list with masked numbers; nothing of it is exported."""

    page_title = _("Inbox")
    filterset_class = ThreadFilterSet
    default_ordering = ("rank", "-last_at")
    list_export: ClassVar = []

    def get_base_queryset(self):
        return seen_threads(self.request.user).annotate(rank=RANKS)

    @cached_property
    def columns(self):
        return [
            TitleColumn(
                "number",
                accessor=masked_number,
                label=pgettext_lazy("phone", "Number"),
                get_url=self.page_of,
                classname="board-nowrap",
            ),
            ReasonColumn("reason", accessor="get_reason_display", label=_("Reason")),
            Column("library", label=_("Library")),
            Column("assigned_to", label=pgettext_lazy("colleague", "With")),
            DateColumn("opened_at", label=pgettext_lazy("when", "Since")),
            DateColumn("last_at", label=pgettext_lazy("when", "Last"), sort_key="last_at"),
        ]

    def page_of(self, thread: Thread) -> str:
        return reverse("sms_inbox:thread", args=[thread.pk])

    def get_list_buttons(self, instance):
        return []


class ThreadViewSet(NarrowedViewSet):
    """Conversations begin with a text and end when somebody closes them; nobody adds or deletes one here."""

    model = Thread
    name = "sms_inbox"
    icon = "comment"
    menu_label = _("Inbox")
    views = ("index", "index_results")
    index_view_class = ThreadIndexView
    form_fields: ClassVar = ["reason"]

    def get_urlpatterns(self):
        return [*super().get_urlpatterns(), path("thread/<int:pk>/", ThreadView.as_view(), name="thread")]
