"""Work of events; each may run twice, and in several workers at once, without harm."""

from celery import shared_task
from django.utils import timezone

from events.booking import services as booking
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
