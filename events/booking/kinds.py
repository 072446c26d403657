"""Kinds of mail about registrations, with their policies in the outbox."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from cms.outbox.kinds import Kind

EVENT = Kind("event", _("Registration for an event"), priority=30, resends=2)
# Twice is better than never, but not after the event.
EVENT_SOON = Kind("event_soon", _("Reminder of an event"), priority=40, lifetime=timedelta(hours=12), resends=1)
