"""An aggregator that takes messages over HTTP as the environment says."""

import json

import pytest

from cms.outbox.outcomes import Verdict
from sms.gateways import get
from sms.gateways.base import Consequence, Found, Inbound, Report
from sms.ledger.services import send_due
from sms.models import Message
from sms.models.message import Delivery
from tests.factories.sms import BroadcastFactory, DispatchFactory, FollowingFactory, SenderFactory, TopicFactory
from tests.fakes.aggregator import aggregator
from tests.sms.gateways.conftest import NUMBER, PHONE, message, send
from tests.sms.ledger.conftest import row

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


PATTERNS = {
    "SMS_HTTP_FATAL": r"(?i)balance|^-5\b",
    "SMS_HTTP_LEFT": "opted out|^LEFT$",
    "SMS_HTTP_INVALID": "ERROR 102|^NOBODY$",
    "SMS_HTTP_LATER": "try again|^EXPIRED$",
}


@pytest.fixture
def patterns(other, settings):
    """What this aggregator says is known."""
    for name, pattern in PATTERNS.items():
        setattr(settings, name, pattern)


@pytest.mark.parametrize("status", [200, 400, 403])
@pytest.mark.parametrize(
    ("said", "code", "verdict", "consequence", "halts"),
    [
        ("ERROR 7: Insufficient balance", "FATAL", Verdict.LATER, Consequence.STOPS_DISPATCH, True),
        ("-5 no such account", "FATAL", Verdict.LATER, Consequence.STOPS_DISPATCH, True),
        ("ERROR 9: this number has opted out", "LEFT", Verdict.REFUSED, Consequence.LEFT, False),
        ("ERROR 102: no such number", "INVALID", Verdict.REFUSED, Consequence.NOBODY, False),
        (f"{'x' * 300} try again", "LATER", Verdict.LATER, Consequence.NOTHING, False),
    ],
)
def test_answer_means_what_the_patterns_say(other, patterns, status, said, code, verdict, consequence, halts):
    other.answer = (status, said)
    (outcome,) = send("http", message())
    assert (outcome.code, outcome.verdict, outcome.consequence, outcome.halts) == (code, verdict, consequence, halts)
    assert outcome.nobody_there == (consequence is Consequence.NOBODY)
    assert len(get("http").explain(code)) > 20


@pytest.mark.parametrize(
    ("status", "said", "verdict"),
    [(200, "OK: a-17 balance 20", Verdict.SENT), (500, "no balance", Verdict.UNKNOWN), (200, "?", Verdict.REFUSED)],
)
def test_patterns_say_nothing_of_what_was_taken_or_is_in_doubt(other, patterns, status, said, verdict):
    other.answer = (status, said)
    (outcome,) = send("http", message())
    assert (outcome.verdict, outcome.consequence, outcome.code) == (verdict, Consequence.NOTHING, "")


@pytest.mark.django_db
def test_broadcast_without_money_waits_instead_of_failing(other, patterns, settings):
    settings.SMS_OPENS, settings.SMS_CLOSES = "00:00", "23:59:59.999999"
    sender, topic = SenderFactory(gateway="http"), TopicFactory()
    broadcast = BroadcastFactory(topics=[topic])
    dispatch = DispatchFactory(broadcast=broadcast, state="sending", texts={"en": "Chess."})
    for following in FollowingFactory.create_batch(3, topic=topic):
        row(dispatch, following.subscriber, sender)
    other.answer = (200, "ERROR 7: Insufficient balance")
    send_due(sender_id=sender.pk)
    dispatch.refresh_from_db()
    assert (dispatch.state, dispatch.reason) == ("stopped", "FATAL 200 ERROR 7: Insufficient balance")
    assert set(Message.objects.values_list("state", flat=True)) == {"queued"}


@pytest.mark.parametrize(
    ("told", "code", "consequence", "verdict"),
    [
        ({"status": "UNDELIV", "error": "-5"}, "-5", Consequence.STOPS_DISPATCH, Verdict.LATER),
        ({"status": "REJECTD", "error": "LEFT"}, "LEFT", Consequence.LEFT, Verdict.REFUSED),
        ({"status": "failed", "error": "NOBODY"}, "NOBODY", Consequence.NOBODY, Verdict.REFUSED),
        ({"status": "EXPIRED"}, "EXPIRED", Consequence.NOTHING, Verdict.LATER),
        ({"status": "UNDELIV", "error": "12"}, "12", Consequence.NOTHING, Verdict.REFUSED),
        ({"status": "delivered", "error": "LEFT"}, "LEFT", Consequence.NOTHING, Verdict.REFUSED),
    ],
)
def test_report_means_what_the_patterns_say(client, other, patterns, brought, told, code, consequence, verdict):
    assert client.post(STATUS, {"id": "a-17", **told}, headers=SECRET).status_code == 200
    (report,) = brought
    assert (report.code, report.consequence, report.verdict) == (code, consequence, verdict)


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
