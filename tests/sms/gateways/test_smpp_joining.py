"""Long texts of which not all comes, or not at once."""

import datetime
from functools import partial
from itertools import count

import pytest
from django.utils import timezone

from sms.gateways.base import Inbound
from sms.gateways.smpp.joining import PATIENCE, receive_part, receive_waiting
from sms.gateways.smpp.segments import Segment
from sms.models import Consent, Incoming, IncomingPart, Thread
from sms.people.services import erase
from sms.tasks import receive_waiting_sms
from tests.events.booking.racing import at_once
from tests.sms.gateways.bringing import TO
from tests.sms.gateways.conftest import PHONE

pytestmark = pytest.mark.django_db
SECOND = datetime.timedelta(seconds=1)
references = count(1)


def bring(words, number, *, total=2, reference=9, phone=PHONE):
    inbound = Inbound("smpp", f"{next(references)}", phone, TO, words)
    receive_part(inbound, Segment(reference, total, number))


def wait(time=PATIENCE + SECOND):
    for part in IncomingPart.objects.all():
        IncomingPart.objects.filter(pk=part.pk).update(received_at=part.received_at - time)


def texts():
    return list(Incoming.objects.order_by("pk").values_list("text", flat=True))


@pytest.mark.parametrize(
    ("there", "text"),
    [
        ({1: "I wanted to", 3: " help me"}, "I wanted to… help me…"),
        ({4: "a person"}, "…a person"),
        ({1: "I……", 2: "want"}, "I……want…"),
    ],
)
def test_what_has_come_of_a_text_is_shown_to_a_person(there, text):
    for number, words in there.items():
        bring(words, number, total=4)
    wait()
    assert receive_waiting_sms() == 1
    assert (texts(), IncomingPart.objects.count()) == ([text], 0)
    assert Thread.objects.get().incoming.get().text == text


def test_segments_are_waited_for(db):
    bring("Hello, ", 1)
    wait(PATIENCE - 5 * SECOND)
    assert (receive_waiting(timezone.now()), texts()) == (0, [])
    bring("world", 2)
    assert texts() == ["Hello, world"]


def test_later_text_with_the_same_reference_is_another():
    bring("I wanted", 1)
    wait()
    bring("world", 2)
    bring("Hello, ", 1)
    assert texts() == ["I wanted…", "Hello, world"]


def test_other_words_in_the_same_place_are_another_text():
    bring("I wanted", 1)
    bring("Hello, ", 1)
    bring("world", 2)
    assert texts() == ["I wanted…", "Hello, world"]


def test_same_segment_again_is_nothing_new():
    bring("Hello, ", 1)
    bring("Hello, ", 1)
    bring("world", 2)
    assert texts() == ["Hello, world"]


def test_texts_of_two_people_do_not_mix():
    bring("Hello, ", 1)
    bring("world", 2, phone="+77017654321")
    assert (texts(), IncomingPart.objects.count()) == ([], 2)


def test_text_that_was_erased_is_not_put_together():
    bring("Hello, ", 1)
    bring("I am", 1, phone="+77017654321")
    erase(PHONE, source=Consent.Source.STAFF)
    assert IncomingPart.objects.values_list("phone", flat=True).get() == "+77017654321"


def test_segments_of_which_neither_saw_the_other_are_not_waited_for():
    known = {"phone": PHONE, "to": TO, "reference": 9, "total": 2}
    for number, words in [(1, "Hello, "), (2, "world")]:
        IncomingPart.objects.create(number=number, text=words, **known)
    assert (receive_waiting(timezone.now()), texts()) == (1, ["Hello, world"])


@pytest.mark.django_db(transaction=True)
def test_segments_that_two_binds_bring_at_once_are_one_text():
    at_once(partial(bring, "Hello, ", 1), partial(bring, "world", 2))
    receive_waiting(timezone.now())
    assert (texts(), IncomingPart.objects.count()) == (["Hello, world"], 0)


@pytest.mark.django_db(transaction=True)
def test_segment_that_comes_while_others_are_given_up_is_lost_in_no_order():
    bring("Hello, ", 1)
    wait()
    at_once(partial(bring, "world", 2), partial(receive_waiting, timezone.now()))
    wait()
    receive_waiting(timezone.now())
    assert texts() == ["Hello, …", "…world"]
