"""Work of events; each may run twice, and in several workers at once, without harm."""

from celery import shared_task
from django.utils import timezone

from events.booking import forgetting, letters, planning
from events.booking import services as booking
from events.calendars.importing import reading
from events.scheduling import services as scheduling


@shared_task
def expire_offers() -> int:
    """End offers that were not answered in time; the seats go to the next."""
    return booking.expire_offers(timezone.now())


@shared_task
def give_free_seats() -> int:
    """Give on what is free although somebody waits."""
    return booking.give_free_seats(timezone.now())


@shared_task
def release_unanswered() -> int:
    """Give on seats of those who were asked whether they still come, and have not answered."""
    return booking.release_unanswered(timezone.now())


@shared_task
def make_sessions() -> int:
    """Make the sessions that repeating events have within a year."""
    return scheduling.make_sessions(timezone.now())


@shared_task
def read_calendars() -> int:
    """Read the calendars of partners that are due."""
    return reading.read_due_sources(timezone.now())


@shared_task
def write_due_notices() -> int:
    """Write letters and short texts about registrations that are due."""
    return letters.write_due(timezone.now())


@shared_task
def plan_notices() -> int:
    """Note reminders, “still coming?” and thanks whose time has come."""
    return planning.plan_notices(timezone.now())


@shared_task
def forget_old_registrations() -> int:
    """Take people out of registrations for what was over long ago."""
    return forgetting.forget_old(timezone.now())
