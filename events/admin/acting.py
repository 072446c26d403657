"""A page that says what will happen, asks, does one thing, and leads back to the event."""

from functools import cached_property

from django import forms
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log

from cms.users.requests import StaffRequest
from events.admin.rows import SESSIONS, own_events
from events.booking.errors import BookingError
from events.programme import Event, Session
from events.scheduling.errors import SchedulingError
from events.scheduling.people import people_of


class ActView(WagtailAdminTemplateMixin, FormView):
    """Subclasses say what they `act`; what a service refuses is said above the form."""

    template_name = "wagtailadmin/events/act.html"
    header_icon = "date"
    form_class: type[forms.Form] = forms.Form
    button: str | Promise = _("Save")
    done: str | Promise = _("Saved.")
    # The name under which it stands in the history of the event.
    action = "events.dates"
    request: StaffRequest  # of somebody who is logged in
    is_serious = False

    @cached_property
    def event(self) -> Event:
        """The event, if it is the user’s; what is somebody else’s does not exist."""
        events = own_events(self.request.user).select_related("library")
        return get_object_or_404(events, pk=self.kwargs["pk"])

    def act(self, form: forms.Form) -> None:
        """Do it; raise SchedulingError or BookingError if it cannot be done."""
        raise NotImplementedError

    def explanation(self) -> list[str | Promise]:
        """What will happen, in sentences."""
        return []

    def dispatch(self, request, *args, **kwargs):
        _found = self.event
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        try:
            with transaction.atomic():
                self.act(form)
                log(instance=self.event, action=self.action, title=str(self.event))
        except (SchedulingError, BookingError) as error:
            form.add_error(None, error.sentence)
            return self.form_invalid(form)
        messages.success(self.request, self.done)
        return redirect(self.get_success_url())

    def get_success_url(self):
        return reverse("events:show", args=[self.event.pk])

    def get_back_url(self) -> str:
        """Where one goes who thinks better of it."""
        return reverse("events:show", args=[self.event.pk])

    def get_page_subtitle(self):
        return str(self.event)

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("events:index"), "label": _("Events")},
            {"url": reverse("events:show", args=[self.event.pk]), "label": str(self.event)},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"event": self.event, "explanation": self.explanation()}


class SessionActView(ActView):
    """The same for one session."""

    @cached_property
    def session(self) -> Session:
        sessions = SESSIONS.instances_user_has_any_permission_for(self.request.user, ["change"])
        return get_object_or_404(
            sessions.select_related("event__library", "venue__library", "pool"), pk=self.kwargs["pk"]
        )

    @cached_property
    def event(self) -> Event:
        return self.session.event

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"session": self.session}

    @cached_property
    def people(self) -> int:
        return people_of(self.session)


def who_is_told(people: int) -> str | Promise:
    """«12 people are told.»"""
    if not people:
        return _("Nobody is registered, so nobody is told.")
    text = ngettext(
        "%(count)d registered person is told.", "%(count)d people who are registered or wait are told.", people
    )
    return text % {"count": people}
