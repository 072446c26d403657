"""What somebody is at work on, so that nobody else begins it."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, models, transaction
from django.utils import timezone


class Lease(models.Model):
    """A piece of work by its name, and until when its worker is given; who is killed holds it no longer than that."""

    name = models.CharField(max_length=100, primary_key=True)
    until = models.DateTimeField()

    class Meta:
        verbose_name = "lease"

    def __str__(self):
        return self.name


@contextmanager
def held(name: str, *, seconds: int) -> Iterator[bool]:
    """Whether the work is ours while the block runs; False if somebody else is at it."""
    until = take(name, seconds)
    try:
        yield until is not None
    finally:
        if until:
            Lease.objects.filter(name=name, until=until).delete()


def take(name: str, seconds: int) -> datetime.datetime | None:
    """The end of a lease that nobody has or that has run out; None if it is another's."""
    now = timezone.now()
    until = now + datetime.timedelta(seconds=seconds)
    if Lease.objects.filter(name=name, until__lt=now).update(until=until):
        return until
    try:
        with transaction.atomic():
            Lease.objects.create(name=name, until=until)
    except IntegrityError:
        return None
    return until
