"""The thread that keeps the book: it claims, begins and settles, while lanes make the calls."""

import logging
import threading
import time
import uuid
from collections import Counter, deque
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import InterfaceError, OperationalError, connection
from django.utils import timezone

from cms.outbox.models import Slot
from cms.outbox.models.slot import PATIENCE

from .lanes import Answer, Lanes
from .ledger import Claimed, Ledger

logger = logging.getLogger(__name__)
# Claims are small, so that what is urgent waits for little, and a sender that is killed keeps little from the others.
SECONDS_OF_A_CLAIM = 2
# What is begun is in doubt when the sender is killed; a commit costs as much for one entry as for sixty.
LARGEST_GROUP = 64
SECONDS_OF_A_SHARE = 0.25
# How soon a request to stop is noticed while nothing else happens.
LONGEST_WAIT = 0.5
# Together less than a lease.
PAUSES = (0.1, 1, 5)


def patiently(save: Callable[[], int]) -> int:
    """Save what cannot be found out again, also when the database goes away for a moment."""
    for pause in PAUSES:
        try:
            return save()
        except (OperationalError, InterfaceError) as error:
            logger.warning("The database is away; trying again in %s s: %s", pause, error)
            connection.close()
            time.sleep(pause)
    return save()


class Sender:
    """Sends what is due until nothing is, its time is up, or it is asked to stop."""

    def __init__(self, ledger: Ledger, *, seconds: float, asked: threading.Event):
        self.ledger = ledger
        self.asked = asked
        self.deadline = time.monotonic() + seconds
        self.holder = uuid.uuid4()
        self.claimed: deque[Claimed] = deque()
        self.counts: Counter[str] = Counter()
        self.renewed_at = timezone.now()
        self.halted = False
        self.allowed = 0
        # The last share of the rate.
        self.share = 0

    def run(self) -> Counter[str]:
        """Work; answers how many entries came to which state."""
        self.ledger.rows.recover(timezone.now())
        with Lanes(self.ledger.transport, may_call=self.is_believed) as lanes:
            try:
                while not self.is_over and self.step(lanes):
                    pass
            finally:
                self.finish(lanes)
        return self.counts

    def finish(self, lanes: Lanes) -> None:
        """Leave to others what has not begun, and wait for what has."""
        patiently(lambda: self.ledger.rows.release(holder=self.holder))
        while lanes.busy:
            self.settle(lanes.take(LONGEST_WAIT))

    @property
    def is_over(self) -> bool:
        return self.halted or self.asked.is_set() or time.monotonic() >= self.deadline

    def step(self, lanes: Lanes) -> bool:
        """Give the lanes work when they want some, and note what they have done; False when there is nothing to do."""
        if not self.claimed:
            self.claim()
        wanted = bool(self.claimed) and lanes.are_hungry
        if wanted:
            self.begin(lanes)
        elif not lanes.busy:
            return False
        self.settle(lanes.take(0 if wanted else LONGEST_WAIT))
        return True

    def claim(self) -> None:
        """Take what two seconds are enough for."""
        limit = max(1, int(self.ledger.rate * SECONDS_OF_A_CLAIM))
        self.claimed.extend(self.ledger.claim(holder=self.holder, limit=limit, now=timezone.now()))

    def begin(self, lanes: Lanes) -> None:
        """Have a group sent as soon as the rate allows."""
        if self.allowed < self.claimed[0].cost:
            self.ask_for_more(lanes)
        # What has waited for its share leaves, even if time is up meanwhile: else a long wait would always be in vain.
        if self.halted or self.asked.is_set():
            return
        ids = self.next_group()
        leaving = self.ledger.begin(ids, holder=self.holder, now=timezone.now())
        self.counts["stopped"] += len(ids) - len(leaving)
        lanes.give(leaving)

    def next_group(self) -> list[int]:
        """What the share of the rate is enough for."""
        ids = []
        while self.claimed and len(ids) < LARGEST_GROUP and self.claimed[0].cost <= self.allowed:
            claimed = self.claimed.popleft()
            self.allowed -= claimed.cost
            ids.append(claimed.pk)
        return ids

    def ask_for_more(self, lanes: Lanes) -> None:
        """Wait for the next share of the rate; where others use it up already, leave the work to them."""
        rate, now = self.ledger.rate, timezone.now()
        whole = sum(claimed.cost for claimed in self.claimed)
        share = max(self.claimed[0].cost, min(int(rate * SECONDS_OF_A_SHARE), whole))
        # At a slow rate the wait is for what this sender has sent itself.
        patience = PATIENCE + timedelta(seconds=max(self.claimed[0].cost, self.share) / rate)
        name = self.ledger.transport.host
        start = Slot.objects.reserve(name=name, amount=share, rate=rate, now=now, patience=patience)
        if start is None:
            self.halted = True
        else:
            self.wait_until(start, lanes)
            self.allowed += share
            self.share = share

    def wait_until(self, start: datetime, lanes: Lanes) -> None:
        """Settle and keep what is in hand in the meantime."""
        while not (self.halted or self.asked.is_set()) and (wait := (start - timezone.now()).total_seconds()) > 0:
            self.settle(lanes.take(min(wait, LONGEST_WAIT)))

    def settle(self, answers: list[Answer]) -> None:
        """Save answers, keep what is in hand, and see whether it makes sense to go on."""
        self.keep_leases()
        if not answers:
            return
        now = timezone.now()
        for entry, outcome in answers:
            entry.settle(outcome, now)
        saved = patiently(lambda: self.ledger.save(answers, holder=self.holder))
        if saved < len(answers):
            logger.info("%s answers were not needed: others know of them already", len(answers) - saved)
        self.counts.update(entry.state for entry, _outcome in answers)
        for _entry, outcome in answers:
            if outcome.halts and not self.halted:
                logger.warning("Nothing can be sent by %s: %s", self.ledger.transport.host, outcome.words)
                self.halted = True

    def is_believed(self) -> bool:
        """Whether others still take it for alive: a process may stand still for longer than that, and then go on."""
        return timezone.now() < self.renewed_at + self.ledger.lease

    def keep_leases(self) -> None:
        """Let nobody take what this sender still has in hand.

        Once it was too late for that, others may have taken some of it, so nothing that is in hand leaves any more.
        """
        now = timezone.now()
        if now - self.renewed_at >= self.ledger.lease / 3:
            self.ledger.rows.renew(holder=self.holder, until=now + self.ledger.lease)
            if self.is_believed():
                self.renewed_at = now
            else:
                self.halted = True
