"""Many rows of a ledger. Every change asks for the state it starts from, so that of two that meet one wins."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache, partial
from typing import TYPE_CHECKING, Any, Self, TypeVar

from django.db import connections, models, transaction
from django.db.models import F, Q
from django.utils import timezone

from cms.outbox import kinds

from .state import CALLED, DONE, LEASED, RETRIABLE, WAITING, State

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

    from .entry import Entry

LATE_AFTER = timedelta(minutes=5)
ANSWER_FIELDS = ("state", "due_at", "lease_until", "holder", "settled_at", "doubts", "error", "receipt")
FREE = {"holder": None, "lease_until": None}
# What becomes of a row that must not leave now: how it ends, or until when it is held.
Stop = State | datetime
Value = TypeVar("Value")


class EntryQuerySet(models.QuerySet):
    """The queue and the book of a ledger. `answer_fields`: what is saved of the answer to a call."""

    answer_fields: tuple[str, ...] = ANSWER_FIELDS

    def waiting(self) -> Self:
        """What can still be cancelled."""
        return self.filter(state__in=WAITING)

    def retriable(self) -> Self:
        """What can be put back into the queue."""
        return self.filter(state__in=RETRIABLE)

    def secret(self) -> Self:
        """What nobody but its recipient may read."""
        return self.exclude(kind__in=[kind.name for kind in kinds.every(self.model.medium) if not kind.secret])

    def empty(self) -> int:
        """Drop what was written; that it was sent stays on record."""
        raise NotImplementedError

    def drop_secrets(self) -> int:
        """Drop what opens an account, where nothing more will be sent."""
        return self.filter(state__in=DONE).secret().empty()

    def due(self, now: datetime) -> Self:
        """What can be claimed, the urgent first."""
        return self.filter(state=State.QUEUED, due_at__lte=now).order_by("priority", "due_at")

    def late(self, by: timedelta = LATE_AFTER) -> Self:
        """What should have left so long ago: rows here mean that nothing sends, or too slowly."""
        return self.filter(state__in=WAITING, due_at__lt=timezone.now() - by)

    def held_by(self, holder: uuid.UUID) -> Self:
        """What one sender has in hand."""
        return self.filter(state__in=LEASED, holder=holder)

    def claim(self, *, holder: uuid.UUID, limit: int, now: datetime, lease: timedelta) -> list[int]:
        """Take up to so many due rows until the lease ends; answers their ids, the urgent first.

        On PostgreSQL rows that another sender is taking are left to it; on SQLite transactions wait for each other.
        """
        with transaction.atomic(using=self.db):
            rows = self.due(now).select_for_update(skip_locked=True, of=("self",))
            ids = list(rows.values_list("pk", flat=True)[:limit])
            self.filter(pk__in=ids).update(state=State.CLAIMED, holder=holder, lease_until=now + lease)
        return ids

    def begin(
        self,
        ids: Sequence[int],
        *,
        holder: uuid.UUID,
        now: datetime,
        lease: timedelta,
        stopped: Callable[[Collection[Entry]], Mapping[int, Stop]],
        **marks: object,
    ) -> list[Entry]:
        """Commit that these claimed rows are about to be sent, and answer them; the calls come right after it.

        What has been cancelled or taken over meanwhile is left out; `stopped` says of others what becomes of them
        instead: the state in which they end, or until when they are held. `marks` are fields of all that leave.
        """
        with transaction.atomic(using=self.db):
            claimed = self.filter(pk__in=ids, state=State.CLAIMED, holder=holder)
            entries = {entry.pk: entry for entry in claimed.select_for_update(of=("self",))}
            stops = stopped(entries.values())
            self.stop(stops, now)
            leaving = [entries[pk] for pk in ids if pk in entries and pk not in stops]
            self.filter(pk__in=[entry.pk for entry in leaving]).update(
                state=State.SENDING, attempts=F("attempts") + 1, lease_until=now + lease, **marks
            )
        for entry in leaving:
            entry.state, entry.attempts = State.SENDING, entry.attempts + 1
        return leaving

    def stop(self, stops: Mapping[int, Stop], now: datetime) -> None:
        """Settle or hold rows that do not leave now, each as is said of it."""
        self.end({pk: stop for pk, stop in stops.items() if isinstance(stop, State)}, now)
        self.hold({pk: stop for pk, stop in stops.items() if isinstance(stop, datetime)})

    def end(self, states: Mapping[int, State], now: datetime) -> None:
        """Settle rows that are not sent, each with its state."""
        for state, ids in by_value(states).items():
            self.filter(pk__in=ids).update(state=state, settled_at=now, **FREE)
        if states:
            self.filter(pk__in=states).drop_secrets()

    def hold(self, moments: Mapping[int, datetime]) -> None:
        """Put rows back into the queue, each until its moment."""
        for moment, ids in by_value(moments).items():
            self.filter(pk__in=ids).update(state=State.QUEUED, due_at=moment, **FREE)

    def settle(self, entries: Sequence[Entry], *, holder: uuid.UUID) -> int:
        """Save what came of calls; rows that somebody else has taken over meanwhile stay as they are.

        One statement for all, prepared once: Django's `bulk_update` took more time than sending the mails.
        """
        connection = connections[self.db]
        fields = [self.model._meta.get_field(name) for name in self.answer_fields]
        quote = connection.ops.quote_name
        sets = ", ".join(f"{quote(field.column)} = %s" for field in fields)
        states = ", ".join(["%s"] * len(CALLED))
        table = quote(self.model._meta.db_table)
        held = self.model._meta.get_field("holder").get_db_prep_save(holder, connection)
        with connection.cursor() as cursor:
            cursor.executemany(
                f"UPDATE {table} SET {sets} WHERE id = %s AND holder = %s AND state IN ({states})",  # noqa: S608
                [[*values, held, *CALLED] for values in prepared(entries, fields, connection)],
            )
            return cursor.rowcount

    def put_back(self, now: datetime) -> int:
        """Send once more what can be, as if it had just been written."""
        return sum(
            self.retriable()
            .filter(kind=kind)
            .update(
                state=State.QUEUED,
                attempts=0,
                due_at=now,
                expires_at=now + kinds.get(kind).lifetime,
                settled_at=None,
                error="",
                **FREE,
            )
            for kind in self.retriable().order_by().values_list("kind", flat=True).distinct()
        )

    def cancel(self, now: datetime) -> int:
        """Stop what has not left yet."""
        count = self.waiting().update(state=State.CANCELLED, settled_at=now, **FREE)
        self.drop_secrets()
        return count

    def renew(self, *, holder: uuid.UUID, until: datetime) -> int:
        """Keep what one sender has in hand."""
        return self.held_by(holder).update(lease_until=until)

    def release(self, *, holder: uuid.UUID) -> int:
        """Put back what one sender has claimed and will not send."""
        return self.filter(state=State.CLAIMED, holder=holder).update(state=State.QUEUED, **FREE)

    def recover(self, now: datetime) -> int:
        """Deal with what senders that ended have left behind; answers how many rows can be claimed again."""
        ended = self.filter(lease_until__lte=now)
        ended.filter(state=State.SENDING).update(
            state=State.UNKNOWN, doubts=F("doubts") + 1, due_at=now, settled_at=now, lease_until=None
        )
        claimed = ended.filter(state=State.CLAIMED).update(state=State.QUEUED, **FREE)
        return claimed + self.in_doubt(now).update(state=State.QUEUED, settled_at=None, **FREE)

    def in_doubt(self, now: datetime) -> Self:
        """What nobody knows the outcome of and what its kind sends again."""
        policy = Q(pk__in=[])
        for kind in kinds.every(self.model.medium):
            policy |= Q(kind=kind.name, doubts__lte=kind.resends) if kind.resends else Q(pk__in=[])
        return self.filter(policy, state=State.UNKNOWN, due_at__lte=now, expires_at__gt=now)


def prepared(
    entries: Sequence[Entry], fields: Sequence[models.Field], connection: BaseDatabaseWrapper
) -> Iterator[list[Any]]:
    """Values of fields as the database takes them, and the key, row by row; most are the same in many rows."""
    prepare = [cache(partial(field.get_db_prep_save, connection=connection)) for field in fields]
    names = [field.attname for field in fields]
    for entry in entries:
        yield [*(each(getattr(entry, name)) for each, name in zip(prepare, names, strict=True)), entry.pk]


def by_value(values: Mapping[int, Value]) -> dict[Value, list[int]]:
    """Ids by what is to become of them."""
    ids = defaultdict(list)
    for pk, value in values.items():
        ids[value].append(pk)
    return ids
