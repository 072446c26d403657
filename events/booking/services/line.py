"""Where somebody stands in the waiting list."""

from events.registrations import Registration
from events.registrations.registration import State


def place_in_line(registration: Registration) -> int:
    """1 for whoever is next; 0 for whoever does not wait."""
    if registration.state != State.WAITING:
        return 0
    waiting = Registration.objects.filter(pool=registration.pool_id, state=State.WAITING)
    return waiting.filter(number__lte=registration.number).count()
