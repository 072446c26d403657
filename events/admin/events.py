"""Events in the admin: the list, the form, and the tabs it has."""

from functools import cached_property
from typing import ClassVar

import django_filters
from django.db.models import OuterRef, Subquery
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import CreateView
from wagtail.admin.widgets.button import Button

from cms.core.languages import TAGS
from cms.partners.narrowing.model_views import NarrowedDeleteView, NarrowedEditView, NarrowedIndexView, NarrowedViewSet
from events.admin import desk, repetitions, sessions, whole
from events.admin.columns import NextDateColumn, StateColumn
from events.admin.event_form import EventForm
from events.admin.rows import libraries_for
from events.programme import Event, Session
from events.scheduling.errors import SchedulingError
from events.scheduling.services import delete_event, may_publish

WHAT = [
    FieldPanel("titles"),
    FieldRowPanel([FieldPanel("kind"), FieldPanel("library")]),
    FieldPanel("summaries"),
    FieldPanel("audiences"),
    FieldPanel("languages"),
    FieldPanel("attendance"),
    FieldPanel("accessibility"),
    FieldRowPanel([FieldPanel("contact_email"), FieldPanel("contact_phone")]),
    MultiFieldPanel([FieldPanel("slug"), FieldPanel("is_template")], heading=_("Address and template")),
]
REGISTRATION = [
    FieldPanel("registration"),
    FieldRowPanel([FieldPanel("opens_days"), FieldPanel("closes_hours")]),
    FieldRowPanel([FieldPanel("max_party_size"), FieldPanel("takes_groups")]),
    FieldRowPanel([FieldPanel("needs_approval"), FieldPanel("asks_guardian")]),
    FieldRowPanel([FieldPanel("waiting_list"), FieldPanel("offer_hours")]),
    FieldPanel("reminders"),
    FieldPanel("still_coming_days"),
    FieldPanel("survey_url"),
]
QUESTIONS = [InlinePanel("questions", heading=_("What is asked of those who register"), label=_("question"))]
PARTNERS = [FieldPanel("co_organisers"), FieldPanel("supporters")]


class EventFilterSet(WagtailFilterSet):
    """By kind, state and library; templates are apart."""

    library = django_filters.ModelChoiceFilter(label=_("Library"), queryset=lambda request: libraries_for(request.user))

    class Meta:
        model = Event
        fields: ClassVar = ["status", "kind", "library", "is_template"]


class EventIndexView(NarrowedIndexView):
    """All events of one’s libraries, what was changed last first."""

    filterset_class = EventFilterSet
    search_fields: ClassVar = ["slug", *(f"titles__{tag}" for tag in TAGS)]
    list_export: ClassVar = ["slug", "titles", "kind", "status", "library", "registration", "next_start"]
    default_ordering = "-changed"

    @cached_property
    def columns(self):
        return [
            self._get_title_column("__str__", width="40%"),
            Column("kind", accessor="get_kind_display", label=_("Kind"), sort_key="kind"),
            StateColumn("status", label=_("State"), sort_key="status"),
            NextDateColumn("next_start", label=_("Next date"), sort_key="next_start"),
            Column("library", label=_("Library"), sort_key="library__slug"),
        ]

    def get_base_queryset(self):
        coming = Session.objects.filter(event=OuterRef("pk")).not_over(timezone.now()).in_order()
        found = super().get_base_queryset().select_related("library")
        return found.annotate(
            next_start=Subquery(coming.values("starts_at")[:1]), next_zone=Subquery(coming.values("time_zone")[:1])
        )

    def get_edit_url(self, instance):
        return reverse("events:show", args=[instance.pk])

    def get_list_more_buttons(self, instance):
        return [Button(pgettext("button", "Open"), url=self.get_edit_url(instance), icon_name="view", priority=10)]

    @cached_property
    def header_more_buttons(self):
        if not self.user_has_permission("add"):
            return []
        return [Button(_("New from a template"), url=reverse("events:templates"), icon_name="copy")]


class ToDeskMixin:
    """From the form one comes to the page of the event, where dates are."""

    def get_success_url(self):
        return reverse("events:show", args=[self.object.pk])

    def get_success_buttons(self):
        return []


class EventCreateView(ToDeskMixin, CreateView):
    """A new event: a draft without dates."""

    success_message = _("“%(object)s” is a draft. Add dates now.")
    submit_button_label = _("Save, then add dates")


class EventEditView(ToDeskMixin, NarrowedEditView):
    """Texts and rules; what is published is changed by those who may publish it."""

    success_message = _("“%(object)s” is saved.")

    def dispatch(self, request, *args, **kwargs):
        event = self.get_queryset().filter(pk=self.object_pk).first()
        if event and event.is_public and not may_publish(user=request.user, library=event.library):
            messages.warning(request, _("It is published: an outreach officer changes its texts. Dates are yours."))
            return redirect("events:show", event.pk)
        return super().dispatch(request, *args, **kwargs)


class EventDeleteView(NarrowedDeleteView):
    """Deletes an event that nobody has registered for and no page tells of."""

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except SchedulingError as error:
            messages.error(self.request, error.sentence)
            return redirect("events:show", self.object.pk)

    def delete_action(self):
        delete_event(event=self.object)


class EventViewSet(NarrowedViewSet):
    """Events, with the page of each, its dates and what can be done to it."""

    model = Event
    name = "events"
    icon = "date"
    menu_label = _("Events")
    index_view_class = EventIndexView
    add_view_class = EventCreateView
    edit_view_class = EventEditView
    delete_view_class = EventDeleteView
    edit_handler = TabbedInterface(
        [
            ObjectList(WHAT, heading=_("What")),
            ObjectList(REGISTRATION, heading=_("Registration")),
            ObjectList(QUESTIONS, heading=_("Questions")),
            ObjectList(PARTNERS, heading=_("Partners")),
        ],
        base_form_class=EventForm,
    )

    def get_urlpatterns(self):
        return [*super().get_urlpatterns(), *desk.urls, *sessions.urls, *repetitions.urls, *whole.urls]
