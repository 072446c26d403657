"""A worker that writes letters, in a process of its own, which a test can kill."""

import datetime
import multiprocessing
from importlib import import_module
from typing import Any

import django
from django.apps import apps
from django.conf import settings

if not apps.ready:
    django.setup()
    # Letters name addresses of the site: whoever comes from the nursery need not learn them first.
    import_module(settings.ROOT_URLCONF)

from django.db import connection
from django.test import override_settings
from django.utils import timezone

from cms.celery import app as celery_app
from events.booking.letters import writing
from events.registrations import Notice
from events.tasks import write_due_notices
from tests.cms.outbox.sending_process import nursery

nursery.set_forkserver_preload([__name__])


def start(*, in_transactions: bool) -> multiprocessing.Process:
    """Begin writing the letters that are due in the test's database, `in_transactions` as the product does it."""
    arguments = (connection.settings_dict["NAME"], settings.CACHES, in_transactions)
    process = nursery.Process(target=write_all, args=arguments, daemon=True)
    process.start()
    return process


def write_all(database: str, caches: dict[str, Any], in_transactions: bool) -> None:
    """Work as a worker does until nothing is due."""
    connection.settings_dict["NAME"] = database
    override_settings(CACHES=caches).enable()
    celery_app.conf.update(broker_url="memory://localhost", broker_transport_options={})
    if not in_transactions:
        writing.write = mark_before_the_letter
    while Notice.objects.due(timezone.now()).exists():
        write_due_notices()


def mark_before_the_letter(pk: int, moment: datetime.datetime) -> bool:
    """Without the guard: that a notice is written stands in the database before its letter does."""
    Notice.objects.filter(pk=pk).update(written_at=moment)
    return writing.tell(Notice.objects.get(pk=pk))
