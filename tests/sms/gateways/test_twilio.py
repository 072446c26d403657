"""Messages to Twilio, and what its answers mean."""

import datetime
import logging
import socket

import pytest
from django.utils import timezone

from cms.outbox.outcomes import Verdict
from sms.gateways import calling, get
from sms.gateways.base import Consequence, Found
from sms.gateways.twilio import listing
from sms.gateways.twilio.answers import judge
from sms.gateways.twilio.codes import FILE, meaning_of, table
from sms.models import Sender
from sms.models.message import Delivery
from tests.fakes.twilio import SERVICE, TOKEN
from tests.sms.gateways.conftest import NUMBER, PHONE, message, send

LATER, REFUSED, SENT, UNKNOWN = Verdict.LATER, Verdict.REFUSED, Verdict.SENT, Verdict.UNKNOWN


def test_gateway_is_ready_with_an_account(settings):
    settings.TWILIO_ACCOUNT_SID = settings.TWILIO_AUTH_TOKEN = ""
    assert not get("twilio").is_ready()
    settings.TWILIO_ACCOUNT_SID = settings.TWILIO_AUTH_TOKEN = "x"
    assert get("twilio").is_ready()


def test_message_leaves_with_our_key_and_its_remaining_time(twilio):
    (outcome,) = send("twilio", message("Сәлем {you} €"))
    form = twilio.received[-1]
    assert (outcome.verdict, outcome.words, outcome.reference) == (SENT, form["sid"], form["sid"])
    assert 7190 <= int(form.pop("ValidityPeriod")) <= 7200
    assert form == {
        "sid": outcome.reference,
        "To": PHONE,
        "From": NUMBER,
        "Body": "Сәлем {you} €",
        "StatusCallback": "https://library.example/sms/gateways/twilio/status/d5:8/",
    }


def test_message_leaves_without_a_trace_of_it_where_the_account_allows_that(twilio, settings):
    settings.TWILIO_REDACT = True
    sent = message("Nobody keeps this", phone="+77015550003")
    assert [outcome.verdict for outcome in send("twilio", sent)] == [SENT]
    form = twilio.received[-1]
    assert (form["ContentRetention"], form["AddressRetention"]) == ("discard", "obfuscate")
    assert get("twilio").look_up(sent).found is Found.UNCLEAR


@pytest.mark.parametrize(("hours", "seconds"), [(-1, 60), (0, 60), (1000, 36000)])
def test_validity_stays_within_what_twilio_takes(twilio, hours, seconds):
    send("twilio", message(expires_at=timezone.now() + datetime.timedelta(hours=hours)))
    assert twilio.received[-1]["ValidityPeriod"] == str(seconds)


def test_pool_of_senders_is_named_by_the_settings_or_by_its_own_name(twilio, settings):
    settings.TWILIO_MESSAGING_SERVICE_SID = ""
    other = "MG" + "d" * 32
    pool = message(sender=Sender(name=other, kind=Sender.Kind.SERVICE))
    send("twilio", pool)
    settings.TWILIO_MESSAGING_SERVICE_SID = SERVICE
    send("twilio", pool)
    assert [form["MessagingServiceSid"] for form in twilio.received[-2:]] == [other, SERVICE]
    assert "From" not in twilio.received[-1]


def test_line_is_used_for_one_message_after_the_other(twilio, monkeypatch):
    made = []
    connect = calling.aiohttp.TCPConnector.connect

    async def counted(self, *args, **kwargs):
        connection = await connect(self, *args, **kwargs)
        made.append(id(connection.transport))
        return connection

    monkeypatch.setattr(calling.aiohttp.TCPConnector, "connect", counted)
    assert [outcome.verdict for outcome in send("twilio", *[message()] * 3)] == [SENT] * 3
    assert len(set(made)) == 1


@pytest.mark.parametrize(
    ("fault", "verdict", "consequence", "halts"),
    [
        ("429", LATER, Consequence.SLOWER, False),
        ("20503", LATER, Consequence.NOTHING, False),
        ("21211", REFUSED, Consequence.NOBODY, False),
        ("21408", REFUSED, Consequence.NO_ROUTE, False),
        ("21606", LATER, Consequence.STOPS_DISPATCH, False),
        ("21610", REFUSED, Consequence.LEFT, False),
        ("21611", LATER, Consequence.SLOWER, False),
        ("21612", REFUSED, Consequence.NO_ROUTE, False),
        ("21614", REFUSED, Consequence.NOBODY, False),
        ("21617", REFUSED, Consequence.STOPS_DISPATCH, False),
        ("29999", REFUSED, Consequence.NOTHING, False),
        ("500", UNKNOWN, Consequence.NOTHING, False),
        ("drop", UNKNOWN, Consequence.NOTHING, False),
        ("lost", UNKNOWN, Consequence.NOTHING, False),
    ],
)
def test_answers_mean_what_the_table_says(twilio, fault, verdict, consequence, halts):
    twilio.faults.set({}, {PHONE: fault})
    (outcome,) = send("twilio", message())
    assert (outcome.verdict, outcome.consequence, outcome.halts) == (verdict, consequence, halts)
    assert outcome.nobody_there == (consequence is Consequence.NOBODY)


def test_silence_leaves_it_open(twilio, monkeypatch):
    monkeypatch.setattr(calling, "TIMEOUT", calling.aiohttp.ClientTimeout(total=0.3))
    twilio.faults.set({}, {PHONE: "hang"})
    (outcome,) = send("twilio", message())
    assert (outcome.verdict, outcome.words) == (UNKNOWN, "TimeoutError")


@pytest.mark.parametrize("host", ["http://127.0.0.1:{port}", "http://nowhere.invalid", "no address"])
def test_nothing_is_sent_without_a_connection_and_nothing_more_is_tried(twilio, settings, host):
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        settings.TWILIO_API_URL = host.format(port=unused.getsockname()[1])
        (outcome,) = send("twilio", message())
    assert (outcome.verdict, outcome.halts) == (LATER, True)


def test_wrong_token_stops_everything(twilio, settings):
    settings.TWILIO_AUTH_TOKEN = "another"
    (outcome,) = send("twilio", message())
    assert (outcome.verdict, outcome.halts, outcome.consequence, outcome.code) == (
        LATER, True, Consequence.STOPS_DISPATCH, "20003",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("status", "body", "verdict"),
    [
        (201, b"<html>", UNKNOWN),
        (201, b"[]", UNKNOWN),
        (200, b"{}", UNKNOWN),
        (302, b"", REFUSED),
        (400, b"\xff", REFUSED),
        (403, b"", LATER),
        (429, b"", LATER),
        (503, b'{"code": 20503}', UNKNOWN),
        (504, b"<html>", UNKNOWN),
    ],
)
def test_answers_of_others_on_the_way_are_read_with_care(status, body, verdict):
    assert judge(status, body).verdict is verdict


@pytest.mark.parametrize(
    ("codes", "consequence"),
    [
        ("21610", Consequence.LEFT),
        ("21211 21214 21217 21401 21421 21614 21635 30005 30006", Consequence.NOBODY),
        ("30003", Consequence.AWAY),
        ("20503 30008 30017 30500", Consequence.NOTHING),
        ("20429 21611 30001 30022 63018", Consequence.SLOWER),
        ("21408 21612", Consequence.NO_ROUTE),
        (
            "20003 21606 21617 21624 21703 21704 21705 21709 30002 30007 30018 30023 30024 30027 30029 30030",
            Consequence.STOPS_DISPATCH,
        ),
        ("12345", Consequence.NOTHING),
    ],
)
def test_every_code_has_its_class(codes, consequence):
    assert {code: meaning_of(code).consequence for code in codes.split()} == dict.fromkeys(codes.split(), consequence)


def test_table_has_no_code_twice():
    assert len(FILE.read_text().splitlines()) == len(table()) + 1


def test_message_is_found_in_the_list_with_what_has_become_of_it(twilio):
    twilio.faults.set({}, {PHONE: "30005"})
    sent = message("Look for me")
    (outcome,) = send("twilio", sent)
    found = get("twilio").look_up(sent)
    assert (found.found, found.report.key, found.report.reference) == (Found.THERE, "d5:8", outcome.reference)
    assert (found.report.delivery, found.report.code, found.report.consequence) == (
        Delivery.UNDELIVERED, "30005", Consequence.NOBODY,
    )  # fmt: skip


@pytest.mark.parametrize("fault", ["500", "drop"])
def test_message_in_doubt_that_was_taken_is_found(twilio, fault):
    doubtful = message(f"In doubt by {fault}", phone="+77015550000")
    twilio.faults.set({}, {doubtful.phone: fault})
    (outcome,) = send("twilio", doubtful)
    assert (outcome.verdict, get("twilio").look_up(doubtful).found) == (UNKNOWN, Found.THERE)


def test_message_that_was_not_taken_is_absent_whatever_else_is_there(twilio):
    lost = message("Lost", phone="+77015550001")
    send("twilio", message("Another text", phone=lost.phone))
    assert get("twilio").look_up(lost).found is Found.ABSENT
    long_ago = timezone.now() - datetime.timedelta(hours=1)
    assert get("twilio").look_up(message("Another text", phone=lost.phone, called_at=long_ago)).found is Found.ABSENT


def test_long_list_is_read_page_by_page_and_no_further_than_is_sensible(twilio, monkeypatch):
    sent = message("The oldest", phone="+77015550002")
    send("twilio", sent, *[message("Newer", phone=sent.phone)] * 4)
    monkeypatch.setattr(listing, "PAGE", 2)
    assert get("twilio").look_up(sent).found is Found.THERE
    monkeypatch.setattr(listing, "PAGES", 2)
    assert get("twilio").look_up(sent).found is Found.UNCLEAR


@pytest.mark.parametrize("url", ["http://127.0.0.1:9", "{url}/elsewhere"])
def test_nothing_is_concluded_from_a_list_that_cannot_be_read(twilio, settings, url):
    settings.TWILIO_API_URL = url.format(url=twilio.url)
    assert get("twilio").look_up(message()).found is Found.UNCLEAR


@pytest.mark.parametrize("fields", [{"called_at": None}, {"text": None}])
def test_what_nobody_could_recognise_is_not_called_absent(twilio, fields):
    assert get("twilio").look_up(message(**fields)).found is Found.UNCLEAR


def test_credentials_show_up_nowhere(twilio, caplog):
    caplog.set_level(logging.DEBUG)
    for fault in ["", "429", "500", "drop", "21610"]:
        twilio.faults.set({}, {PHONE: fault})
        (outcome,) = send("twilio", message())
        assert TOKEN not in repr(outcome)
    get("twilio").look_up(message())
    assert TOKEN not in caplog.text + repr(vars(get("twilio"))) + repr(get("twilio"))
