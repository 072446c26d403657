"""Workers that send messages, and the site that is told of them, in processes of their own, which a test can kill.

They are forked from one that has loaded Django already, so that a test can afford many.
"""

import multiprocessing
import time
from collections.abc import Callable
from datetime import timedelta
from wsgiref.simple_server import WSGIServer, make_server

import django
from django.apps import apps

if not apps.ready:
    django.setup()

import aiohttp
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import WSGIRequestHandler
from django.db import InterfaceError, OperationalError, connection
from django.db.models import F, Q

from cms.celery import app as celery_app
from cms.outbox import backoff
from cms.outbox.models import State
from cms.outbox.models.queue import EntryQuerySet
from cms.outbox.models.state import CALLED, OPEN
from cms.outbox.sending import sender
from cms.outbox.sending.ledger import Ledger
from sms.gateways import calling
from sms.ledger import ledger, services
from sms.ledger.services import sending
from sms.models import Message, Sender
from sms.models import message as messages
from sms.models.message import LOOKS
from tests.fakes.twilio import ACCOUNT, TOKEN

nursery = multiprocessing.get_context("forkserver")
nursery.set_forkserver_preload([__name__, "tests.sms.ledger.warm"])
# Nobody listens there: no worker can be told of anything.
BROKER_THAT_IS_AWAY = "redis://127.0.0.1:1/0"


def start(twilio_url: str, site_url: str, *, hasty: bool = True, guarded: bool = True) -> multiprocessing.Process:
    """Begin sending the messages of the test's database; in haste with times that suit a test."""
    return begin(work, twilio_url, site_url, hasty, guarded)


def start_site(site_port: int) -> multiprocessing.Process:
    """Serve the webhooks."""
    return begin(serve, site_port)


def begin(target: Callable[..., None], *arguments: object) -> multiprocessing.Process:
    process = nursery.Process(target=target, args=(connection.settings_dict["NAME"], *arguments), daemon=True)
    process.start()
    return process


def settle_in(database: str, twilio_url: str, site_url: str) -> None:
    connection.settings_dict["NAME"] = database
    settings.PUBLIC_URL, settings.TWILIO_API_URL = site_url, twilio_url
    settings.TWILIO_ACCOUNT_SID, settings.TWILIO_AUTH_TOKEN = ACCOUNT, TOKEN
    # Found out at once; it is not waiting for a broker that is tried here.
    at_once = {"max_retries": 1, "interval_start": 0, "interval_step": 0, "interval_max": 0}
    celery_app.conf.update(broker_url=BROKER_THAT_IS_AWAY, broker_transport_options=at_once)


def work(database: str, twilio_url: str, site_url: str, hasty: bool, guarded: bool) -> None:
    settle_in(database, twilio_url, site_url)
    settings.SMS_OPENS, settings.SMS_CLOSES = "00:00", "23:59:59.999999"
    if hasty:
        make_haste()
    if not guarded:
        send_without_committing_it_before()
    send_all()


def make_haste() -> None:
    """Leases end soon, claims are small; nobody waits long for an answer, or for workers who were killed."""
    Ledger.lease = timedelta(seconds=5)
    sending.MOST_RUNS = 100
    ledger.LARGEST_CLAIM = 100
    sender.LONGEST_WAIT = 0.2
    backoff.FIRST_PAUSE = timedelta(seconds=0.1)
    # As in earnest, the first look comes when the last call has long ended.
    calling.TIMEOUT = aiohttp.ClientTimeout(total=3)
    messages.FIRST_LOOK, messages.LAST_LOOK = timedelta(seconds=4), timedelta(seconds=6)


def send_all() -> None:
    """Send until nothing is left."""
    is_over = False
    while not is_over:
        try:
            is_over = not send_some()
        except (OperationalError, InterfaceError):
            # The next tick of a worker would have a new connection.
            connection.close()


def send_some() -> bool:
    """Do what ticks do; whether anything is left to do."""
    for own in Sender.objects.all():
        services.send_due(sender_id=own.pk)
    services.reconcile()
    time.sleep(0.05)
    return is_anything_left()


def is_anything_left() -> bool:
    in_doubt = Q(state=State.UNKNOWN, absent=False, looks__lt=LOOKS)
    return Message.objects.filter(Q(state__in=OPEN) | in_doubt).exists()


def send_without_committing_it_before() -> None:
    """Remove the guard: rows are `claimed` while they are sent."""

    def begin(self, ids, *, holder, now, lease, stopped, **marks):
        rows = self.filter(pk__in=ids, state=State.CLAIMED, holder=holder)
        rows.update(attempts=F("attempts") + 1)
        return list(rows)

    EntryQuerySet.begin = begin
    CALLED.append(State.CLAIMED)


class Site(WSGIServer):
    """One request after the other, over one connection to the database."""

    request_queue_size = 1024


def serve(database: str, port: int) -> None:
    """The webhooks alone: what stands before them in the whole site is not what is tried here."""
    settle_in(database, "", f"http://127.0.0.1:{port}")
    settings.MIDDLEWARE = []
    handler = type("Handler", (WSGIRequestHandler,), {"log_message": lambda *_arguments: None})
    make_server("127.0.0.1", port, WSGIHandler(), Site, handler).serve_forever()
