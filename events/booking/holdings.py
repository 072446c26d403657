"""What registrations hold about people; see `cms.core.personal_data`."""

from collections.abc import Iterator
from contextlib import suppress

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.core.personal_data import Holding, Person, Row
from events.booking.errors import BookingError
from events.booking.forgetting import take_out
from events.booking.services import cancel
from events.registrations import Registration
from events.registrations.registration import RegistrationQuerySet


def registrations_of(person: Person) -> RegistrationQuerySet:
    """By the account, the address and the confirmed number."""
    known = Q(user=person.user_id) if person.user_id else Q(pk__in=[])
    if person.email:
        known |= Q(email__iexact=person.email)
    if person.phone:
        known |= Q(phone=person.phone)
    return Registration.objects.filter(known)


def rows(person: Person) -> Iterator[Row]:
    found = registrations_of(person).select_related("event__library", "session").prefetch_related("answers__question")
    for registration in found:
        yield row(registration)


def row(registration: Registration) -> Row:
    session = registration.session
    return {
        "event": registration.event.title.text,
        "starts": session.starts_at if session else None,
        "registered": registration.created,
        "state": registration.get_state_display(),
        "name": registration.name,
        "email": registration.email,
        "phone": registration.phone.as_e164 if registration.phone else "",
        "people": registration.party_size,
        "guardian": " ".join(filter(None, [registration.guardian_name, registration.guardian_contact])),
        "answers": "; ".join(f"{answer.question.code}: {answer.value}" for answer in registration.answers.all()),
    }


def erase(person: Person) -> None:
    """Cancel what is still to come, so that no seat is kept for nobody, and take the person out of all of it."""
    found = registrations_of(person)
    for registration in found.select_related("event", "session", "pool"):
        # What is over or has ended stays as it was.
        with suppress(BookingError):
            cancel(registration=registration)
    take_out(found)
    forget_guardian(person)


def forget_guardian(person: Person) -> None:
    """Take them out of registrations of children as well."""
    contacts = [contact for contact in (person.email, person.phone) if contact]
    for contact in contacts:
        named = Registration.objects.filter(guardian_contact__iexact=contact)
        named.update(guardian_name="", guardian_contact="")


REGISTRATIONS = Holding(
    name="registrations",
    title=_("Registrations for events"),
    columns={
        "event": _("Event"),
        "starts": _("Starts"),
        "registered": pgettext_lazy("when", "Registered"),
        "state": _("State"),
        "name": pgettext_lazy("person", "Name"),
        "email": _("E-mail"),
        "phone": _("Phone"),
        "people": pgettext_lazy("how many", "People"),
        "guardian": _("Parent or guardian"),
        "answers": _("Answers"),
    },
    export=rows,
    erase=erase,
    gone=_("Your registrations for events: those still to come are cancelled, and others get the seats."),
    stays=_("How many people were registered and came; nothing says that you were one of them."),
    order=50,
)
