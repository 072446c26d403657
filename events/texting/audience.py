"""An audience of broadcasts: those who are registered for an event, and follow what is written about."""

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cms.users.models import User
from events.admin.rows import own_events
from events.programme.event import Status
from events.registrations import Registration
from events.registrations.registration import ALIVE
from sms.broadcasts.filters import Filter


def event_field(user: User) -> forms.Field:
    events = own_events(user).filter(is_template=False, status=Status.PUBLISHED).select_related("library")
    choices = [("", _("everybody")), *((str(event.pk), str(event)) for event in events.order_by("-pk"))]
    return forms.ChoiceField(label=_("Registered for an event"), choices=choices, required=False)


def registered_for(people: QuerySet, value: str) -> QuerySet:
    """Subscribers whose number is registered and has not cancelled; to be registered is no consent to news."""
    parties = Registration.objects.filter(event=int(value), state__in=ALIVE).exclude(phone="")
    return people.filter(phone__in=parties.values("phone"))


REGISTERED = Filter("registered", _("Registered for an event"), event_field, registered_for)
