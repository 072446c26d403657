"""Periodic work of the house; each may run twice without harm."""

from celery import shared_task
from django.core.management import call_command

from cms.core import sizes


@shared_task
def publish_due_pages() -> None:
    """Publish and unpublish what is scheduled for now."""
    call_command("publish_scheduled")


@shared_task
def clear_ended_sessions() -> None:
    """Delete log-in sessions whose time has run out."""
    call_command("clearsessions")


@shared_task
def make_due_sizes() -> int:
    """Make pictures in the sizes that they are shown in."""
    return sizes.make_due_sizes()
