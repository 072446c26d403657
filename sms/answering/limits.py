"""Machines that answer machines: after so many texts from one number in so short a time it is answered no more."""

import datetime

from django.db.models import QuerySet

from cms.core.prepared import Prepared
from sms.models import Incoming

MOST = 15
WINDOW = datetime.timedelta(minutes=10)
# Who is not understood is helped once within this time.
HELP_EVERY = datetime.timedelta(hours=24)


def is_a_flood(incoming: Incoming) -> bool:
    """Whether more has come from this number than a person types."""
    since = incoming.received_at - WINDOW
    return bool(too_many(phone=incoming.phone, since=since))


@Prepared
def too_many(phone: str, since: datetime.datetime) -> QuerySet[Incoming]:
    """The first text of a number that is one too many."""
    return Incoming.objects.filter(phone=phone, received_at__gt=since).order_by("received_at")[MOST : MOST + 1]


def was_helped(incoming: Incoming, meaning: str) -> bool:
    """Whether this number has got the helpful answer within a day."""
    since = incoming.received_at - HELP_EVERY
    return bool(others(phone=incoming.phone, since=since, meaning=meaning, pk=incoming.pk))


@Prepared
def others(phone: str, since: datetime.datetime, meaning: str, pk: int) -> QuerySet[Incoming]:
    return Incoming.objects.filter(phone=phone, received_at__gt=since, meaning=meaning).exclude(pk=pk)[:1]
