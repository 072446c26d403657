"""Polls and quizzes in the admin."""

from functools import cached_property
from typing import ClassVar

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import CreateView
from wagtail.admin.widgets.button import Button

from cms.core.languages import TAGS
from cms.partners.narrowing.model_views import NarrowedEditView, NarrowedIndexView, NarrowedViewSet
from sms.admin import poll_pages
from sms.admin.poll_form import PollForm
from sms.models import Poll


class PollIndexView(NarrowedIndexView):
    """Polls of one's libraries; what leads to one leads to its results."""

    search_fields: ClassVar = ["slug", *(f"titles__{tag}" for tag in TAGS)]
    default_ordering = "-created"

    @cached_property
    def columns(self):
        return [
            self._get_title_column("__str__", width="50%"),
            Column("state", accessor="get_state_display", label=_("State"), sort_key="state"),
            DateColumn("closes_at", label=_("Closes"), sort_key="closes_at"),
            Column("library", label=_("Library"), sort_key="library__slug"),
        ]

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("library")

    def get_edit_url(self, instance):
        return poll_pages.page_of(instance)


class ToPageMixin:
    """From the form one comes to the page of the poll, where it is opened."""

    def get_success_url(self):
        return poll_pages.page_of(self.object)

    def get_success_buttons(self):
        return []


class PollCreateView(ToPageMixin, CreateView):
    """A new poll: a draft."""


class PollEditView(ToPageMixin, NarrowedEditView):
    """Texts and questions."""

    @cached_property
    def header_more_buttons(self):
        show = Button(_("Results"), url=reverse("polls:show", args=[self.object.pk]), icon_name="view", priority=10)
        return [show, *super().header_more_buttons]


class PollViewSet(NarrowedViewSet):
    """Polls and quizzes, with the page of each."""

    model = Poll
    name = "polls"
    icon = "list-ol"
    menu_label = _("Polls and quizzes")
    index_view_class = PollIndexView
    add_view_class = PollCreateView
    edit_view_class = PollEditView
    edit_handler = ObjectList(
        [
            FieldPanel("titles"),
            FieldPanel("introductions"),
            FieldRowPanel([FieldPanel("library"), FieldPanel("slug")]),
            FieldRowPanel([FieldPanel("closes_at"), FieldPanel("shows_results")]),
            InlinePanel("questions", heading=_("Questions"), label=_("question"), min_num=1),
        ],
        base_form_class=PollForm,
    )

    def get_urlpatterns(self):
        return [*super().get_urlpatterns(), *poll_pages.urls]
