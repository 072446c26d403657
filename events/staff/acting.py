"""A page about one registration or one session that says what will happen, asks, and does one thing."""

from functools import cached_property

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.users.requests import OwnRequest
from events.booking.errors import BookingError
from events.programme import Session
from events.registrations import Registration
from events.staff.columns import what_for, when
from events.staff.rows import own_registrations, seen_sessions, sees_contacts


class ActView(WagtailAdminTemplateMixin, FormView):
    """Subclasses say what they `act`; what a service refuses is said above the form.

    What belongs to another library does not exist; whoever may only look is refused.
    """

    request: OwnRequest
    template_name = "wagtailadmin/events/registrations/act.html"
    header_icon = "group"
    form_class: type[forms.Form] = forms.Form
    button: str | Promise = _("Save")
    done: str | Promise = _("Saved.")

    def act(self, form: forms.Form) -> None:
        """Do it; raise BookingError if it cannot be done."""
        raise NotImplementedError

    def dispatch(self, request, *args, **kwargs):
        if not sees_contacts(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        try:
            self.act(form)
        except BookingError as error:
            form.add_error(None, str(error.sentence))
            return self.form_invalid(form)
        messages.success(self.request, self.done)
        return redirect(self.get_success_url())

    def explanation(self) -> list[str | Promise]:
        """What will happen, in sentences."""
        return []

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"explanation": self.explanation()}


class RegistrationActView(ActView):
    """About one registration."""

    @cached_property
    def registration(self) -> Registration:
        return get_object_or_404(own_registrations(self.request.user), pk=self.kwargs["pk"])

    def get_success_url(self):
        return reverse("registrations:inspect", args=[self.registration.pk])

    def get_page_subtitle(self):
        return f"{self.registration.name}: {what_for(self.registration)}"

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("registrations:index"), "label": _("Registrations")},
            {"url": self.get_success_url(), "label": self.registration.name},
            {"url": "", "label": self.get_page_title()},
        ]


class SessionActView(ActView):
    """About everybody of one session."""

    @cached_property
    def session(self) -> Session:
        sessions: QuerySet[Session] = seen_sessions(self.request.user)
        return get_object_or_404(sessions, pk=self.kwargs["pk"])

    def get_success_url(self):
        return f"{reverse('registrations:index')}?{urlencode({'session': self.session.pk})}"

    def get_page_subtitle(self):
        return f"{self.session.event}, {when(self.session)}"

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": self.get_success_url(), "label": _("Registrations")},
            {"url": "", "label": self.get_page_title()},
        ]
