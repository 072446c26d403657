"""What gateways bring, and what strangers, machines and mistakes bring to the same addresses."""

import logging
from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as profile
from hypothesis import strategies as st

from cms.outbox.models.state import State
from sms.models import Incoming, Message
from sms.models.message import Delivery
from tests.factories.sms import SenderFactory
from tests.fakes.twilio import OTHER_TOKEN, TOKEN
from tests.fakes.twilio.telling import signed
from tests.sms.gateways.conftest import NUMBER, PHONE

pytestmark = pytest.mark.django_db

SITE = "https://library.example"
INBOUND, STATUS = "/sms/gateways/twilio/inbound/", "/sms/gateways/twilio/status/"
SID = "SM" + "e" * 32
TEXT = {"MessageSid": SID, "From": PHONE, "To": NUMBER, "Body": "Salem"}


def bring(client, told, **headers):
    """Have a request come as Twilio makes it."""
    url, form, signature = told
    return client.post(url.removeprefix(SITE), form, headers=signature | headers)


def text(token: str = TOKEN, url: str = SITE + INBOUND, **changed: str):
    return signed(url, TEXT | changed, token)


def kept(**fields) -> Message:
    """A message that has been handed to Twilio."""
    now = timezone.now()
    usual = {"key": "d5:8", "kind": "sms_news", "priority": 90, "phone": PHONE, "text": "Salem", "receipt": SID}
    state = {"state": State.SENT, "attempts": 1, "settled_at": now, "called_at": now, "delivery": Delivery.ACCEPTED}
    sender = SenderFactory(name=NUMBER, gateway="twilio")
    return Message.objects.create(sender=sender, expires_at=now + timedelta(hours=1), **usual | state | fields)


def test_text_is_kept_and_answered_with_nothing_to_say(client, twilio):
    answer = bring(client, text())
    assert (answer.status_code, answer.content, answer.headers["Content-Type"]) == (200, b"<Response/>", "text/xml")
    assert list(Incoming.objects.values_list("gateway", "reference", "phone", "text")) == [
        ("twilio", SID, PHONE, "Salem")
    ]


def test_text_that_comes_again_is_kept_once(client, twilio):
    assert [bring(client, text()).status_code for _turn in range(3)] == [200] * 3
    assert Incoming.objects.count() == 1


def test_both_tokens_are_believed_while_they_are_changed(client, twilio, settings):
    assert bring(client, text(OTHER_TOKEN)).status_code == 403
    settings.TWILIO_OTHER_AUTH_TOKEN = OTHER_TOKEN
    assert [bring(client, text(token)).status_code for token in (TOKEN, OTHER_TOKEN)] == [200, 200]


@pytest.mark.parametrize(
    "told",
    [
        text("a stranger's token"),
        text(url="http://library.example" + INBOUND),
        (SITE + INBOUND + "?x=1", TEXT, text()[2]),
        (SITE + INBOUND, TEXT, {}),
        (SITE + INBOUND, TEXT, {"X-Twilio-Signature": ""}),
        (SITE + INBOUND, TEXT, {"X-Twilio-Signature": "é\x7f" * 5}),
        (SITE + INBOUND, TEXT | {"Body": "STOP"}, text()[2]),
        (SITE + INBOUND, TEXT | {"Added": "1"}, text()[2]),
        (SITE + STATUS, TEXT, text()[2]),
    ],
    ids=["token", "scheme", "query", "none", "empty", "nonsense", "changed", "added", "of another address"],
)
def test_what_twilio_has_not_signed_is_refused(client, twilio, told):
    assert bring(client, told).status_code == 403
    assert Incoming.objects.count() == 0


def test_without_an_account_there_is_no_such_address(client, twilio, settings):
    settings.TWILIO_AUTH_TOKEN = ""
    assert bring(client, text()).status_code == 404
    assert client.post("/sms/gateways/unknown/inbound/").status_code == 404


def test_address_with_a_query_and_a_proxy_in_front_is_as_good(client, twilio):
    assert bring(client, text(url=SITE + INBOUND + "?b=2&a=1"), Host="inner:8000").status_code == 200


def test_only_posts_are_taken(client, twilio):
    assert [client.get(path).status_code for path in (INBOUND, STATUS)] == [405, 405]


@pytest.mark.parametrize("changed", [{"MessageSid": ""}, {"MessageSid": "SM1"}, {"MessageSid": "x" * 5000}])
def test_text_without_a_name_makes_no_sense_and_is_logged_without_its_number(client, twilio, changed, caplog):
    with caplog.at_level(logging.WARNING):
        assert bring(client, text(**changed)).status_code == 400
    assert (PHONE in caplog.text, Incoming.objects.count()) == (False, 0)


@pytest.mark.parametrize(
    "changed", [{"Body": "a\0b"}, {"From": "\0"}, {"From": "Twilio"}, {"Body": "ж" * 1600}, {"To": ""}, {"Body": ""}]
)
def test_odd_texts_are_kept(client, twilio, changed):
    assert bring(client, text(**changed)).status_code == 200
    assert Incoming.objects.count() == 1


def test_body_of_ten_megabytes_is_not_read(client, twilio):
    assert client.post(INBOUND, {"Body": "x" * 10_000_000}).status_code == 413


def test_twilios_own_stop_counts_and_is_not_answered_again(client, twilio, monkeypatch):
    seen = []
    monkeypatch.setattr("sms.gateways.views.receive", seen.append)
    for taken_for in ["STOP", "HELP", ""]:
        bring(client, text(OptOutType=taken_for))
    assert [(inbound.wants_out, inbound.answered) for inbound in seen] == [(True, True), (False, True), (False, False)]


@pytest.mark.parametrize("path", ["d5:8/", ""], ids=["by our key", "by its SID"])
def test_report_finds_its_message(client, twilio, path):
    message = kept()
    told = signed(SITE + STATUS + path, {"MessageSid": SID, "MessageStatus": "delivered"}, TOKEN)
    assert bring(client, told).status_code == 200
    message.refresh_from_db()
    assert message.delivery == Delivery.DELIVERED


def test_reports_may_come_twice_and_in_any_order(client, twilio):
    message = kept()
    for status in ["delivered", "sent", "queued", "delivered"]:
        told = signed(SITE + STATUS + "d5:8/", {"MessageSid": SID, "MessageStatus": status}, TOKEN)
        assert bring(client, told).status_code == 200
    message.refresh_from_db()
    assert message.delivery == Delivery.DELIVERED


@pytest.mark.parametrize(
    ("fault", "state"),
    [("30001", "queued"), ("30008", "queued"), ("30017", "queued"), ("30022", "queued"), ("30500", "queued"),
     ("30018", "queued"), ("30005", "failed"), ("30007", "failed")],
)  # fmt: skip
def test_code_whose_failure_may_pass_waits_for_its_next_attempt(client, twilio, fault, state):
    message = kept(kind="sms_code", priority=0)
    reports = [("sent", ""), ("undelivered", fault), ("undelivered", fault), ("sent", "")]
    for status, code in reports:
        form = {"MessageSid": SID, "MessageStatus": status} | ({"ErrorCode": code} if code else {})
        assert bring(client, signed(SITE + STATUS + "d5:8/", form, TOKEN)).status_code == 200
    message.refresh_from_db()
    assert (message.state, message.error_code, message.text is not None) == (state, fault, state == "queued")


@pytest.mark.parametrize("status", ["receiving", "invented later", ""])
def test_report_that_says_nothing_new_is_taken_and_forgotten(client, twilio, status):
    told = signed(SITE + STATUS, {"MessageSid": SID, "MessageStatus": status}, TOKEN)
    assert bring(client, told).status_code == 200


def test_report_of_nothing_we_know_is_taken(client, twilio):
    told = signed(SITE + STATUS + "x" * 500 + "/", {"MessageSid": SID, "MessageStatus": "sent"}, TOKEN)
    assert bring(client, told).status_code == 200


@profile(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    form=st.dictionaries(
        st.sampled_from(["From", "To", "Body", "MessageSid", "MessageStatus", "ErrorCode", "OptOutType", "é"])
        | st.text(),
        st.just(SID) | st.just("undelivered") | st.text(),
        max_size=8,
    ),
    path=st.sampled_from([INBOUND, STATUS, STATUS + "d5:8/"]),
)
def test_nothing_that_is_brought_breaks_anything(client, twilio, form, path):
    told = signed(SITE + path, {name: value.replace("\r", "") for name, value in form.items()}, TOKEN)
    assert bring(client, told).status_code in (200, 400, 403)


@profile(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.binary(max_size=300), kind=st.sampled_from(["", "application/json", "multipart/form-data; boundary=x"]))
def test_bytes_that_are_no_form_break_nothing(client, twilio, body, kind):
    assert client.post(INBOUND, body, content_type=kind or "application/x-www-form-urlencoded").status_code in (
        400,
        403,
    )
