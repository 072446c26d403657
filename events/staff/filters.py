"""Looking for registrations."""

import datetime

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from cms.users.requests import OwnRequest
from events.programme import Event, Session
from events.registrations import Registration
from events.registrations.registration import State
from events.staff.rows import REGISTRATIONS, seen_registrations, seen_sessions, sees_contacts

NEAR = datetime.timedelta(days=45)


def events_with_registrations(request: OwnRequest) -> QuerySet[Event]:
    """Of one's own libraries, the latest first."""
    registered = seen_registrations(request.user).filter(event=OuterRef("pk")).order_by()
    return Event.objects.filter(Exists(registered)).select_related("library").order_by("-pk")


def sessions_to_choose(request: OwnRequest) -> QuerySet[Session]:
    """Those of the event that is chosen, else those around today; and the one that is chosen."""
    sessions, now = seen_sessions(request.user), timezone.now()
    event, chosen = number(request.GET.get("event")), number(request.GET.get("session"))
    near = Q(event=event) if event else Q(starts_at__range=(now - NEAR, now + NEAR))
    return sessions.filter(near | Q(pk=chosen)).order_by("starts_at", "pk")


def number(text: str | None) -> int:
    """The number of a row in an address; 0, which no row has, for anything else."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 19 else 0


class RegistrationFilterSet(WagtailFilterSet):
    """By event, session and state."""

    event = django_filters.ModelChoiceFilter(label=_("Event"), queryset=events_with_registrations)
    session = django_filters.ModelChoiceFilter(label=_("Session"), queryset=sessions_to_choose, method="of_session")
    state = django_filters.MultipleChoiceFilter(
        label=_("State"), choices=State.choices, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Registration
        fields = ("event", "session", "state")

    def of_session(self, registrations, name, session):
        """Those who come to it, also as to one of a series."""
        return registrations.filter(Q(session=session) | Q(session=None, event=session.event_id))


def searched(registrations: QuerySet[Registration], sought: str, user) -> QuerySet[Registration]:
    """By name; whoever sees contacts finds people by e-mail and phone as well."""
    found = named(sought)
    if sees_contacts(user):
        found |= Q(email__icontains=sought) | numbered(sought)
    return registrations.filter(found)


def named(sought: str) -> Q:
    """In the usual spellings of capitals: SQLite knows those of Latin letters only."""
    spellings = {sought, sought.lower(), sought.upper(), sought.title(), sought.capitalize()}
    found = Q(name__icontains=sought)
    for spelling in spellings:
        found |= Q(name__contains=spelling)
    return found


def numbered(sought: str) -> Q:
    """By the digits of a phone number, however it is grouped."""
    digits = "".join(sign for sign in sought if sign.isdecimal())
    return Q(phone__contains=digits.lstrip("0")) if len(digits) > 3 else Q(pk=None)


def matching(query: QueryDict, request: OwnRequest) -> QuerySet[Registration]:
    """What the list with this query shows on all its pages; none if the query makes no sense."""
    rows = REGISTRATIONS.instances_user_has_any_permission_for(request.user, ["change"])
    filters = RegistrationFilterSet(query, queryset=rows, request=request)
    if not filters.form.is_valid():
        return rows.none()
    sought = query.get("q", "").replace("\0", "")
    return searched(filters.qs, sought, request.user) if sought else filters.qs
