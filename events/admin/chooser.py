"""Choosing the event that a page tells of: one of one’s own."""

from functools import reduce
from operator import or_

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm, SearchFilterMixin
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import (
    ChooseResultsView,
    ChooseView,
    ChosenMultipleView,
    ChosenView,
)
from wagtail.admin.viewsets.chooser import ChooserViewSet

from cms.core.languages import TAGS
from events.admin.rows import own_events
from events.programme import Event


class EventFilterForm(SearchFilterMixin, BaseFilterForm):
    """Looks for words of the title, in any language."""

    def filter(self, objects):
        self.is_searching = bool(sought := self.cleaned_data.get("q"))
        self.search_query = sought
        if not sought:
            return objects
        named = [Q(**{f"titles__{tag}__icontains": sought}) for tag in TAGS]
        return objects.filter(reduce(or_, named, Q(slug__icontains=sought)))


class OwnEventsMixin:
    """Offers one’s own events."""

    filter_form_class = EventFilterForm

    def get_object_list(self):
        return own_events(self.request.user).filter(is_template=False).select_related("library").order_by("-changed")

    @property
    def columns(self):
        return [*super().columns, Column("status", label=_("State"), accessor="get_status_display")]


class ChooseEventView(OwnEventsMixin, ChooseView):
    """The first list."""


class ChooseEventResultsView(OwnEventsMixin, ChooseResultsView):
    """The list after a search."""


class ChosenEventView(ChosenView):
    """The one that was chosen."""

    def get_object(self, pk):
        return own_events(self.request.user).get(pk=pk)


class ChosenEventsView(ChosenMultipleView):
    """Those that were chosen."""

    def get_objects(self, pks):
        return own_events(self.request.user).filter(pk__in=pks)


class EventChooserViewSet(ChooserViewSet):
    """Makes the field of an event on a page a list to search."""

    model = Event
    name = "choose-event"
    icon = "date"
    choose_one_text = _("Choose an event")
    choose_another_text = _("Choose another event")
    edit_item_text = _("Edit this event")
    choose_view_class = ChooseEventView
    choose_results_view_class = ChooseEventResultsView
    chosen_view_class = ChosenEventView
    chosen_multiple_view_class = ChosenEventsView

    def get_urlpatterns(self):
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "create"]
