"""An aggregator that takes messages over HTTP as the environment says."""

import json

import pytest

from cms.outbox.outcomes import Verdict
from sms.gateways import get
from sms.gateways.base import Consequence, Found, Inbound, Report
from sms.models.message import Delivery
from tests.fakes.aggregator import aggregator
from tests.sms.gateways.conftest import NUMBER, PHONE, message, send

INBOUND, STATUS = "/sms/gateways/http/inbound/", "/sms/gateways/http/status/"
SECRET = {"Authorization": "Bearer a secret"}
TEXT = {"id": "m-1", "from": "77011234567", "to": "5522", "text": "Salem"}


@pytest.fixture(scope="module")
def running():
    with aggregator() as server:
        yield server


@pytest.fixture
def other(running, settings):
    """An aggregator, and a site that knows it."""
    running.taken.clear()
    running.answer = (200, "OK: a-17")
    settings.SMS_HTTP_URL = running.url
    settings.SMS_HTTP_PARAMETERS = "user=lib%26co&to={digits}&dest={to}&from={from}&text={text}&ref={key}&empty="
    settings.SMS_HTTP_HEADERS = {"X-Key": "k"}
    settings.SMS_HTTP_SUCCESS = r"^OK: (?P<reference>\S+)"
    settings.SMS_HTTP_SECRET = "a secret"
    return running


@pytest.fixture
def brought(monkeypatch):
    """What the webhooks hand on."""
    seen = []
    monkeypatch.setattr("sms.gateways.views.receive", seen.append)
    monkeypatch.setattr("sms.gateways.views.report", lambda _gateway, told: seen.append(told))
    return seen


@pytest.mark.parametrize("name", ["SMS_HTTP_URL", "SMS_HTTP_PARAMETERS", "SMS_HTTP_SUCCESS"])
def test_gateway_is_ready_with_all_that_it_needs(other, settings, name):
    assert get("http").is_ready()
    setattr(settings, name, "")
    assert not get("http").is_ready()


@pytest.mark.parametrize("method", ["GET", "POST", "JSON"])
def test_message_leaves_in_the_shape_of_the_settings(other, settings, method):
    settings.SMS_HTTP_METHOD = method
    (outcome,) = send("http", message("Сәлем & {to} = 100 % +"))
    assert (outcome.verdict, outcome.words, outcome.reference) == (Verdict.SENT, "a-17", "a-17")
    assert other.taken == [
        {
            "user": "lib&co",
            "to": PHONE[1:],
            "dest": PHONE,
            "from": NUMBER,
            "text": "Сәлем & {to} = 100 % +",
            "ref": "d5:8",
            "empty": "",
        }
    ]
    assert other.headers["X-Key"] == "k"


@pytest.mark.parametrize(
    ("answer", "verdict", "consequence", "halts"),
    [
        ((200, "ERROR 102: no such number"), Verdict.REFUSED, Consequence.NOTHING, False),
        ((400, "OK: a-17"), Verdict.REFUSED, Consequence.NOTHING, False),
        ((401, "who?"), Verdict.LATER, Consequence.STOPS_DISPATCH, True),
        ((402, "no money"), Verdict.LATER, Consequence.STOPS_DISPATCH, True),
        ((429, "slowly"), Verdict.LATER, Consequence.SLOWER, False),
        ((302, ""), Verdict.REFUSED, Consequence.NOTHING, False),
        ((500, "OK: a-17"), Verdict.UNKNOWN, Consequence.NOTHING, False),
    ],
)
def test_only_what_looks_as_the_settings_say_has_been_taken(other, answer, verdict, consequence, halts):
    other.answer = answer
    (outcome,) = send("http", message())
    assert (outcome.verdict, outcome.consequence, outcome.halts) == (verdict, consequence, halts)
    assert outcome.words == f"{answer[0]} {answer[1]}".strip()


def test_nothing_is_sent_without_a_connection_and_there_is_no_list_to_look_in(other, settings):
    settings.SMS_HTTP_URL = "http://127.0.0.1:9/?password=secret"
    (outcome,) = send("http", message())
    assert (outcome.verdict, outcome.halts, "secret" in repr(outcome)) == (Verdict.LATER, True, False)
    assert get("http").look_up(message()).found is Found.UNCLEAR


@pytest.mark.parametrize("kind", ["form", "json"])
def test_text_comes_in_as_a_form_or_json(client, other, brought, kind):
    body = {"data": TEXT} if kind == "form" else {"data": json.dumps(TEXT), "content_type": "application/json"}
    answer = client.post(INBOUND, **body, headers=SECRET)
    assert (answer.status_code, answer.content) == (200, b"OK")
    assert brought == [Inbound("http", "m-1", PHONE, "5522", "Salem")]


@pytest.mark.parametrize(
    ("said", "delivery"),
    [("DELIVRD", Delivery.DELIVERED), ("UNDELIV", Delivery.UNDELIVERED), ("ENROUTE", Delivery.SENT), ("new", None)],
)
def test_report_is_read_by_the_words_of_the_settings(client, other, brought, said, delivery):
    told = {"key": "d5:8", "id": "a-17", "status": said, "error": "12"}
    assert client.post(STATUS, told, headers=SECRET).status_code == 200
    assert brought == ([Report("d5:8", "a-17", delivery, "12")] if delivery else [])


@pytest.mark.parametrize(
    ("path", "headers"), [("", {}), ("?secret=wrong", {}), ("", {"Authorization": "Bearer wrong"})], ids=str
)
def test_who_does_not_know_the_secret_is_refused(client, other, brought, path, headers):
    assert client.post(INBOUND + path, TEXT, headers=headers).status_code == 403
    assert brought == []


def test_without_a_secret_nobody_is_believed(client, other, settings):
    settings.SMS_HTTP_SECRET = ""
    assert client.post(INBOUND + "?secret=", TEXT).status_code == 403


@pytest.mark.parametrize("body", ["", "[]", "{", '{"id": 1}', '{"from": 7, "id": ""}', "\udcff"])
def test_what_makes_no_sense_is_said_to_make_none(client, other, brought, body):
    body = body.encode(errors="surrogateescape")
    answer = client.post(INBOUND, body, content_type="application/json", headers=SECRET)
    assert (answer.status_code, brought) == (400, [])
