"""`manage.py receive_smpp`, as a process of its own."""

import asyncio
import os
import subprocess
import sys
import time

import pytest
from aiosmpplib import SmppCommandStatus
from django.conf import settings
from django.db import connection, transaction

from sms.models import Subscriber
from sms.models.subscriber import Status
from tests.factories.sms import FollowingFactory
from tests.sms.gateways.bringing import text
from tests.sms.gateways.conftest import PHONE

pytestmark = pytest.mark.django_db(transaction=True)
SECONDS_TO_END = 3


def database_url():
    """The address of the test's own database."""
    known = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{known['NAME']}"
    return f"postgres://{known['USER']}:{known['PASSWORD']}@{known['HOST']}:{known['PORT']}/{known['NAME']}"


@pytest.fixture
def process(smsc):
    """The command, bound to a centre."""
    command = [sys.executable, "manage.py", "receive_smpp", "--settings=cms.settings.test"]
    surroundings = {
        "DATABASE_URL": database_url(),
        "SMS_SMPP_URL": smsc.url,
        "CACHE_URL": "dummycache://",
        "CELERY_BROKER_URL": "memory://localhost",
    }
    with subprocess.Popen(command, cwd=settings.BASE_DIR, env=os.environ | surroundings) as process:
        wait_until(lambda: smsc.binds == 1)
        yield process
        process.kill()


def wait_until(condition):
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def status():
    return Subscriber.objects.values_list("status", flat=True).get()


def test_it_takes_texts_binds_anew_and_ends_when_what_is_under_way_has_been_answered(smsc, process):
    FollowingFactory(subscriber__phone=PHONE)
    assert (smsc.bring(text("STOP")), status()) == (SmppCommandStatus.ESME_ROK, Status.STOPPED)
    smsc.hang_up()
    wait_until(lambda: smsc.binds == 2)
    with transaction.atomic():
        Subscriber.objects.select_for_update().get()
        bringing = asyncio.run_coroutine_threadsafe(smsc.brings(text("START")), smsc.loop)
        time.sleep(0.3)
        process.terminate()
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(0.3)
    assert process.wait(SECONDS_TO_END) == 0
    assert (bringing.result(1), status()) == (SmppCommandStatus.ESME_ROK, Status.ACTIVE)
