"""What nobody has registered for can vanish."""

from django.db import transaction

from events.programme import Event, Repetition, SeatPool, Session
from events.registrations import Arrival
from events.scheduling.errors import SomebodyIsRegistered
from events.scheduling.people import with_anybody_ever

from .repeating import date_of, remove


@transaction.atomic
def delete_session(*, session: Session) -> None:
    """Delete a session; the rule that made it leaves out its date from now on.

    Raises SomebodyIsRegistered, also for what somebody has cancelled, and for a session that people came to.
    """
    SeatPool.objects.hold([session.pool_id])
    if with_anybody_ever([session]):
        raise SomebodyIsRegistered
    if session.repetition_id:
        leave_out(session, Repetition.objects.select_for_update().get(pk=session.repetition_id))
    remove([session])


def leave_out(session: Session, repetition: Repetition) -> None:
    repetition.not_on = sorted({*repetition.not_on, date_of(session, repetition.zone).isoformat()})
    repetition.save(update_fields=["not_on"])


@transaction.atomic
def delete_event(*, event: Event) -> None:
    """Delete an event with its sessions. Raises SomebodyIsRegistered, also if they have cancelled."""
    SeatPool.objects.hold(event.sessions.values_list("pool", flat=True))
    if event.registrations.exists() or Arrival.objects.filter(session__event=event).exists():
        raise SomebodyIsRegistered
    pools = list(event.sessions.values_list("pool", flat=True))
    event.delete()
    SeatPool.objects.filter(pk__in=pools).delete()
