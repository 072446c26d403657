"""Seats under any order of what visitors and staff do: never too many, never lost, given on in order."""

import datetime
import random
from collections.abc import Iterable
from typing import NamedTuple

import pytest
import time_machine
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.booking import services
from events.booking.errors import BookingError
from events.programme import SeatPool
from events.registrations import Registration
from events.registrations.registration import HOLDING
from tests.events.booking.parties import booked
from tests.factories.events import EventFactory, SessionFactory
from tests.factories.users import UserFactory

START = datetime.datetime(2027, 3, 1, 12, tzinfo=datetime.UTC)
# What is done, how often (so that sessions fill up and people wait), and with whom, if there is anybody like that.
STEPS = {
    "book": (10, ""),
    "add": (2, ""),
    "resize": (4, ""),
    "move": (2, ""),
    "cancel": (5, ""),
    "accept": (4, "offered"),
    "approve": (2, "pending"),
    "refuse": (1, "pending"),
    "wait": (3, ""),
    "set_seats": (1, ""),
}


class Party(NamedTuple):
    pk: int
    pool: int
    state: str
    number: int | None
    people: int


class Pool(NamedTuple):
    pk: int
    seats: int | None
    taken: int
    waiting: int


class Ledger:
    """Two sessions of one event; registration closes after everything that is done here."""

    def __init__(self, clock: time_machine.Traveller, seats, waiting_list, needs_approval):
        self.clock = clock
        rules = {"waiting_list": waiting_list, "needs_approval": needs_approval, "offer_hours": 3}
        self.event = EventFactory(library=None, **rules)
        later = {"event": self.event, "venue": None, "starts_at": START + datetime.timedelta(days=90)}
        self.sessions = [SessionFactory(seats=number, **later) for number in seats]
        self.officer = UserFactory()

    def step(self, dice: random.Random) -> None:
        """One of the steps below, and then the counts are right."""
        [step] = dice.choices(list(STEPS), [often for often, _state in STEPS.values()])
        if party := self.somebody(dice, STEPS[step][1]) or step in ("book", "add"):
            getattr(self, step)(party, dice.choice([*self.sessions, self.sessions[0]]), dice.randint(1, 3))
            self.counts_are_those_of_the_parties()

    def somebody(self, dice: random.Random, state: str) -> Registration | None:
        """A party in that state, else any."""
        parties = list(Registration.objects.filter(event=self.event).order_by("pk"))
        parties = [party for party in parties if party.state == state] or parties
        return dice.choice(parties) if parties else None

    def book(self, party, session, people):
        self.attempt(booked, session, people)

    def add(self, party, session, people):
        self.attempt(booked, session, people, by=self.officer)

    def resize(self, party, session, people):
        self.attempt(services.resize, registration=party, party_size=people)

    def move(self, party, session, people):
        self.attempt(services.move, registration=party, session=session)

    def cancel(self, party, session, people):
        self.attempt(services.cancel, registration=party)

    def accept(self, party, session, people):
        self.attempt(services.accept, registration=party)

    def approve(self, party, session, people):
        self.attempt(services.approve, registration=party, by=self.officer)

    def refuse(self, party, session, people):
        self.attempt(services.refuse, registration=party, by=self.officer)

    def set_seats(self, party, session, people):
        self.attempt(services.set_seats, pool=session.pool, seats=people * 2)

    def wait(self, party, session, people):
        self.clock.shift(datetime.timedelta(hours=people))
        self.attempt(services.expire_offers, timezone.now())

    def attempt(self, service, *args, **details):
        """Do it, and see that seats went on in order; or see that nothing has changed."""
        before = self.look()
        try:
            return service(*args, **details)
        except BookingError:
            assert self.look() == before
        finally:
            self.went_on_in_order(*before)
            self.nobody_went_past_those_who_waited(*before)

    def look(self) -> tuple[list[Party], list[Pool]]:
        parties = Registration.objects.filter(event=self.event).order_by("number", "pk")
        pools = SeatPool.objects.filter(sessions__in=self.sessions).order_by("pk")
        return (
            [Party(*row) for row in parties.values_list("pk", "pool", "state", "number", "party_size")],
            [Pool(*row) for row in pools.values_list("pk", "seats", "taken", "waiting")],
        )

    def went_on_in_order(self, before: list[Party], _pools: list[Pool]) -> None:
        """Whoever came out of the waiting list is whoever found room first, and nobody else would have."""
        states = {party.pk: party.state for party in before}
        parties, pools = self.look()
        for pool in pools:
            here = [party for party in parties if party.pool == pool.pk and party.number]
            line = [party for party in here if states.get(party.pk, "waiting") == "waiting"]
            chosen = [party for party in line if party.state in HOLDING]
            still = [party for party in line if party.state == "waiting" or party in chosen]
            free = None if pool.seats is None else pool.seats - pool.taken + sum(party.people for party in chosen)
            assert chosen == first_that_fit(still, free)

    def nobody_went_past_those_who_waited(self, before: list[Party], pools: list[Pool]) -> None:
        """Where anybody waited nobody has more seats than before but out of the waiting list."""
        full = {pool.pk for pool in pools if pool.waiting}
        had = {(party.pk, party.pool): party.people for party in before if party.state in HOLDING}
        for party in self.look()[0]:
            if party.pool in full and party.state in HOLDING and party.number is None:
                assert party.people <= had.get((party.pk, party.pool), 0)

    def counts_are_those_of_the_parties(self):
        parties, pools = self.look()
        for pool in pools:
            here = [party for party in parties if party.pool == pool.pk]
            assert pool.taken == sum(party.people for party in here if party.state in HOLDING)
            assert pool.waiting == sum(party.state == "waiting" for party in here)
            assert pool.seats is None or pool.taken <= pool.seats


def first_that_fit(line: Iterable[Party], free: int | None) -> list[Party]:
    chosen = []
    for party in line:
        if free is None or sum(one.people for one in chosen) + party.people <= free:
            chosen.append(party)
    return chosen


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("waiting_list", "needs_approval"), [("none", False), ("offer", False), ("automatic", False), ("offer", True)]
)
@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32), steps=st.integers(30, 60))
def test_seats_are_right_under_any_order_of_changes(waiting_list, needs_approval, seed, steps):
    dice = random.Random(seed)
    with time_machine.travel(START, tick=False) as clock:
        ledger = Ledger(clock, dice.choices([None, 1, 2, 3, 4, 5], k=2), waiting_list, needs_approval)
        for _step in range(steps):
            ledger.step(dice)
