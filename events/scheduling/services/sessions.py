"""What happens to one session, without touching the others; those who are registered are told."""

import datetime
from typing import Final

from django.db import transaction
from django.utils import timezone

from events.booking.services import ask_anew
from events.booking.telling import tell_all
from events.programme import Session, Venue
from events.programme.session import Status
from events.registrations.notice import Kind
from events.scheduling.errors import AlreadyCancelled, EndsBeforeItStarts, NotCancelled


class SameVenue:
    """Stands for the venue that a session has; None is a venue, too: nowhere but online."""


SAME: Final = SameVenue()


@transaction.atomic
def move_session(
    *,
    session: Session,
    starts_at: datetime.datetime,
    ends_at: datetime.datetime,
    venue: Venue | SameVenue | None = SAME,
) -> Session:
    """Let it take place at another time or place; when registration opens and closes moves with it.

    The start that was announced first stays with it as `moved_from`. Raises AlreadyCancelled, EndsBeforeItStarts.
    """
    session = locked(session)
    if session.is_cancelled:
        raise AlreadyCancelled
    is_shifted = starts_at != session.starts_at
    reschedule(session, starts_at, ends_at, session.venue if isinstance(venue, SameVenue) else venue)
    session.by_hand = True
    revise(session, Kind.MOVED)
    if is_shifted:
        ask_anew(session=session)
    return session


@transaction.atomic
def extend_session(*, session: Session, ends_at: datetime.datetime) -> Session:
    """Let it end later, or earlier. Raises AlreadyCancelled, EndsBeforeItStarts."""
    return move_session(session=session, starts_at=session.starts_at, ends_at=ends_at)


@transaction.atomic
def cancel_session(*, session: Session, reasons: dict[str, str]) -> Session:
    """Call it off: it stays listed as cancelled, with the reason in each language, and registrations stay as they are.

    Raises AlreadyCancelled.
    """
    session = locked(session)
    if session.is_cancelled:
        raise AlreadyCancelled
    call_off(session, reasons)
    session.by_hand = True
    return revise(session, Kind.CALLED_OFF)


@transaction.atomic
def restore_session(*, session: Session) -> Session:
    """Let it take place after all. Raises NotCancelled."""
    session = locked(session)
    if not session.is_cancelled:
        raise NotCancelled
    session.status, session.cancel_reasons, session.by_hand = Status.SCHEDULED, {}, True
    return revise(session, Kind.RESTORED)


@transaction.atomic
def change_session(
    *,
    session: Session,
    notes: dict[str, str],
    online_url: str,
    opens_at: datetime.datetime | None,
    closes_at: datetime.datetime | None,
) -> Session:
    """Change what is no reason to come at another time or place: nobody is written to."""
    session = locked(session)
    session.notes, session.online_url = notes, online_url
    session.opens_at, session.closes_at = opens_at, closes_at
    session.by_hand, session.revised = True, timezone.now()
    session.save()
    return session


def locked(session: Session) -> Session:
    """The session as it is now, until the transaction ends."""
    # Whoever books refers to the row by its key: they hold its seats by then, and must not wait for us, who want these.
    found = Session.objects.select_for_update(of=("self",), no_key=True).select_related("event", "venue", "pool")
    return found.get(pk=session.pk)


def reschedule(session: Session, starts_at: datetime.datetime, ends_at: datetime.datetime, venue: Venue | None) -> None:
    """Set its time and place, and what follows from them; raises EndsBeforeItStarts."""
    if ends_at <= starts_at:
        raise EndsBeforeItStarts
    later = starts_at - session.starts_at
    announced = session.moved_from or session.starts_at
    session.moved_from = announced if announced != starts_at else None
    session.opens_at = session.opens_at + later if session.opens_at else None
    session.closes_at = session.closes_at + later if session.closes_at else None
    session.starts_at, session.ends_at, session.venue = starts_at, ends_at, venue
    session.time_zone = venue.time_zone if venue else session.time_zone


def call_off(session: Session, reasons: dict[str, str]) -> None:
    session.status, session.cancel_reasons = Status.CANCELLED, reasons


def revise(session: Session, kind: Kind, *, tell: bool = True) -> Session:
    """Keep what has changed as the next revision of the calendar entry, and tell those whom it concerns."""
    session.sequence += 1
    session.revised = timezone.now()
    session.save()
    if tell and session.ends_at > session.revised:
        tell_all(session=session, kind=kind, cause=f"{kind}:{session.uid}:{session.sequence}")
    return session
