"""Noting what people are to be told, in the transaction of what it tells of; letters are written after it.

A notice is unique on registration and cause: whoever repeats a change tells nobody twice.
"""

import datetime
from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import F
from django.utils import timezone

from cms.core.nudges import nudge_after_commit
from events.programme import SeatPool, Session
from events.registrations import Registration
from events.registrations.notice import Kind
from events.registrations.registration import ALIVE

WRITE_NOTICES = "events.tasks.write_due_notices"
INSERT = "INSERT INTO events_notice (session_id, kind, cause, text, due_at, created, registration_id)"
ONCE = "ON CONFLICT (registration_id, cause) DO NOTHING"
BATCH = 500


def tell(
    *,
    registration: Registration,
    kind: str,
    cause: str,
    session: Session | None = None,
    text: str = "",
    due_at: datetime.datetime | None = None,
) -> None:
    """Tell a party something, at most once for a cause; `due_at` is when, else at once.

    `session` is the one it is about, where the registration's own does not say it: the one before a move, one of a
    series. `text` is what organisers have written themselves.
    """
    note(
        [registration.pk], kind=kind, cause=cause, session_id=session.pk if session else None, text=text, due_at=due_at
    )


def tell_changed(registration: Registration, *, before: Session | None = None) -> None:
    """Tell a party that its registration has been changed; `before` is the session that it was moved away from."""
    cause = f"{Kind.CHANGED}:{registration.changed.isoformat()}"
    tell(registration=registration, kind=Kind.CHANGED, cause=cause, session=before)


def tell_all(*, session: Session, kind: str, cause: str, text: str = "") -> int:
    """Tell everybody who comes to a session, or waits for it, the same; answers how many they are.

    Holds the seats of the session until the end of the transaction: who books at this moment has either booked before
    and is told, or finds the session as it is after the caller's change.
    """
    SeatPool.objects.filter(pk=session.pool_id).update(revision=F("revision") + 1)
    parties = Registration.objects.for_session(session).filter(state__in=ALIVE)
    ids = list(parties.values_list("pk", flat=True))
    note(ids, kind=kind, cause=cause, session_id=session.pk, text=text)
    return len(ids)


def note(
    registrations: Iterable[int],
    *,
    kind: str,
    cause: str,
    session_id: int | None = None,
    text: str = "",
    due_at: datetime.datetime | None = None,
) -> None:
    """Write the same notice for registrations of these ids, and tell a worker once this transaction is through."""
    now = timezone.now()
    # What all have in common stands before what is written for each.
    common: list[Any] = [
        session_id,
        kind,
        cause,
        text,
        *map(connection.ops.adapt_datetimefield_value, (due_at or now, now)),
    ]
    rows = [[*common, pk] for pk in registrations]
    with connection.cursor() as cursor:
        for start in range(0, len(rows), BATCH):
            insert(cursor, rows[start : start + BATCH])
    nudge_after_commit(WRITE_NOTICES, soon=True)


def insert(cursor: CursorWrapper, rows: list[list[Any]]) -> None:
    """Write rows that are not there yet. Once for each party that registers: Django takes longer to put such a
    statement together than the database to carry it out."""
    values = ", ".join(["(%s, %s, %s, %s, %s, %s, %s)"] * len(rows))
    cursor.execute(f"{INSERT} VALUES {values} {ONCE}", [value for row in rows for value in row])
