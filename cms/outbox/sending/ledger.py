"""What a sender has to know of the ledger that it sends from."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db import transaction

from cms.outbox.models import EntryQuerySet, State
from cms.outbox.models.queue import Stop
from cms.outbox.transports import Transport

from .lanes import Answer


class Claimed(NamedTuple):
    """A row that is next to leave, and how much of the rate it takes."""

    pk: int
    cost: int = 1


class Ledger:
    """Rows, the way they leave by, and its rate; each model of entries has one that says what is particular to it."""

    # How long a sender that says nothing is believed to live.
    lease = timedelta(seconds=30)

    def __init__(self, *, rows: EntryQuerySet, transport: Transport, rate: float):
        self.rows = rows
        self.transport = transport
        self.rate = rate

    def claim(self, *, holder: uuid.UUID, limit: int, now: datetime) -> list[Claimed]:
        """Take what is due and costs about so much, the urgent first."""
        return [Claimed(pk) for pk in self.rows.claim(holder=holder, limit=limit, now=now, lease=self.lease)]

    def stopped(self, entries: Collection[Any], now: datetime) -> Mapping[int, Stop]:
        """Which of these must not leave after all, and what becomes of them: how they end, or until when they wait."""
        return {entry.pk: State.EXPIRED for entry in entries if entry.expires_at <= now}

    def marks(self) -> dict[str, object]:
        """Fields of all that leave."""
        return {}

    def settled(self, answers: Sequence[Answer]) -> None:
        """What else follows from answers, in the transaction that saves them."""

    def begin(self, ids: Sequence[int], *, holder: uuid.UUID, now: datetime) -> list[Any]:
        """Commit that these are about to leave; answers their entries."""
        return self.rows.begin(
            ids,
            holder=holder,
            now=now,
            lease=self.lease,
            stopped=lambda entries: self.stopped(entries, now),
            **self.marks(),
        )

    def save(self, answers: Sequence[Answer], *, holder: uuid.UUID) -> int:
        """Save what came of calls, and what follows from it; answers how many rows still were this sender's."""
        with transaction.atomic():
            saved = self.rows.settle([entry for entry, _outcome in answers], holder=holder)
            self.settled(answers)
        return saved
