"""How full it is: what stands at the head of the scanner."""

from dataclasses import dataclass

from django.db.models import Q, Sum

from events.programme import Session
from events.registrations import Arrival, Registration
from events.registrations.registration import State


@dataclass(frozen=True)
class Counts:
    """People, not parties; `seats` is None without a limit."""

    registered: int
    came: int
    walk_ins: int
    seats: int | None

    @property
    def inside(self) -> int:
        return self.came + self.walk_ins

    @property
    def to_come(self) -> int:
        return max(0, self.registered - self.came)


def counts_of(session: Session) -> Counts:
    """Two queries."""
    confirmed = Registration.objects.for_session(session).filter(state=State.CONFIRMED)
    arrivals = Arrival.objects.counted().filter(session=session)
    came = arrivals.aggregate(
        registered=Sum("people", filter=Q(registration__isnull=False), default=0),
        walk_ins=Sum("people", filter=Q(registration=None), default=0),
    )
    registered = confirmed.aggregate(people=Sum("party_size", default=0))["people"]
    return Counts(registered, came["registered"], came["walk_ins"], session.pool.seats)
