"""A party as it stands before the door: how many it is, how many are in already."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Max, Sum

from events.programme import Session
from events.registrations import Arrival, Registration


@dataclass(frozen=True)
class Party:
    """A registration at the door of one session."""

    registration: Registration
    came: int = 0
    came_last: datetime.datetime | None = None

    @property
    def left(self) -> int:
        """How many of them are still to come."""
        return max(0, self.registration.party_size - self.came)


def party_of(registration: Registration, session: Session) -> Party:
    return parties([registration], session)[0]


def parties(registrations: Iterable[Registration], session: Session) -> list[Party]:
    """All of them with who of them is in; two queries, however many they are."""
    rows = list(registrations)
    arrived = {
        row["registration"]: row
        for row in Arrival.objects.counted()
        .filter(session=session, registration__in=rows)
        .order_by()
        .values("registration")
        .annotate(came=Sum("people"), came_last=Max("at"))
    }
    return [party_with(row, arrived.get(row.pk)) for row in rows]


def party_with(registration: Registration, arrived: dict | None) -> Party:
    return Party(registration, arrived["came"], arrived["came_last"]) if arrived else Party(registration)
