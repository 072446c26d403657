"""A race for the last seats through HTTP, beside the same race through the least that booking can be."""

import os
import statistics
import threading
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

import pytest
from altcha import v1 as altcha
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.core.guard import key, new_token, signer
from events.programme import SeatPool, Session
from events.registrations import Registration
from tests.benchmarks.serving import free_port, served
from tests.factories.events import EventFactory, SessionFactory

ATTEMPTS, CLIENTS, SEATS = 400, 16, 200
ROUNDS = int(os.environ.get("BOOKING_ROUNDS", "7"))
LEAST_SHARE, MOST_QUERIES = 0.5, 12
CSRF = "a" * 32
HEADERS = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": f"csrftoken={CSRF}"}


class Race(NamedTuple):
    """How often each status was answered, how many attempts a second, and the names each client entered, in order."""

    statuses: Counter
    rate: float
    clients: list[list[str]]


@pytest.fixture(autouse=True)
def postgresql(transactional_db):
    if connection.vendor != "postgresql":
        pytest.skip("Figures are those of PostgreSQL: set DATABASE_URL")


def new_session() -> Session:
    return SessionFactory(event=EventFactory(library=None), venue=None, seats=SEATS)


def entered(number: int) -> dict[str, str]:
    """A form that a browser with scripts has opened, as somebody has filled it in."""
    token = new_token()
    reader = {"name": f"Reader {number}", "contact": f"reader{number}@example.org", "party_size": "1", "language": "en"}
    return reader | {"csrfmiddlewaretoken": CSRF, "token": token, "proof": proof_for(token), "website": ""}


def proof_for(token: str) -> str:
    form = uuid.UUID(signer().unsign(token))
    task = altcha.create_challenge(number=1, hmac_key=key(), params={"form": form.hex})
    return altcha.Payload(task.algorithm, task.challenge, 1, task.salt, task.signature).to_base64()


def race(site: str, path: str) -> Race:
    """All attempts, by clients that keep their connection and send the next when the last is answered."""
    forms = [entered(number) for number in range(ATTEMPTS)]
    bodies = iter([(form["name"], urlencode(form)) for form in forms])
    statuses: Counter = Counter()
    names: list[list[str]] = [[] for _client in range(CLIENTS)]

    def run(mine: list[str]) -> None:
        line = HTTPConnection(urlsplit(site).netloc, timeout=60)
        for name, body in bodies:
            mine.append(name)
            line.request("POST", path, body, HEADERS)
            response = line.getresponse()
            response.read()
            statuses[response.status] += 1
        line.close()

    clients = [threading.Thread(target=run, args=[mine]) for mine in names]
    begun = time.perf_counter()
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    return Race(statuses, ATTEMPTS / (time.perf_counter() - begun), names)


def form_path(session: Session) -> str:
    return f"/en{reverse('event_register', args=[session.event.slug]).removeprefix('/en')}?session={session.uid}"


def bare_path(session: Session) -> str:
    return f"/bare/{session.event_id}/{session.pk}/{session.pool_id}/"


@contextmanager
def site(**environment: str) -> Iterator[str]:
    """The site as its README has it served, on the database of this test and with Redis."""
    port, parts = free_port(), connection.settings_dict
    url = f"postgres://{parts['USER']}:{parts['PASSWORD']}@{parts['HOST']}:{parts['PORT']}/{parts['NAME']}"
    common = {
        "DJANGO_SETTINGS_MODULE": "tests.benchmarks.booking_settings",
        "DATABASE_URL": url,
        "CACHE_URL": "redis://127.0.0.1:6379/9",
        "CELERY_BROKER_URL": "redis://127.0.0.1:6379/8",
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
    }
    with served("cms.wsgi:application", port=port, workers=3, threads=4, **common | environment) as address:
        yield address


def outcome(session: Session) -> Counter:
    return Counter(Registration.objects.filter(session=session).values_list("state", flat=True))


def assert_in_order(session: Session, told: Race) -> None:
    """Each number of the line is given once, and whoever was answered before another began stands before them."""
    waiting = Registration.objects.filter(session=session, state="waiting").order_by("number")
    numbers = dict(waiting.values_list("name", "number"))
    assert list(numbers.values()) == list(range(1, ATTEMPTS - SEATS + 1))
    for names in told.clients:
        mine = [numbers[name] for name in names if name in numbers]
        assert mine == sorted(mine)


def test_last_seats_go_to_whom_they_belong_at_half_the_rate_of_a_bare_view(transactional_db):
    rates = []
    with site() as address:
        for _round in range(ROUNDS + 1):
            session, other = new_session(), new_session()
            booked, bare = race(address, form_path(session)), race(address, bare_path(other))
            assert (booked.statuses, bare.statuses) == ({302: ATTEMPTS}, {302: ATTEMPTS})
            assert outcome(session) == {"confirmed": SEATS, "waiting": ATTEMPTS - SEATS}
            assert_in_order(session, booked)
            assert outcome(other)["confirmed"] == SEATS
            rates.append((booked.rate, bare.rate))
    # The first round opens connections and loads templates.
    ours, bares = zip(*rates[1:], strict=True)
    share = statistics.median(our / its for our, its in rates[1:])
    load = ", ".join(f"{number:.1f}" for number in os.getloadavg())
    print(
        f"\n{statistics.median(ours):.0f} of {statistics.median(bares):.0f} bookings a second, {share:.2f}; load {load}"
    )
    assert share >= LEAST_SHARE


def test_booking_takes_few_queries(transactional_db):
    session, client = new_session(), Client()
    client.post(form_path(new_session()), entered(0))
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = client.post(form_path(session), entered(1))
    assert (response.status_code, outcome(session)) == (302, {"confirmed": 1})
    assert len(queries) <= MOST_QUERIES


def test_seats_would_be_oversold_without_the_guard(transactional_db):
    session = new_session()
    with connection.schema_editor() as editor:
        for constraint in SeatPool._meta.constraints:
            editor.remove_constraint(SeatPool, constraint)
    with site(BENCHMARK_UNGUARDED="1") as address:
        race(address, form_path(session))
    assert outcome(session)["confirmed"] > SEATS
