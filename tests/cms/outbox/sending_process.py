"""A sender in a process of its own, which a test can kill.

Such processes are forked from one that has loaded Django already, so that a test can afford many.
"""

import multiprocessing
from collections.abc import Callable
from datetime import timedelta

import django
from django.apps import apps

if not apps.ready:
    django.setup()

from django.conf import settings
from django.db import connection
from django.db.models import F
from django.utils import timezone

from cms.celery import app as celery_app
from cms.outbox import backoff, services
from cms.outbox.models import EntryQuerySet, Mail, State, queue
from cms.outbox.models.state import OPEN
from cms.outbox.sending import sender
from cms.outbox.sending.ledger import Ledger

nursery = multiprocessing.get_context("forkserver")
nursery.set_forkserver_preload([__name__])


def start(port: int, *, guards: tuple[str, ...] = ("sending", "lease")) -> multiprocessing.Process:
    """Begin sending the mails of the test's database to a mail server on this port, with times that suit a test."""
    return begin(send_in_haste, port, guards)


def start_as_a_worker_does(port: int) -> multiprocessing.Process:
    """The same with the times of a real worker, as fast as it can."""
    return begin(send_all, port)


def begin(target: Callable[..., None], port: int, *arguments: object) -> multiprocessing.Process:
    arguments = (connection.settings_dict["NAME"], port, *arguments)
    process = nursery.Process(target=target, args=arguments, daemon=True)
    process.start()
    return process


def send_in_haste(database: str, port: int, guards: tuple[str, ...]) -> None:
    """Leases end soon, claims are small, and guards can be taken away."""
    Ledger.lease = timedelta(seconds=0.6)
    sender.SECONDS_OF_A_CLAIM = 0.05
    backoff.FIRST_PAUSE = timedelta(seconds=0.1)
    for guard in {"sending", "lease"} - set(guards):
        REMOVALS[guard]()
    send_all(database, port)


def send_all(database: str, port: int) -> None:
    """Send until nothing is left."""
    connection.settings_dict["NAME"] = database
    celery_app.conf.update(broker_url="memory://localhost", broker_transport_options={})
    settings.EMAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_RATE = "127.0.0.1", port, 2000
    while is_anything_left():
        services.send_due()


def is_anything_left() -> bool:
    soon = timezone.now() + timedelta(hours=1)
    return Mail.objects.filter(state__in=OPEN).exists() or Mail.objects.in_doubt(soon).exists()


def send_without_committing_it_before() -> None:
    """Remove the guard: rows are `claimed` while they are sent."""

    def begin(self, ids, *, holder, now, lease, stopped, **marks):
        rows = self.filter(pk__in=ids, state=State.CLAIMED, holder=holder)
        rows.update(attempts=F("attempts") + 1)
        return list(rows)

    EntryQuerySet.begin = begin
    queue.CALLED = [*queue.CALLED, State.CLAIMED]


def believe_dead_senders_alive() -> None:
    """Remove the guard: leases do not end."""
    EntryQuerySet.recover = lambda self, now: 0


REMOVALS = {"sending": send_without_committing_it_before, "lease": believe_dead_senders_alive}
