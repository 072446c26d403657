"""What a scanner keeps without a connection, and sends later."""

import datetime
import uuid

import pytest
from django.test import Client
from django.utils import timezone

from events.booking.tickets.codes import ticket_code
from events.door.compact import digest
from events.registrations import Arrival
from tests.factories.events import ArrivalFactory, RegistrationFactory, SessionFactory


def send(client, door: str, *records: dict) -> list[dict]:
    answer = client.post(f"{door}send/", {"records": records}, content_type="application/json")
    return [{key: value for key, value in result.items() if key != "nonce"} for result in answer.json()["results"]]


def scan(registration, **values) -> dict:
    return {"kind": "in", "nonce": str(uuid.uuid4()), "code": ticket_code(registration), "ago": 600} | values


def test_memory_knows_parties_by_digest_alone(client, desk, session, door):
    registration = RegistrationFactory(session=session, party_size=3, name="Known", email="known@example.org")
    waiting = RegistrationFactory(session=session, state="waiting", number=1)
    ArrivalFactory(session=session, registration=registration, people=2)
    answer = client.get(f"{door}memory/")
    assert answer.json()["parties"] == {
        digest(session, registration): [3, 2, ""],
        digest(session, waiting): [1, 0, "no_seat"],
    }
    assert b"nown" not in answer.content
    assert str(registration.uid) not in answer.content.decode()


def test_what_happened_is_kept_with_its_time(client, desk, session, door):
    registration = RegistrationFactory(session=session, party_size=4)
    walk_in = {"kind": "walk_in", "nonce": str(uuid.uuid4()), "people": 3, "age_band": "7-11", "ago": 60}
    assert send(client, door, scan(registration, people=2), walk_in) == [{"kept": True, "doubt": ""}] * 2
    came, walked_in = Arrival.objects.all()
    assert (came.registration, came.people, came.was_offline, came.noted_by) == (registration, 2, True, desk)
    assert (walked_in.registration, walked_in.people, walked_in.age_band) == (None, 3, "7-11")
    assert abs(timezone.now() - came.at - datetime.timedelta(minutes=10)) < datetime.timedelta(seconds=30)


def test_same_record_sent_twice_is_one_arrival(client, desk, session, door):
    record = scan(RegistrationFactory(session=session))
    assert send(client, door, record, record) == send(client, door, record) * 2
    assert Arrival.objects.count() == 1


def test_what_would_have_been_refused_is_flagged_and_not_lost(client, desk, session, door):
    registration = RegistrationFactory(session=session, state="cancelled")
    elsewhere = RegistrationFactory(session=SessionFactory())
    twice = RegistrationFactory(session=session)
    records = [scan(each) for each in (registration, elsewhere, twice, twice)]
    unknown = scan(registration, code="00000-00000-00000", people=2)
    assert [result["doubt"] for result in send(client, door, *records, unknown)] == [
        "cancelled",
        "ticket for another session",
        "",
        "already in",
        "unknown ticket",
    ]
    assert sorted(Arrival.objects.values_list("doubt", "people")) == [
        ("", 1),
        ("already_in", 1),
        ("cancelled", 1),
        ("unknown", 2),
        ("wrong_session", 1),
    ]


def test_holder_of_a_ticket_for_something_else_is_not_named(client, desk, session, door):
    foreign = scan(RegistrationFactory(name="Somebody Else"))
    send(client, door, foreign)
    pages = [client.get(f"{door}{query}").content.decode() for query in ("", f"?done={foreign['nonce']}")]
    assert ["Somebody Else" in page for page in pages] == [False, False]


def test_taking_back_is_sent_later_as_well(client, desk, session, door):
    arrival = ArrivalFactory(session=session)
    elsewhere = ArrivalFactory()
    records = [{"kind": "undo", "nonce": str(each.nonce), "ago": 5} for each in (arrival, elsewhere)]
    assert [result["kept"] for result in send(client, door, *records)] == [True, False]
    assert list(Arrival.objects.counted()) == [elsewhere]


@pytest.mark.parametrize(
    "wrong", [{"kind": "dance"}, {"nonce": "x"}, {"people": 0}, {"ago": -1}, {"ago": "1e400"}, {"age_band": "old"}]
)
def test_record_without_sense_is_refused_alone(client, desk, session, door, wrong):
    registration = RegistrationFactory(session=session)
    sent = send(client, door, scan(registration, **wrong), scan(registration))
    assert [result["kept"] for result in sent] == [False, True]


def test_record_of_another_session_costs_no_other(client, desk, session, door):
    elsewhere = ArrivalFactory()
    registration = RegistrationFactory(session=session)
    sent = send(client, door, scan(registration, nonce=str(elsewhere.nonce)), scan(registration))
    assert [result["kept"] for result in sent] == [False, True]


@pytest.mark.parametrize("body", ["", "[]", '{"records": 3}', '{"records": [1]}', "\x00", "[" * 100_000])
def test_body_without_records_is_refused(client, desk, door, body):
    assert client.post(f"{door}send/", body, content_type="application/json").status_code == 400


def test_sending_needs_the_token_of_the_memory(desk, door, session):
    client = Client(enforce_csrf_checks=True)
    client.force_login(desk)
    token = client.get(f"{door}memory/").json()["token"]
    sent = [
        client.post(f"{door}send/", {"records": []}, content_type="application/json", headers=headers).status_code
        for headers in ({}, {"X-CSRFToken": token})
    ]
    assert sent == [403, 200]


def test_worker_is_served_where_it_may_serve_the_scanner(client):
    response = client.get("/check-in/worker.js")
    assert (response.status_code, response["Content-Type"]) == (200, "text/javascript")
