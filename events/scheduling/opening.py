"""When registration for a session opens and closes, as its event has it."""

import datetime

from django.utils import timezone

from events.programme import Event, Session

Times = tuple[datetime.datetime | None, datetime.datetime | None]


def registration_times(event: Event, starts_at: datetime.datetime) -> Times:
    """When it opens (None: as soon as it is published) and closes (None: with the start)."""
    opens = starts_at - datetime.timedelta(days=event.opens_days) if event.opens_days is not None else None
    closes = starts_at - datetime.timedelta(hours=event.closes_hours) if event.closes_hours else None
    return opens, closes


def apply_registration_times(*, event: Event, before: Event) -> int:
    """After an event’s times have changed, change those of its coming sessions, unless they were set by hand.

    `before` is the event as it was; answers how many sessions have changed.
    """
    changed = []
    for session in event.sessions.filter(starts_at__gt=timezone.now()):
        if (session.opens_at, session.closes_at) == registration_times(before, session.starts_at):
            session.opens_at, session.closes_at = registration_times(event, session.starts_at)
            changed.append(session)
    return Session.objects.bulk_update(changed, ["opens_at", "closes_at"])
