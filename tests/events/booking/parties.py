"""Parties that register, and how the seats of a session stand."""

from events.booking import services
from events.programme import SeatPool
from events.registrations import Registration


def booked(session, /, party_size=1, **details) -> Registration:
    """A party that has registered for a session; `session=None` for the series that it belongs to."""
    words = {"event": session.event, "session": session, "name": "Reader", "email": "reader@example.org"}
    return services.book(**words | {"language": "en", "party_size": party_size} | details)


def counts(session) -> tuple[int | None, int, int]:
    """Seats, how many are taken, how many parties wait."""
    return SeatPool.objects.values_list("seats", "taken", "waiting").get(pk=session.pool_id)


def states(*registrations) -> list[str]:
    """How registrations stand in the database."""
    rows = Registration.objects.in_bulk([registration.pk for registration in registrations])
    return [rows[registration.pk].state for registration in registrations]


def told(registration) -> list[str]:
    """The kinds of what a party was told, in order."""
    return list(registration.notices.order_by("pk").values_list("kind", flat=True))
