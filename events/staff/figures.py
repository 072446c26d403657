"""Who was registered, who came: for each session, from a few queries however many there are."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import reduce

from django.db.models import Q, Sum

from events.programme import Session
from events.registrations import Arrival, Registration
from events.registrations.registration import State


@dataclass(frozen=True)
class Figures:
    """People of some sessions; `absent` is None where nobody was checked in, so that nobody knows."""

    sessions: int = 0
    registered: int = 0
    came: int = 0
    absent: int | None = None
    walk_ins: int = 0

    @property
    def values(self) -> list[int | None]:
        return [getattr(self, field.name) for field in fields(Figures)]

    @property
    def inside(self) -> int:
        return self.came + self.walk_ins

    def __add__(self, other: "Figures") -> "Figures":
        counted = [each.absent for each in (self, other) if each.absent is not None]
        return Figures(
            self.sessions + other.sessions,
            self.registered + other.registered,
            self.came + other.came,
            sum(counted) if counted else None,
            self.walk_ins + other.walk_ins,
        )


def total(figures: Iterable[Figures]) -> Figures:
    return reduce(Figures.__add__, figures, Figures())


def figures_by_session(sessions: list[Session]) -> dict[int, Figures]:
    """The figures of each session, by its number: three queries. Of a series, everybody is expected at each session."""
    single, series = registered_people(sessions)
    arrived = arrived_people(sessions)
    return {
        session.pk: of_session(single.get(session.pk, 0) + series.get(session.event_id, 0), arrived.get(session.pk))
        for session in sessions
    }


def of_session(registered: int, arrived: dict | None) -> Figures:
    if arrived is None:
        return Figures(1, registered)
    absent = max(0, registered - arrived["expected"])
    return Figures(1, registered, arrived["came"], absent, arrived["walk_ins"])


def registered_people(sessions: list[Session]) -> tuple[dict[int, int], dict[int, int]]:
    """People with seats by session, and those of series by event."""
    confirmed = Registration.objects.filter(state=State.CONFIRMED).order_by()
    single = confirmed.filter(session__in=sessions).values("session").annotate(people=Sum("party_size"))
    series = confirmed.filter(session=None, event__in={session.event_id for session in sessions})
    series = series.values("event").annotate(people=Sum("party_size"))
    return dict(single.values_list("session", "people")), dict(series.values_list("event", "people"))


def arrived_people(sessions: list[Session]) -> dict[int, dict]:
    """Who came, by session: with a ticket, of these those who had seats, and without one."""
    ticket = Q(registration__isnull=False)
    counted = Arrival.objects.counted().filter(session__in=sessions).order_by().values("session")
    rows = counted.annotate(
        came=Sum("people", filter=ticket, default=0),
        expected=Sum("people", filter=ticket & Q(registration__state=State.CONFIRMED), default=0),
        walk_ins=Sum("people", filter=~ticket, default=0),
    )
    return {row["session"]: row for row in rows}
