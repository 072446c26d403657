"""The page of one registration."""

from functools import cached_property

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic import InspectView
from wagtail.admin.widgets import Button, HeaderButton

from events.booking.services import place_in_line
from events.booking.tickets.codes import ticket_code
from events.registrations import Registration
from events.registrations.registration import State
from events.staff.columns import SIGNS, what_for
from events.staff.deciding import decision_url, decisions_on
from events.staff.rows import own_registrations, sees_contacts


class RegistrationInspectView(InspectView):
    """Who it is, how to reach them, what they answered, what they were told, who of them came."""

    template_name = "wagtailadmin/events/registrations/one.html"
    page_title = _("Registration")

    def dispatch(self, request, *args, **kwargs):
        if not sees_contacts(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_object(self, queryset=None):
        return get_object_or_404(own_registrations(self.request.user), pk=self.pk)

    def get_page_subtitle(self):
        return self.object.name

    def get_edit_url(self):
        return None

    def get_delete_url(self):
        return None

    def get_fields(self):
        return []

    @cached_property
    def header_buttons(self):
        address = reverse("registrations:change", args=[self.object.pk])
        return [HeaderButton(_("Change"), url=address, icon_name="edit")]

    @cached_property
    def header_more_buttons(self):
        registration: Registration = self.object
        decisions = [
            Button(decision.display_name, url=decision_url(decision, registration, self.request.path),
                   icon_name=decision.icon_name)
            for decision in decisions_on(registration)
        ]  # fmt: skip
        if registration.is_alive and registration.session_id:
            address = reverse("registrations:move", args=[registration.pk])
            decisions.insert(0, Button(_("Move to another session"), url=address, icon_name="date"))
        return decisions

    def get_context_data(self, **kwargs):
        registration: Registration = self.object
        return super().get_context_data(**kwargs) | {
            "registration": registration,
            "what_for": what_for(registration),
            "sign": SIGNS[State(registration.state)],
            "code": ticket_code(registration),
            "place": place_in_line(registration) if registration.state == State.WAITING else None,
            "answers": registration.answers.select_related("question__event__library"),
            "notices": registration.notices.order_by("-created"),
            "arrivals": registration.arrivals.select_related("session__event"),
        }
