"""The list of registrations, and the spreadsheet of it."""

from collections import OrderedDict
from functools import cached_property
from typing import ClassVar

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, Column, DateColumn, NumberColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.widgets import Button, HeaderButton

from events.booking.forms.questions import PREFIX
from events.programme import Question, Session
from events.registrations import Registration
from events.staff.columns import StateColumn, cell, masked_contact, name_of, what_for, when
from events.staff.filters import RegistrationFilterSet, number, searched
from events.staff.rows import seen_registrations, seen_sessions, sees_contacts

EXPORTED: dict[str, Promise] = {
    "event": _("Event"),
    "session": _("Session"),
    "name": pgettext_lazy("person", "Name"),
    "email": _("E-mail"),
    "phone": _("Phone"),
    "channel": _("Messages"),
    "language": _("Language of messages"),
    "people": pgettext_lazy("how many", "People"),
    "came": _("Came"),
    "state": _("State"),
    "is_group": _("School class or group"),
    "guardian_name": _("Parent or guardian"),
    "guardian_contact": _("Their phone or e-mail"),
    "source": pgettext_lazy("how", "Registered"),
    "created": _("Registered on (UTC)"),
    "note": _("Note for colleagues"),
}


class RegistrationIndexView(IndexView):
    """All registrations of one's libraries, or those of one event or session.

    The event desk sees names and numbers of people. Whoever sees contacts sees them masked here, and whole on the page
    of one registration and in the spreadsheet, which is made to reach people.
    """

    template_name = "wagtailadmin/events/registrations/index.html"
    default_ordering = ("-created", "-pk")
    filterset_class = RegistrationFilterSet
    is_searchable = True
    search_fields: ClassVar = ["name"]

    @cached_property
    def sees_contacts(self) -> bool:
        return sees_contacts(self.request.user)

    def get_base_queryset(self):
        return seen_registrations(self.request.user)

    def search_queryset(self, queryset):
        return searched(queryset, self.search_query, self.request.user) if self.is_searching else queryset

    @cached_property
    def columns(self):
        always = [
            self._get_title_column("name", accessor=name_of),
            Column("what_for", accessor=what_for, label=_("Session")),
            NumberColumn("party_size", label=pgettext_lazy("how many", "People"), sort_key="party_size"),
            StateColumn("state", accessor="get_state_display", label=_("State"), sort_key="state"),
        ]
        if not self.sees_contacts:
            return always
        return [
            BulkActionsCheckboxColumn("bulk_actions", obj_type="registration"),
            *always,
            Column("contact", accessor=masked_contact, label=_("Contact"), classname="board-nowrap"),
            DateColumn("created", label=pgettext_lazy("when", "Registered"), sort_key="created"),
        ]

    def get_inspect_url(self, instance):
        return super().get_inspect_url(instance) if self.sees_contacts else None

    def get_edit_url(self, instance):
        return self.get_inspect_url(instance)

    def get_list_buttons(self, instance):
        return []

    # One session

    @cached_property
    def chosen_session(self) -> Session | None:
        """The session that the list is about, if it is about one."""
        chosen = number(self.request.GET.get("session"))
        return seen_sessions(self.request.user).filter(pk=chosen).first() if chosen else None

    @cached_property
    def chosen_event(self) -> int:
        """The number of the event that the list is about; 0 if it is about several."""
        session = self.chosen_session
        return session.event_id if session else number(self.request.GET.get("event"))

    @cached_property
    def header_buttons(self):
        if self.chosen_session is None or not self.sees_contacts:
            return []
        address = reverse("registrations:add_to", args=[self.chosen_session.pk])
        return [HeaderButton(_("Add a registration"), url=address, icon_name="plus")]

    @cached_property
    def header_more_buttons(self):
        buttons = list(super().header_more_buttons) if self.sees_contacts else []
        if self.chosen_session is None:
            return buttons
        door = reverse("check_in_session", args=[self.chosen_session.uid])
        sheet = reverse("registrations:sheet", args=[self.chosen_session.pk])
        buttons += [
            Button(_("Check-in"), url=door, icon_name="mobile-alt"),
            Button(_("Print the attendance sheet"), url=sheet, icon_name="list-ul"),
        ]
        if self.sees_contacts:
            message = reverse("registrations:message", args=[self.chosen_session.pk])
            buttons.append(Button(_("Write to everybody"), url=message, icon_name="mail"))
        return buttons

    def get_page_subtitle(self):
        session = self.chosen_session
        return f"{session.event}, {when(session)}" if session else super().get_page_subtitle()

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"session": self.chosen_session}

    # The spreadsheet

    def dispatch(self, request, *args, **kwargs):
        if self.is_export and not self.sees_contacts:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def questions(self) -> list[Question]:
        """Of one event, each is a column."""
        return list(Question.objects.filter(event=self.chosen_event)) if self.chosen_event else []

    @cached_property
    def asked(self) -> dict[str, Question]:
        """By the names of their columns, which are apart from ours: a question may be called `name` or `note`."""
        return {PREFIX + question.code: question for question in self.questions}

    @cached_property
    def list_export(self):
        return [*EXPORTED, *self.asked] if self.sees_contacts else []

    def get_heading(self, queryset, field):
        return str(EXPORTED[field]) if field in EXPORTED else self.asked[field].code

    def get_queryset(self):
        rows = super().get_queryset()
        return rows.prefetch_related("answers", "arrivals") if self.is_export else rows

    def to_row_dict(self, item: Registration):
        answers = {answer.question_id: answer.value for answer in item.answers.all()}
        asked = {name: answers.get(question.pk) for name, question in self.asked.items()}
        return OrderedDict((field, cell(value)) for field, value in (exported(item) | asked).items())

    def get_filename(self):
        return "registrations"


def exported(registration: Registration) -> dict[str, object]:
    """A line of the spreadsheet, without the answers."""
    came = sum(arrival.people for arrival in registration.arrivals.all() if arrival.undone_at is None)
    return {
        "event": registration.event,
        "session": f"{registration.session.local_start:%Y-%m-%d %H:%M}" if registration.session else "",
        "name": registration.name,
        "email": registration.email,
        "phone": registration.phone,
        "channel": registration.get_channel_display(),
        "language": registration.language,
        "people": registration.party_size,
        "came": came,
        "state": registration.get_state_display(),
        "is_group": "x" if registration.is_group else "",
        "guardian_name": registration.guardian_name,
        "guardian_contact": registration.guardian_contact,
        "source": registration.get_source_display(),
        "created": registration.created,
        "note": registration.note,
    }
