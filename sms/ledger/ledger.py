"""What is particular to the messages of one sender."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from decimal import Decimal
from itertools import accumulate
from math import ceil

from django.db import transaction
from django.db.models import Prefetch
from django.utils import timezone

from cms.core.nudges import nudge_after_commit
from cms.outbox.models import State
from cms.outbox.models.queue import Stop
from cms.outbox.outcomes import Outcome, Verdict
from cms.outbox.sending.lanes import Answer
from cms.outbox.sending.ledger import Claimed, Ledger
from cms.outbox.transports import Line
from sms.gateways import get
from sms.gateways.base import Consequence, SmsOutcome
from sms.gateways.routing import table
from sms.models import Dispatch, Message, Sender, Topic
from sms.models.broadcast import DispatchState
from sms.models.message import SEND_SMS, MessageQuerySet

from .checking import Group
from .claiming import next_rows, segments
from .consequences import Word, draw, forget_trouble, note_trouble, refund, slot_name
from .recipients import country_of
from .ways import next_choice
from .writing import take, write

# Texts are written while the lanes have something to do, not before.
LARGEST_CLAIM = 256
# What is looked at of dispatches for each group that leaves; texts are long.
CHECKED = ("state", "reason", "ended_at", "spent", "broadcast__budget", "broadcast__library")


class GatewayOfSender:
    """A sender's way out."""

    def __init__(self, sender: Sender):
        self.gateway = get(sender.gateway)
        self.host = slot_name(sender.pk)
        self.lines = self.gateway.lines

    def line(self) -> AbstractAsyncContextManager[Line]:
        return self.gateway.line()


class SmsLedger(Ledger):
    """The messages of a sender, at its rate in segments."""

    rows: MessageQuerySet

    def __init__(self, sender: Sender):
        rows = Message.objects.filter(sender=sender)
        super().__init__(rows=rows, transport=GatewayOfSender(sender), rate=sender.rate)
        self.sender = sender
        self.table = table()
        self.has_slower_routes = any(route.rate for route in self.table.routes if route.sender_id == sender.pk)
        # Which of what is claimed is of which dispatch.
        self.dispatch_ids: dict[int, int] = {}
        self.dispatches: Mapping[int, Dispatch] = {}
        self.costs: Mapping[int, Decimal] = {}

    def claim(self, *, holder: uuid.UUID, limit: int, now: datetime) -> list[Claimed]:
        """Take what is due and write what is not written yet."""
        if not Sender.objects.filter(pk=self.sender.pk, is_active=True).exists():
            return []
        with transaction.atomic():
            messages = next_rows(self.rows, limit=min(limit, LARGEST_CLAIM), now=now)
            write(messages, table=self.table, now=now)
            messages = self.first_of(messages, limit)
            take(messages, holder=holder, until=now + self.lease)
        claimed = [message for message in messages if message.state == State.CLAIMED]
        self.dispatch_ids |= {message.pk: message.dispatch_id for message in claimed if message.dispatch_id}
        return [Claimed(message.pk, self.cost(message)) for message in claimed]

    def first_of(self, messages: Sequence[Message], limit: int) -> list[Message]:
        """The first, and as many after it as cost no more than the limit together."""
        costs = accumulate(map(self.cost, messages))
        fitting = [message for message, cost in zip(messages, costs, strict=True) if cost <= limit]
        return fitting or list(messages[:1])

    def cost(self, message: Message) -> int:
        """How much of the sender's rate a message takes: where a route is slower, as much more."""
        if not self.has_slower_routes:
            return segments(message)
        ways = self.table.ways_for(message.phone, country_of(message.phone))
        rate = next((way.rate for way in ways if way.sender_id == self.sender.pk), self.rate)
        return ceil(segments(message) * self.rate / rate)

    def begin(self, ids: Sequence[int], *, holder: uuid.UUID, now: datetime) -> list[Message]:
        """Commit that these are about to leave, and what they cost.

        Dispatches are locked first, and always in the same order, so that two senders do not wait for each other.
        """
        with transaction.atomic():
            self.dispatches = locked({self.dispatch_ids.pop(pk) for pk in ids if pk in self.dispatch_ids})
            leaving = super().begin(ids, holder=holder, now=now)
            self.charge()
        for message in leaving:
            message.sender = self.sender
            message.called_at = now
        return leaving

    def stopped(self, entries: Collection[Message], now: datetime) -> Mapping[int, Stop]:
        group = Group(entries, self.dispatches, now)
        stops = group.stops()
        self.costs = group.costs
        return stops

    def charge(self) -> None:
        """Save what each dispatch has spent, and which may spend no more."""
        for pk, dispatch in self.dispatches.items():
            cost = self.costs.get(pk, 0)
            is_over = dispatch.state == DispatchState.STOPPED and not dispatch.ended_at
            if is_over:
                dispatch.ended_at = timezone.now()
            if cost or is_over:
                dispatch.spent += cost
                dispatch.save(update_fields=["spent", "state", "reason", "ended_at"])

    def marks(self) -> dict[str, object]:
        return {"called_at": timezone.now(), "looks": 0, "absent": False}

    def save(self, answers: Sequence[Answer], *, holder: uuid.UUID) -> int:
        with transaction.atomic():
            refund(message for message, outcome in answers if outcome.verdict in (Verdict.LATER, Verdict.REFUSED))
            return super().save(answers, holder=holder)

    def settled(self, answers: Sequence[Answer]) -> None:
        for message, outcome in answers:
            self.follow(message, outcome)
        if secret := [message.pk for message, _outcome in answers if message.policy.secret]:
            self.rows.filter(pk__in=secret).drop_secrets()
        if self.sender.trouble and any(outcome.verdict is Verdict.SENT for _message, outcome in answers):
            self.sender.trouble, self.sender.trouble_at = "", None
            forget_trouble(self.sender.pk)

    def follow(self, message: Message, outcome: Outcome) -> None:
        """Do what follows from one answer."""
        consequence = outcome.consequence if isinstance(outcome, SmsOutcome) else Consequence.NOTHING
        word = Word(consequence, outcome.verdict, outcome.code, outcome.words, timezone.now())
        if consequence is Consequence.NO_ROUTE:
            self.try_next_way(message)
        else:
            draw(message, word)
        if outcome.halts:
            note_trouble(self.sender.pk, word)
        if outcome.halts or word.is_of_sender:
            self.sender.trouble, self.sender.trouble_at = word.note, word.now

    def try_next_way(self, message: Message) -> None:
        """Have another sender try it, one after the other and none twice; the last one's refusal stands."""
        if message.state != State.FAILED:
            return
        if found := next_choice(message, routes=self.table, now=timezone.now()):
            way = found.way
            self.rows.filter(pk=message.pk, state=State.FAILED).reroute(way.sender_id, way.price, found.text)
            nudge_after_commit(SEND_SMS, way.sender_id)


def locked(ids: Collection[int]) -> dict[int, Dispatch]:
    """These dispatches, locked as they are now; rows that are added to them need not wait."""
    rows = Dispatch.objects.filter(pk__in=ids).select_related("broadcast").only(*CHECKED)
    rows = rows.prefetch_related(Prefetch("broadcast__topics", Topic.objects.only("pk")))
    return {each.pk: each for each in rows.select_for_update(of=("self",), no_key=True).order_by("pk")}
