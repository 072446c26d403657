"""Registrations as those see them who text about them, and what they are told at once."""

from django.utils import timezone

from events.booking.letters.writing import short_text
from events.booking.when import sessions_of
from events.registrations import Registration
from events.registrations.registration import ALIVE, Channel, RegistrationQuerySet


def of_phone(phone: str) -> RegistrationQuerySet:
    """What stands under a number (E.164)."""
    rows = Registration.objects.filter(phone=phone)
    return rows.select_related("event__library", "session__venue__library", "pool")


def named_by(target: str, phone: str) -> Registration | None:
    """The registration that a question was about, as long as it belongs to the number that answers."""
    return of_phone(phone).filter(pk=int(target)).first() if target.isdecimal() else None


def coming(phone: str) -> Registration | None:
    """What a number holds or waits for next."""
    now = timezone.now()
    alive = of_phone(phone).filter(state__in=ALIVE).order_by("session__starts_at", "pk")
    return next((party for party in alive if any(session.ends_at > now for session in sessions_of(party))), None)


def told(registration: Registration) -> str:
    """What a party is to be told of a change that was made in this transaction: said at once instead of by a text that
    waits for the morning. Who is told by mail gets the letter as well."""
    notices = registration.notices.filter(written_at=None, due_at__lte=timezone.now()).order_by("pk")
    notice = notices.select_related("registration__event__library", "registration__session__venue__library").last()
    if notice is None:
        return ""
    if registration.channel == Channel.SMS:
        notices.update(written_at=timezone.now())
    return short_text(notice)
