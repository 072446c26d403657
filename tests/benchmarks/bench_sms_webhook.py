"""Texts that come in through HTTP: signature, text, answer and its row, on one core."""

import os
import statistics
import threading
import time
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

import pytest
from django.db import connection

from sms.models import Incoming, Message
from tests.benchmarks.serving import free_port, served
from tests.factories.sms import SenderFactory
from tests.fakes.twilio import ACCOUNT, TOKEN
from tests.fakes.twilio.telling import Told, text

REQUESTS, CLIENTS = 400, 4
ROUNDS = int(os.environ.get("WEBHOOK_ROUNDS", "5"))
LEAST_RATE = 200
NUMBER = "+15550001111"
PATH = "/sms/gateways/twilio/inbound/"


def database_url() -> str:
    parts = connection.settings_dict
    return f"postgres://{parts['USER']}:{parts['PASSWORD']}@{parts['HOST']}:{parts['PORT']}/{parts['NAME']}"


def asking_for_help(number: int, site: str) -> Told:
    """A text from somebody new, signed."""
    form = {"From": f"+7701{number:07}", "To": NUMBER, "Body": "HELP"}
    return text(site + PATH, form, f"SM{number:032x}", TOKEN)


def bring(told: list[Told], site: str, statuses: list[int]) -> None:
    """One client that brings one text after the other over one connection."""
    line = HTTPConnection(urlsplit(site).netloc, timeout=30)
    for _url, form, signature in told:
        line.request("POST", PATH, urlencode(form), signature | {"Content-Type": "application/x-www-form-urlencoded"})
        answer = line.getresponse()
        answer.read()
        statuses.append(answer.status)
    line.close()


def rate(first: int, site: str) -> float:
    """Texts a second of one round; each is taken."""
    told = [asking_for_help(first + number, site) for number in range(REQUESTS)]
    statuses: list[int] = []
    clients = [threading.Thread(target=bring, args=[told[one::CLIENTS], site, statuses]) for one in range(CLIENTS)]
    begun = time.perf_counter()
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    assert statuses == [200] * REQUESTS
    return REQUESTS / (time.perf_counter() - begun)


def test_texts_come_in_at_two_hundred_a_second(transactional_db):
    if connection.vendor != "postgresql":
        pytest.skip("Figures are those of PostgreSQL: set DATABASE_URL")
    SenderFactory(name=NUMBER, gateway="twilio")
    port = free_port()
    environment = {
        "DJANGO_SETTINGS_MODULE": "cms.settings.test",
        "DATABASE_URL": database_url(),
        "CACHE_URL": "redis://127.0.0.1:6379/9",
        "CELERY_BROKER_URL": "redis://127.0.0.1:6379/8",
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "TWILIO_ACCOUNT_SID": ACCOUNT,
        "TWILIO_AUTH_TOKEN": TOKEN,
    }
    with served("cms.wsgi:application", port=port, workers=1, threads=CLIENTS, **environment) as site:
        rate(1_000_000, site)
        rates = [rate(2_000_000 + turn * REQUESTS, site) for turn in range(ROUNDS)]
    kept = (ROUNDS + 1) * REQUESTS
    assert (Incoming.objects.count(), Message.objects.count()) == (kept, kept)
    print(f"\ntexts a second: {statistics.median(rates):.0f} ({', '.join(f'{one:.0f}' for one in rates)})")
    assert statistics.median(rates) >= LEAST_RATE
