"""What visitors may know of, and who decides it.

Whoever may publish the pages of a library publishes its events: officers, and the team of a library that is trusted.
Others prepare drafts, which officers publish; they may still move and cancel dates of what is published, because
those who are registered must be told at once.
"""

from django.db import transaction
from django.utils import timezone

from cms.partners.libraries import PartnerLibrary
from cms.partners.permissions import libraries_of, works_for_whole_network
from cms.users.models import User
from events.programme import Event, SeatPool, Session
from events.programme.event import Registration, Status
from events.registrations.notice import Kind
from events.scheduling.errors import (
    AlreadyCancelled,
    MayNotPublish,
    NotCancelled,
    NothingToPublish,
    SomebodyIsRegistered,
)

from .sessions import call_off, revise


def may_publish(*, user: User, library: PartnerLibrary | None) -> bool:
    """Whether somebody decides what visitors see of a library’s events."""
    if works_for_whole_network(user):
        return True
    return library is not None and library.trusted and libraries_of(user).filter(pk=library.pk).exists()


@transaction.atomic
def publish_event(*, event: Event, by: User) -> Event:
    """Show it to visitors. Raises MayNotPublish, NothingToPublish; a template is published by nobody."""
    if event.is_template or not may_publish(user=by, library=event.library):
        raise MayNotPublish
    if not event.sessions.exists():
        raise NothingToPublish
    return set_status(event, Status.PUBLISHED)


@transaction.atomic
def withdraw_event(*, event: Event, by: User) -> Event:
    """Make it a draft again. Raises MayNotPublish, SomebodyIsRegistered."""
    if not may_publish(user=by, library=event.library):
        raise MayNotPublish
    SeatPool.objects.make_others_read_again(event.sessions.values_list("pool", flat=True))
    if event.registrations.exists():
        raise SomebodyIsRegistered
    return set_status(event, Status.DRAFT)


@transaction.atomic
def cancel_event(*, event: Event, reasons: dict[str, str]) -> Event:
    """Call off everything that is still to come; it stays listed as cancelled. Raises AlreadyCancelled.

    Whoever has booked the series is told once, whoever has booked a date is told of that date.
    """
    if event.status == Status.CANCELLED:
        raise AlreadyCancelled
    set_status(event, Status.CANCELLED)
    of_series = event.registration == Registration.SERIES
    for number, session in enumerate(coming(event)):
        call_off(session, reasons)
        session.by_hand = True
        revise(session, Kind.CALLED_OFF, tell=number == 0 or not of_series)
    return event


@transaction.atomic
def restore_event(*, event: Event, by: User) -> Event:
    """Announce it again; its dates stay cancelled until each is restored. Raises MayNotPublish, NotCancelled."""
    if event.status != Status.CANCELLED:
        raise NotCancelled
    if not may_publish(user=by, library=event.library):
        raise MayNotPublish
    return set_status(event, Status.PUBLISHED)


def coming(event: Event) -> list[Session]:
    """Its sessions that are not over and take place, in their order; they and their seats stay as they are until the
    transaction ends."""
    SeatPool.objects.hold(event.sessions.values_list("pool", flat=True))
    sessions = event.sessions.select_for_update(of=("self",), no_key=True).not_over(timezone.now()).in_order()
    return [session for session in sessions.select_related("event", "venue", "pool") if not session.is_cancelled]


def set_status(event: Event, status: Status) -> Event:
    event.status = status
    event.save(update_fields=["status", "changed"])
    return event
