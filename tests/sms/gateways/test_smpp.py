"""Messages to a message centre over SMPP; what it brings is in test_smpp_receiving.py."""

import datetime

import pytest
from aiosmpplib import SmppCommandStatus

from cms.outbox.outcomes import Verdict
from sms.gateways import get
from sms.gateways.base import Consequence
from sms.gateways.smpp import line
from sms.gateways.smpp.account import account
from sms.models import Sender
from tests.sms.gateways.conftest import NUMBER, PHONE, message, send

Status = SmppCommandStatus


def test_account_is_read_from_its_address_and_hides_its_password(settings):
    settings.SMS_SMPP_URL = "smpp://lib%40kz:s%3Acret@smsc.example/type"
    known = account()
    assert (known.host, known.port, known.system_id, known.password, known.system_type) == (
        "smsc.example", 2775, "lib@kz", "s:cret", "type",
    )  # fmt: skip
    assert "s:cret" not in repr(known)


@pytest.mark.parametrize("words", ["Salem!", "Сәлем!", "a" * 200, "ж" * 500, "€[]"])
def test_message_arrives_whole_with_a_receipt_asked_for(smsc, words):
    (outcome,) = send("smpp", message(words))
    (taken,) = smsc.taken
    assert (outcome.verdict, outcome.words, outcome.reference) == (Verdict.SENT, "id1", "id1")
    assert taken.short_message or taken.message_payload == words
    assert (taken.destination.number, taken.source.number, taken.registered_delivery) == (PHONE[1:], NUMBER[1:], 1)
    assert bool(taken.message_payload) is (len(words) > 100)


@pytest.mark.parametrize(
    ("kind", "name", "shown"),
    [("name", "Library", "Library"), ("short_code", "5522", "5522"), ("number", NUMBER, NUMBER[1:])],
)
def test_sender_is_shown_as_its_kind_wants(smsc, kind, name, shown):
    send("smpp", message(sender=Sender(name=name, kind=kind)))
    assert smsc.taken[0].source.number == shown


def test_one_bind_serves_many_messages_and_answers_in_between(smsc):
    smsc.asks = True
    assert [outcome.verdict for outcome in send("smpp", *[message()] * 5)] == [Verdict.SENT] * 5
    assert smsc.binds == 1


@pytest.mark.parametrize(
    ("said", "verdict", "consequence"),
    [
        (Status.ESME_RTHROTTLED, Verdict.LATER, Consequence.SLOWER),
        (Status.ESME_RMSGQFUL, Verdict.LATER, Consequence.SLOWER),
        (Status.ESME_RSYSERR, Verdict.LATER, Consequence.NOTHING),
        (Status.ESME_RINVDSTADR, Verdict.REFUSED, Consequence.NOBODY),
        (Status.ESME_RINVSRCADR, Verdict.LATER, Consequence.STOPS_DISPATCH),
        (Status.ESME_RSUBMITFAIL, Verdict.REFUSED, Consequence.NOTHING),
        ("nack", Verdict.REFUSED, Consequence.NOTHING),
        ("drop", Verdict.UNKNOWN, Consequence.NOTHING),
        ("hang", Verdict.UNKNOWN, Consequence.NOTHING),
    ],
)
def test_answers_mean_what_the_table_says(smsc, monkeypatch, said, verdict, consequence):
    monkeypatch.setattr(line, "SECONDS", 0.3)
    smsc.answers[PHONE[1:]] = said
    first, second = send("smpp", message(), message(phone="+77017654321"))
    assert (first.verdict, first.consequence, second.verdict) == (verdict, consequence, Verdict.SENT)
    assert smsc.binds == (2 if verdict is Verdict.UNKNOWN else 1)


@pytest.mark.parametrize("url", ["smpp://library:wrong@127.0.0.1:{port}", "smpp://library:x@127.0.0.1:9", "http://x"])
def test_nothing_is_sent_where_we_are_not_let_in(smsc, settings, url):
    settings.SMS_SMPP_URL = url.format(port=smsc.port)
    (outcome,) = send("smpp", message())
    assert (outcome.verdict, outcome.halts, smsc.taken) == (Verdict.LATER, True, [])


def test_what_cannot_be_written_is_refused(smsc):
    outcomes = send("smpp", message(text=""), message(sender=Sender(name="Бібліотека", kind="name")), message())
    assert [outcome.verdict for outcome in outcomes] == [Verdict.REFUSED, Verdict.REFUSED, Verdict.SENT]


def test_validity_is_bounded(smsc):
    send("smpp", message(expires_at=message().called_at - datetime.timedelta(days=1)))
    assert smsc.taken[0].validity_period == datetime.timedelta(minutes=1)


def test_gateway_is_ready_with_an_address(settings):
    settings.SMS_SMPP_URL = ""
    assert not get("smpp").is_ready()
