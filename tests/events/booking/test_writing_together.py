"""Several workers that write letters at the same time."""

import threading

import pytest
from django.db import connection
from django.utils import timezone

from cms.outbox.models import Mail
from events.booking.letters import write_due
from events.booking.telling import note
from events.models import Notice
from tests.factories.events import RegistrationFactory, SessionFactory

WORKERS, NOTICES = 3, 12


def work(told: list[int], start: threading.Barrier) -> None:
    start.wait()
    try:
        told.append(write_due(timezone.now()))
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_workers_write_each_notice_once():
    session = SessionFactory()
    note([RegistrationFactory(session=session).pk for _party in range(NOTICES)], kind="confirmed", cause="confirmed")
    told, start = [], threading.Barrier(WORKERS)
    workers = [threading.Thread(target=work, args=(told, start)) for _worker in range(WORKERS)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert (sum(told), Mail.objects.count(), Notice.objects.filter(written_at=None).count()) == (NOTICES, NOTICES, 0)
