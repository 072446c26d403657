"""Periodic work of the house; each may run twice without harm."""

import datetime

from celery import shared_task
from django.core.management import call_command

from cms.core import schedule, sizes
from cms.core.page_cache import purging

TICK = datetime.timedelta(minutes=1)


@shared_task
def publish_due_pages() -> None:
    """Publish and unpublish what is scheduled for now, and have it done on time for what is due until the next tick."""
    call_command("publish_scheduled")
    for moment in schedule.due_within(TICK):
        publish_on_time.apply_async(eta=moment, expires=moment + TICK)


@shared_task
def publish_on_time() -> None:
    """Publish and unpublish what is scheduled for this very moment."""
    call_command("publish_scheduled")


@shared_task
def carry_out_due_purges() -> int:
    """Tell caches what they could not be told when it changed."""
    return purging.carry_out_due_purges()


@shared_task
def clear_ended_sessions() -> None:
    """Delete log-in sessions whose time has run out."""
    call_command("clearsessions")


@shared_task
def make_due_sizes() -> int:
    """Make pictures in the sizes that they are shown in."""
    return sizes.make_due_sizes()
