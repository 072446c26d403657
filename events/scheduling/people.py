"""Whom a change concerns: people who are registered for a session or wait for a seat."""

from collections.abc import Iterable

from django.db.models import Q, Sum

from events.programme import Session
from events.programme.event import Registration as Kind
from events.registrations import Arrival, Registration
from events.registrations.registration import ALIVE


def parties_of(sessions: Iterable[Session]):
    """Registrations that are alive for any of these sessions, or for the series they belong to; each once."""
    found = list(sessions)
    return Registration.objects.filter(
        Q(session__in=found) | Q(session=None, event__in={session.event_id for session in found}), state__in=ALIVE
    )


def people_of(*sessions: Session) -> int:
    """How many people are registered or wait, parties counted by their size."""
    return parties_of(sessions).aggregate(people=Sum("party_size"))["people"] or 0


def with_people(sessions: Iterable[Session]) -> set[int]:
    """Which of these sessions anybody is registered for, by id; three queries at most for sessions of one event."""
    found = list(sessions)
    if not found:
        return set()
    if found[0].event.registration == Kind.SERIES and parties_of(found).exists():
        return {session.pk for session in found}
    return set(parties_of(found).filter(session__isnull=False).values_list("session", flat=True))


def with_anybody_ever(sessions: Iterable[Session]) -> set[int]:
    """Which of these sessions anybody has ever registered for or come to, by id: these rows stay, whoever cancels.

    Of a series everybody has registered for all of them.
    """
    found = list(sessions)
    registered = Registration.objects.filter(session__in=found).values_list("session", flat=True)
    arrived = Arrival.objects.filter(session__in=found).values_list("session", flat=True)
    series = Registration.objects.filter(session=None, event__in={session.event_id for session in found})
    of_series = set(series.values_list("event", flat=True))
    return {*registered, *arrived, *(session.pk for session in found if session.event_id in of_series)}
