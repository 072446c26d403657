"""That the fake Twilio is one for Twilio's own client, and fails as it should."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from twilio.base.exceptions import TwilioRestException
from twilio.request_validator import RequestValidator

from tests.fakes.twilio import ACCOUNT, SERVICE, TOKEN, FakeTwilio
from tests.fakes.twilio.client import client_at

PHONE, SENDER = "+77011234567", "+15550001111"
MESSAGE = {"to": PHONE, "from_": SENDER, "body": "Salem!"}


@pytest.fixture
def fake():
    with FakeTwilio() as running:
        yield running


@pytest.fixture
def client(fake):
    with client_at(fake.url) as client:
        yield client


def test_real_client_sends_fetches_and_cancels(fake, client):
    made = client.messages.create(**MESSAGE, status_callback="https://library.example/x/", validity_period=600)
    assert re.fullmatch(r"SM[0-9a-f]{32}", made.sid)
    assert (made.status, made.num_segments, made.to, made.from_, made.body) == ("queued", "1", PHONE, SENDER, "Salem!")
    assert client.messages(made.sid).fetch().status == "delivered"
    assert [form["ValidityPeriod"] for form in fake.received] == ["600"]
    waiting = client.messages.create(to=PHONE, messaging_service_sid=SERVICE, body="Later")
    assert (waiting.status, waiting.num_segments) == ("accepted", "0")
    with pytest.raises(TwilioRestException) as refusal:
        client.messages(waiting.sid).update(status="canceled")
    assert (refusal.value.status, refusal.value.code) == (400, 30409)


def test_real_client_lists_by_recipient_and_date_page_by_page(client):
    for number in range(5):
        client.messages.create(**MESSAGE | {"body": str(number)})
    client.messages.create(**MESSAGE | {"to": "+77019999999"})
    assert [found.body for found in client.messages.list(to=PHONE, page_size=2)] == ["4", "3", "2", "1", "0"]
    now = datetime.now(UTC)
    later, before = now + timedelta(hours=1), now - timedelta(hours=1)
    assert len(client.messages.list(to=PHONE, date_sent_after=before)) == 5
    assert client.messages.list(to=PHONE, date_sent_after=later) == []
    assert client.messages.list(to=PHONE, date_sent_before=before) == []


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"to": "7701"}, 21211),
        ({"body": ""}, 21602),
        ({"body": "a" * 1601}, 21617),
        ({"from_": "a name too long"}, 21212),
        ({"validity_period": 36001}, 21624),
        ({"status_callback": "https://a_b.example/"}, 21609),
        ({"messaging_service_sid": "MG1"}, 21701),
        ({"content_retention": "obfuscate"}, 30029),
        ({"content_retention": ""}, 30029),
        ({"address_retention": "discard"}, 30030),
        ({"address_retention": "Obfuscate"}, 30030),
    ],
)
def test_what_twilio_does_not_take_is_refused_in_its_words(fake, client, changed, code):
    with pytest.raises(TwilioRestException) as refusal:
        client.messages.create(**MESSAGE | changed)
    assert (refusal.value.status, refusal.value.code, fake.received) == (400, code, [])


@pytest.mark.parametrize(("content", "body"), [("retain", MESSAGE["body"]), ("discard", "")])
@pytest.mark.parametrize(("address", "to"), [("retain", PHONE), ("obfuscate", PHONE[:-4] + "XXXX")])
def test_what_is_not_to_be_kept_is_not_shown(client, content, body, address, to):
    sent = client.messages.create(**MESSAGE, content_retention=content, address_retention=address)
    assert (sent.body, sent.to) == (body, to)


def test_names_that_twilio_does_not_know_are_refused(client, fake):
    answer = client.request(
        "POST", f"https://api.twilio.com/2010-04-01/Accounts/{ACCOUNT}/Messages.json", data={"Bdoy": 1}
    )
    assert answer.status_code == 400


def test_nobody_sends_without_the_token(fake):
    with client_at(fake.url, "another") as stranger, pytest.raises(TwilioRestException) as refusal:
        stranger.messages.create(**MESSAGE)
    assert (refusal.value.status, refusal.value.code) == (401, 20003)


@pytest.mark.parametrize(
    ("fault", "status", "taken"), [("429", 429, 0), ("500", 500, 1), ("21610", 400, 0), ("30003", 201, 1)]
)
def test_faults_of_a_number(fake, client, fault, status, taken):
    fake.faults.set({}, {PHONE: fault})
    path = f"https://api.twilio.com/2010-04-01/Accounts/{ACCOUNT}/Messages.json"
    answer = client.request("POST", path, data={"To": PHONE, "From": SENDER, "Body": "Salem!"})
    assert (answer.status_code, len(fake.received)) == (status, taken)


def test_reports_are_signed_doubled_and_disordered_on_demand(fake, client):
    sid = client.messages.create(**MESSAGE).sid
    url = "https://library.example/sms/"
    told = fake.reports(sid, url)
    assert [form["MessageStatus"] for _url, form, _headers in told] == ["sent", "delivered"]
    validator = RequestValidator(TOKEN)
    assert all(validator.validate(url, form, headers["X-Twilio-Signature"]) for _url, form, headers in told)
    assert len(fake.reports(sid, url, "duplicate")) == 4
    assert fake.reports(sid, url, "unordered") == told[::-1]
    assert fake.reports(sid, url, "30005")[1][1]["ErrorCode"] == "30005"
