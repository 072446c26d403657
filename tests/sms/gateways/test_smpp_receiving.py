"""What a message centre brings over SMPP: kept, and then answered; nothing is lost, and nothing counts twice."""

import asyncio
import socket
import threading
import time

import pytest
import time_machine
from aiosmpplib import SmppCommandStatus
from asgiref.sync import sync_to_async
from django.db import connections
from django.utils import timezone

from cms.outbox.models import State
from sms.gateways.base import Inbound
from sms.gateways.smpp import receiving, redelivery
from sms.gateways.smpp.redelivery import WINDOW, Doubts
from sms.ledger.kinds import REPLY
from sms.models import Incoming, IncomingPart, Message
from sms.models.message import Delivery
from tests.factories.sms import SenderFactory
from tests.sms.gateways.bringing import RECEIPT, TO, segment, text
from tests.sms.gateways.conftest import PHONE, message

pytestmark = pytest.mark.django_db(transaction=True)
Status = SmppCommandStatus


class Process:
    """A receiver as `manage.py receive_smpp` runs it, in a thread."""

    def __init__(self):
        self.loop, self.until = asyncio.new_event_loop(), asyncio.Event()
        self.work = self.loop.create_task(receiving.stay_bound(self.until))
        self.thread = threading.Thread(target=self.run)
        self.thread.start()

    def run(self):
        self.loop.run_until_complete(asyncio.wait({self.work}))
        self.loop.run_until_complete(sync_to_async(connections.close_all)())

    def stop(self):
        self.end_by(self.until.set)

    def kill(self):
        self.end_by(self.work.cancel)

    def end_by(self, means):
        if self.thread.is_alive():
            self.loop.call_soon_threadsafe(means)
            self.thread.join(10)
            self.loop.close()


@pytest.fixture
def start(smsc, monkeypatch):
    """Starts receivers, each of which is stopped when the test ends."""
    monkeypatch.setattr(receiving, "SECONDS_TO_RETRY", 0.05)
    started = []

    def start():
        started.append(Process())
        return started[-1]

    yield start
    for process in started:
        process.stop()


@pytest.fixture
def bound(smsc, start):
    """A centre to which a receiver is bound."""
    start()
    return smsc


def texts():
    return list(Incoming.objects.order_by("pk").values_list("text", flat=True))


def lose(smsc, told):
    """Bring something; the connection breaks before its answer arrives."""
    smsc.loses = True
    assert smsc.bring(told) is None
    smsc.loses = False


def test_text_is_taken_with_both_numbers(bound):
    sender = SenderFactory(gateway="smpp", name=TO)
    assert bound.bring(text("Сәлем")) is Status.ESME_ROK
    assert Incoming.objects.values_list("gateway", "phone", "sender", "text").get() == (
        "smpp", PHONE, sender.pk, "Сәлем",
    )  # fmt: skip


def test_receipt_says_what_became_of_a_message(bound):
    sent = {"state": State.SENT, "settled_at": timezone.now(), "attempts": 1, "receipt": "id7"}
    message(pk=None, kind=REPLY.name, priority=1, sender=SenderFactory(gateway="smpp"), **sent).save()
    receipt = "id:id7 sub:001 dlvrd:001 submit date:261126150759 done date:261126150801 stat:DELIVRD err:000 text:Sal"
    assert bound.bring(text(receipt, esm_class=RECEIPT)) is Status.ESME_ROK
    assert Message.objects.values_list("delivery", flat=True).get() == Delivery.DELIVERED


def test_receipt_that_names_nothing_is_taken_and_forgotten(bound):
    assert bound.bring(text("nonsense", esm_class=RECEIPT)) is Status.ESME_ROK
    assert texts() == []


def test_what_could_not_be_kept_is_to_be_brought_again(bound, django_db_blocker):
    with django_db_blocker.block():
        assert bound.bring(text("1")) is Status.ESME_RX_T_APPN
    assert bound.bring(text("1")) is Status.ESME_ROK
    assert texts() == ["1"]


def test_what_makes_no_sense_is_refused_and_the_bind_stays(bound):
    senseless = text("1", esm_class=0b01000000)
    senseless.set_encoded_message(b"\xff")
    assert bound.bring(senseless) is Status.ESME_RX_P_APPN
    assert (bound.bring(text("1")), bound.binds) == (Status.ESME_ROK, 1)


def test_it_ends_at_once_while_a_centre_does_not_let_it_in(settings, start):
    with socket.create_server(("127.0.0.1", 0)) as centre:
        settings.SMS_SMPP_URL = f"smpp://library:secret@127.0.0.1:{centre.getsockname()[1]}"
        process = start()
        with centre.accept()[0]:
            begun = time.monotonic()
            process.stop()
            assert time.monotonic() - begun < 3


# The same words again


def test_same_answer_to_two_questions_is_two_texts(bound):
    assert [bound.bring(text("1")) for _question in range(2)] == [Status.ESME_ROK] * 2
    assert texts() == ["1", "1"]


def test_text_whose_answer_was_lost_is_brought_again_and_counts_once(bound):
    lose(bound, text("1"))
    assert bound.bring(text("2")) is Status.ESME_ROK
    assert bound.bring(text("1")) is Status.ESME_ROK
    assert texts() == ["1", "2"]
    bound.bring(text("1"))
    assert texts() == ["1", "2", "1"]


def test_text_whose_answer_was_lost_twice_counts_once(bound):
    lose(bound, text("1"))
    lose(bound, text("1"))
    assert bound.bring(text("1")) is Status.ESME_ROK
    assert texts() == ["1"]


def test_text_is_new_on_the_next_bind_if_the_centre_was_there_after_its_answer(bound, monkeypatch):
    monkeypatch.setattr(receiving, "SECONDS_OF_SILENCE", 0.1)
    bound.bring(text("1"))
    deadline = time.monotonic() + 5
    while bound.asked < 2:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    bound.hang_up()
    bound.bring(text("1"))
    assert (texts(), bound.binds) == (["1", "1"], 2)


def test_centre_that_says_nothing_is_left_and_bound_anew(bound, monkeypatch):
    monkeypatch.setattr(receiving, "SECONDS_OF_SILENCE", 0.1)
    bound.is_silent = True
    bound.bring(text("1"))
    deadline = time.monotonic() + 5
    while bound.binds < 2:
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_text_that_was_kept_last_before_a_kill_counts_once(smsc, start):
    process = start()
    smsc.bring(text("2"))
    smsc.bring(text("1"))
    process.kill()
    smsc.hang_up()
    start()
    for words in ["1", "2", "1"]:
        smsc.bring(text(words))
    assert texts() == ["2", "1", "2", "1"]


def test_same_words_after_a_stop_are_a_new_text(smsc, start):
    process = start()
    smsc.bring(text("1"))
    process.stop()
    smsc.hang_up()
    start()
    smsc.bring(text("1"))
    assert texts() == ["1", "1"]


def inbound(number):
    return Inbound("smpp", f"name{number}:{number}", PHONE, TO, "1")


def test_no_more_texts_are_expected_again_than_a_centre_sends_at_once():
    doubts = Doubts()
    for number in range(WINDOW + 1):
        doubts.answering(inbound(number))
    doubts.begin()
    assert [doubts.has_kept(inbound(number)) for number in range(WINDOW + 1)] == [False] + [True] * WINDOW


def test_texts_are_expected_for_a_while_from_the_moment_of_the_bind():
    doubts = Doubts()
    doubts.answering(inbound(1))
    doubts.answering(inbound(2))
    with time_machine.travel(timezone.now() + 6 * redelivery.PATIENCE) as clock:
        doubts.begin()
        assert doubts.has_kept(inbound(1))
        clock.shift(redelivery.PATIENCE)
        assert not doubts.has_kept(inbound(2))


# Long texts


def test_long_text_is_put_together_of_its_segments(bound):
    for part in [segment("world", 2), segment("Hello, ", 1)]:
        assert bound.bring(part) is Status.ESME_ROK
    assert (texts(), IncomingPart.objects.count()) == (["Hello, world"], 0)


def test_segments_outlive_the_process(smsc, start):
    process = start()
    smsc.bring(segment("Hello, ", 1))
    process.kill()
    smsc.hang_up()
    start()
    smsc.bring(segment("world", 2))
    assert texts() == ["Hello, world"]


@pytest.mark.parametrize("lost", [1, 2])
def test_segment_that_is_brought_again_counts_once(bound, lost):
    for number, words in [(1, "Hello, "), (2, "world")]:
        if number == lost:
            lose(bound, segment(words, number))
        bound.bring(segment(words, number))
    assert (texts(), IncomingPart.objects.count()) == (["Hello, world"], 0)
