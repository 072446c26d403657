"""Rows that are no pages, in viewsets of their own: of every view one's own rows alone.

Wagtail's generic views ask whether somebody may change rows of that kind, and then open any of them.
"""

from collections import OrderedDict
from functools import cached_property

from django.contrib.admin.utils import unquote
from django.db.models import ProtectedError
from django.shortcuts import get_object_or_404
from wagtail.admin.views.generic import DeleteView, EditView, IndexView, InspectView
from wagtail.admin.views.generic.history import HistoryView
from wagtail.admin.views.generic.usage import UsageView
from wagtail.admin.viewsets.model import ModelViewSet

from cms.partners.permissions import PartnerPermissionPolicy
from cms.users.services.export import inert

SEEING = ["add", "change", "delete", "view"]


class NarrowedIndexView(IndexView):
    """Lists and exports one's own."""

    def get_base_queryset(self):
        return self.permission_policy.instances_user_has_any_permission_for(self.request.user, SEEING)

    def to_row_dict(self, item):
        """What teams have written is no formula in the spreadsheets of officers (CWE-1236)."""
        row = super().to_row_dict(item)
        return OrderedDict((name, inert(value) if isinstance(value, str) else value) for name, value in row.items())


class NarrowedEditView(EditView):
    """Opens one's own; what is somebody else's does not exist."""

    def get_queryset(self):
        return self.permission_policy.instances_user_has_any_permission_for(self.request.user, ["change"])


class NarrowedDeleteView(DeleteView):
    """Deletes one's own; what something else refers to stays, which no index of references says before."""

    def get_queryset(self):
        return self.permission_policy.instances_user_has_any_permission_for(self.request.user, ["delete"])

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except ProtectedError as error:
            why = {"is_protected": True, "usage_count": len(error.protected_objects), "usage_url": self.request.path}
            return self.render_to_response(self.get_context_data(form=form) | why)


class NarrowedInspectView(InspectView):
    """Shows one's own."""

    def get_object(self, queryset=None):
        rows = self.permission_policy.instances_user_has_any_permission_for(self.request.user, SEEING)
        return get_object_or_404(rows, pk=unquote(str(self.pk)))


class NarrowedUsageView(UsageView):
    """Where one's own is used."""

    def get_base_object_queryset(self):
        return self.permission_policy.instances_user_has_any_permission_for(self.request.user, ["change"])


class NarrowedHistoryView(HistoryView):
    """Who has changed one's own."""

    def get_base_object_queryset(self):
        return self.permission_policy.instances_user_has_any_permission_for(self.request.user, ["change"])


class NarrowedViewSet(ModelViewSet):
    """Rows that belong to a library; `library` names the foreign key that leads to it, with `__` across models.

    `views` are the names of the routes that it has; links to others are left out.
    """

    library = "library"
    views: tuple[str, ...] = ("index", "index_results", "add", "edit", "delete", "history", "history_results")
    index_view_class = NarrowedIndexView
    edit_view_class = NarrowedEditView
    delete_view_class = NarrowedDeleteView
    inspect_view_class = NarrowedInspectView
    usage_view_class = NarrowedUsageView
    history_view_class = NarrowedHistoryView
    copy_view_enabled = False
    add_to_reference_index = False

    @cached_property
    def permission_policy(self):
        return PartnerPermissionPolicy(self.model, self.library)

    def get_common_view_kwargs(self, **kwargs):
        kwargs = super().get_common_view_kwargs(**kwargs)
        linked = ("add", "edit", "delete", "history", "usage", "inspect")
        return kwargs | {f"{view}_url_name": None for view in linked if view not in self.views}

    def get_urlpatterns(self):
        return [pattern for pattern in super().get_urlpatterns() if pattern.name in self.views]
