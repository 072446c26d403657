"""Broadcasts in the admin: the list, and the editor."""

from functools import cached_property
from typing import ClassVar

import django_filters
from django.db.models import OuterRef, Subquery
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import CreateView

from cms.core.languages import TAGS
from cms.partners.narrowing.model_views import NarrowedDeleteView, NarrowedEditView, NarrowedIndexView, NarrowedViewSet
from sms.admin import checking
from sms.admin.broadcast_form import BroadcastForm
from sms.admin.columns import MomentColumn, StateColumn, reached, whose
from sms.admin.previewing import PreviewView, parts_of
from sms.admin.rows import libraries_for
from sms.models import Broadcast, Dispatch
from sms.models.broadcast import BroadcastState, DispatchState


class BroadcastFilterSet(WagtailFilterSet):
    """By state, library and topic."""

    library = django_filters.ModelChoiceFilter(label=_("Library"), queryset=lambda request: libraries_for(request.user))

    class Meta:
        model = Broadcast
        fields: ClassVar = ["state", "mode", "library", "topics"]


class BroadcastIndexView(NarrowedIndexView):
    """All broadcasts of one’s libraries, what was begun last first."""

    filterset_class = BroadcastFilterSet
    search_fields: ClassVar = ["title", *(f"texts__{tag}" for tag in TAGS)]
    list_export: ClassVar = ["title", "library", "state", "mode", "texts", "next_date", "created"]
    default_ordering = "-created"

    @cached_property
    def columns(self):
        return [
            self._get_title_column("title", width="40%"),
            StateColumn("state", label=_("State"), sort_key="state"),
            MomentColumn("next_date", label=_("Next date"), sort_key="next_date"),
            Column("reach", accessor=lambda row: reached(row.last_figures), label=_("Reached last")),
            Column("library", accessor=lambda row: whose(row.library), label=_("Library"), sort_key="library__slug"),
        ]

    def get_base_queryset(self):
        coming = Dispatch.objects.filter(broadcast=OuterRef("pk"), state=DispatchState.PLANNED).order_by("planned_for")
        found = super().get_base_queryset().select_related("library")
        begun = Dispatch.objects.filter(broadcast=OuterRef("pk"), started_at__isnull=False).order_by("-planned_for")
        return found.annotate(
            next_date=Subquery(coming.values("planned_for")[:1]), last_figures=Subquery(begun.values("figures")[:1])
        )

    def get_edit_url(self, instance):
        return page_of(instance)


def page_of(broadcast: Broadcast) -> str:
    """Where one goes on with it: drafts are written, the others looked at."""
    view = "edit" if broadcast.state == BroadcastState.DRAFT else "check"
    return reverse(f"broadcasts:{view}", args=[broadcast.pk])


class EditorMixin:
    """The form with its script, and from it to the page where one sends."""

    template_name = "wagtailadmin/sms/broadcast_form.html"
    submit_button_label = _("Save, then check and send")

    def get_success_url(self):
        view = "edit" if "_stay" in self.request.POST else "check"
        return reverse(f"broadcasts:{view}", args=[self.object.pk])

    def get_success_buttons(self):
        return []

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | parts_of(context["form"])


class BroadcastCreateView(EditorMixin, CreateView):
    """A new draft. Nothing leaves by saving."""

    success_message = _("“%(object)s” is saved. Nothing has been sent.")

    def save_instance(self):
        self.form.instance.written_by = self.request.user
        return super().save_instance()


class BroadcastEditView(EditorMixin, NarrowedEditView):
    """Drafts are changed; what is released is taken back first."""

    success_message = _("“%(object)s” is saved. Nothing has been sent.")

    def save_instance(self):
        self.form.instance.changed_by = self.request.user
        return super().save_instance()

    def dispatch(self, request, *args, **kwargs):
        broadcast = self.get_queryset().filter(pk=self.object_pk).first()
        if broadcast and broadcast.state != BroadcastState.DRAFT:
            messages.warning(request, _("Take it back to change it."))
            return redirect("broadcasts:check", broadcast.pk)
        return super().dispatch(request, *args, **kwargs)


class BroadcastDeleteView(NarrowedDeleteView):
    """Deletes what has not gone out."""


class BroadcastViewSet(NarrowedViewSet):
    """Broadcasts, with the page where each is checked and sent."""

    model = Broadcast
    name = "broadcasts"
    icon = "comment"
    menu_label = _("Broadcasts")
    index_view_class = BroadcastIndexView
    add_view_class = BroadcastCreateView
    edit_view_class = BroadcastEditView
    delete_view_class = BroadcastDeleteView

    def get_form_class(self, for_update=False):
        return BroadcastForm

    def get_urlpatterns(self):
        preview = self.construct_view(PreviewView, permission_policy=self.permission_policy)
        return [
            *super().get_urlpatterns(),
            path("preview/", preview, name="preview"),
            *checking.urls,
        ]
