"""A mail server inside the test process, for what has to be seen of single mails."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial

import pytest
from aiosmtpd.smtp import SMTP, Envelope

from cms.celery import app as celery_app
from cms.outbox.models import Mail, Slot


@dataclass
class Post:
    """What has been taken, and what is answered instead of taking: by recipient, or to a message as a whole."""

    envelopes: list[Envelope] = field(default_factory=list)
    refusals: dict[str, str] = field(default_factory=dict)
    verdict: Callable[[SMTP], str] = lambda server: "250 2.0.0 Taken"
    connections: int = 0

    async def handle_EHLO(self, server, session, envelope, hostname, responses):  # noqa: N802
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if address in self.refusals:
            return self.refusals[address]
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.envelopes.append(envelope)
        return self.verdict(server)


@contextmanager
def listening(post: Post) -> Iterator[int]:
    """Serve in a thread; answers the port."""
    loop = asyncio.new_event_loop()
    protocol = partial(SMTP, post, hostname="localhost", enable_SMTPUTF8=False, loop=loop)
    server = loop.run_until_complete(loop.create_server(protocol, "127.0.0.1", 0))
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    yield server.sockets[0].getsockname()[1]
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.run_until_complete(end(server))
    loop.close()


async def end(server: asyncio.Server) -> None:
    server.close()
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)


@pytest.fixture
def mail_server(settings):
    """A mail server that the ledger's mails go to, and what comes of them."""
    post = Post()
    settings.EMAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_RATE = "127.0.0.1", 1000
    with listening(post) as settings.EMAIL_PORT:
        yield post


@pytest.fixture
def committed(django_db_setup, django_db_blocker):
    """What is written can be seen by other processes and threads; afterwards the ledger is empty again."""
    with django_db_blocker.unblock():
        yield
        Mail.objects.all().delete()
        Slot.objects.all().delete()


@pytest.fixture
def nudges():
    """Answers the names of the tasks that workers have been asked for."""
    with celery_app.connection_for_write() as broker:
        broker.default_channel.queue_purge("outbox")

        def names():
            queue = broker.SimpleQueue("outbox")
            return [queue.get_nowait().headers["task"] for _ in range(queue.qsize())]

        yield names
