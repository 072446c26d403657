"""What gateways answer and report: in any order, twice, before the answer is saved; and what follows from it."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from cms.outbox.models import Slot, State
from cms.outbox.outcomes import Verdict
from sms.gateways.base import Consequence, SmsOutcome
from sms.ledger.kinds import CODE
from sms.ledger.services import retry, send_due
from sms.models import Consent, Message
from sms.models.message import Delivery
from sms.models.subscriber import Status
from sms.people.services import erase
from tests.factories.sms import RouteFactory, SenderFactory, SubscriberFactory
from tests.factories.users import AdministratorFactory
from tests.sms.ledger.telling import PHONE, answering, entrusted, leaving, seen, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(trial, sender):
    message = entrusted()
    send_due(sender_id=sender.pk)
    message.refresh_from_db()
    return message


@pytest.mark.parametrize("by_key", [True, False])
def test_delivery_goes_forward_only_and_the_same_report_is_nothing_new(sent, by_key):
    told_of = {"by_key": by_key, "reference": sent.receipt}
    heard = [told(sent, delivery, **told_of) for delivery in (Delivery.DELIVERED, Delivery.SENT, Delivery.DELIVERED)]
    assert (heard, seen(sent)) == ([True, False, False], (State.SENT, "delivered"))


def test_what_was_not_delivered_has_failed_and_says_why(sent):
    told(sent, Delivery.UNDELIVERED, reference=sent.receipt, code="30005")
    assert (seen(sent), sent.error_code) == ((State.FAILED, "undelivered"), "30005")
    told(sent, Delivery.DELIVERED, reference=sent.receipt)
    assert (seen(sent), sent.error_code) == ((State.SENT, "delivered"), "")


def test_report_of_another_gateway_or_of_nothing_we_know_changes_nothing(sent):
    assert not told(sent, Delivery.DELIVERED, gateway="other")
    assert not told(sent, Delivery.DELIVERED, by_key=False, reference="unknown")
    assert seen(sent) == (State.SENT, "accepted")


def test_report_that_comes_before_the_answer_is_not_overwritten_by_it(trial, sender):
    message = leaving()
    told(message, Delivery.DELIVERED)
    late = Message.objects.get(pk=message.pk)
    late.settle(SmsOutcome(Verdict.SENT, "201", reference="T"), timezone.now())
    assert Message.objects.settle([late], holder=message.holder) == 0
    assert (seen(message), message.receipt) == ((State.SENT, "delivered"), "T")


@pytest.mark.parametrize(("delivery", "state"), [(Delivery.QUEUED, State.SENT), (Delivery.UNDELIVERED, State.FAILED)])
def test_report_decides_what_was_in_doubt(trial, sender, delivery, state):
    message = leaving(State.UNKNOWN)
    told(message, delivery)
    assert seen(message) == (state, delivery)


def test_report_keeps_what_waits_to_be_sent_again_from_leaving_twice(trial, sender):
    message = leaving(State.UNKNOWN)
    Message.objects.update(looks=1)
    Message.objects.recover(timezone.now())
    assert seen(message)[0] == State.QUEUED
    told(message, Delivery.SENT)
    assert (send_due(sender_id=sender.pk), seen(message), trial.taken) == ({}, (State.SENT, "sent"), [])


def test_failure_of_an_earlier_attempt_says_nothing_of_the_next(sent):
    assert not told(sent, Delivery.UNDELIVERED, reference="an older one")
    assert seen(sent) == (State.SENT, "accepted")


@pytest.mark.parametrize(
    ("delivery", "is_there"), [(Delivery.SENT, True), (Delivery.DELIVERED, False), (Delivery.UNDELIVERED, False)]
)
def test_code_is_dropped_when_a_report_says_how_it_ended(trial, sender, delivery, is_there):
    message = leaving(kind=CODE)
    told(message, delivery)
    message.refresh_from_db()
    assert (message.text is not None) == is_there


def test_number_that_has_left_at_the_gateway_has_left(trial, sender, make_dispatch):
    reader = SubscriberFactory(phone=PHONE)
    make_dispatch(subscriber=reader)
    Message.objects.update(due_at=timezone.now() + timedelta(hours=1))
    answering(trial, Verdict.REFUSED, Consequence.LEFT, code="21610")
    message = entrusted()
    send_due(sender_id=sender.pk)
    reader.refresh_from_db()
    consent = Consent.objects.of(PHONE).get()
    assert (seen(message)[0], message.error_code, reader.status) == (State.FAILED, "21610", Status.STOPPED)
    assert (consent.act, consent.source) == ("withdrawn", "gateway")
    assert Message.objects.get(kind="sms_news").state == State.CANCELLED


@pytest.mark.parametrize("late", [False, True])
def test_number_that_does_not_exist_is_not_written_to_any_more(trial, sender, late):
    reader = SubscriberFactory(phone=PHONE)
    if not late:
        answering(trial, Verdict.REFUSED, Consequence.NOBODY)
    message = entrusted()
    send_due(sender_id=sender.pk)
    message.refresh_from_db()
    if late:
        told(message, Delivery.UNDELIVERED, reference=message.receipt, consequence=Consequence.NOBODY)
    reader.refresh_from_db()
    assert (seen(message)[0], reader.status) == (State.FAILED, Status.INVALID)


def test_number_that_is_away_five_times_in_a_row_counts_as_gone(trial, sender):
    reader = SubscriberFactory(phone=PHONE)
    for number, delivery in enumerate(["undelivered"] * 4 + ["delivered"] + ["undelivered"] * 5):
        reader.refresh_from_db()
        assert reader.status == Status.ACTIVE
        message = leaving(key=str(number))
        told(message, Delivery(delivery), consequence=Consequence.AWAY if delivery == "undelivered" else Consequence(1))
    reader.refresh_from_db()
    assert (reader.status, reader.failures) == (Status.INVALID, 5)


def test_sender_that_does_not_reach_a_number_leaves_it_to_the_next_and_the_last_one_fails(trial, sender, make_dispatch):
    other = SenderFactory(gateway="trial", route=None)
    RouteFactory(sender=other, rank=90, two_way=False, price="0.09")
    make_dispatch()
    message = Message.objects.get()
    answering(trial, Verdict.REFUSED, Consequence.NO_ROUTE, phone=message.phone)
    send_due(sender_id=sender.pk)
    message.refresh_from_db()
    assert (message.state, message.sender, message.text, message.price) == (State.QUEUED, other, None, Decimal("0.09"))
    send_due(sender_id=other.pk)
    message.refresh_from_db()
    assert (message.state, message.sender, message.attempts, message.dispatch.spent) == (State.FAILED, other, 2, 0)
    assert "/s/" in message.text


def test_what_is_wrong_with_our_account_stops_the_broadcast_and_is_shown_at_the_sender(trial, sender, make_dispatch):
    dispatch = make_dispatch(3)
    for phone in Message.objects.values_list("phone", flat=True):
        answering(trial, Verdict.LATER, Consequence.STOPS_DISPATCH, phone=phone, code="21408", halts=True)
    send_due(sender_id=sender.pk)
    dispatch.refresh_from_db()
    sender.refresh_from_db()
    assert (dispatch.state, dispatch.reason, dispatch.spent) == ("stopped", "21408 words", 0)
    assert (sender.trouble, set(Message.objects.values_list("state", flat=True))) == ("21408 words", {State.QUEUED})
    entrusted()
    send_due(sender_id=sender.pk)
    sender.refresh_from_db()
    assert (sender.trouble, sender.trouble_at) == ("", None)


def test_gateway_that_is_overrun_is_left_alone_for_a_moment(trial, sender):
    answering(trial, Verdict.LATER, Consequence.SLOWER)
    message = entrusted()
    send_due(sender_id=sender.pk)
    assert seen(message)[0] == State.QUEUED
    assert Slot.objects.get(name=f"sms:{sender.pk}").free_at > timezone.now() + timedelta(seconds=0.5)


def test_message_put_back_by_an_officer_leaves_as_if_it_were_new(sent, trial, sender):
    told(sent, Delivery.UNDELIVERED, reference=sent.receipt, code="30003")
    assert retry(messages=Message.objects.all(), by=AdministratorFactory()) == 1
    send_due(sender_id=sender.pk)
    assert (seen(sent), sent.error_code, len(trial.taken)) == ((State.SENT, "accepted"), "", 2)


@pytest.mark.parametrize("words", ["The 'To' number +77011234567 is not valid", "to=77011234567", "to=%2B77011234567"])
def test_numbers_in_the_words_of_a_gateway_are_kept_nowhere(trial, sender, make_dispatch, words):
    dispatch = make_dispatch()
    phone = Message.objects.get().phone
    stops = Consequence.STOPS_DISPATCH
    trial.answers[phone] = SmsOutcome(Verdict.LATER, words, code="21408", consequence=stops, halts=True)
    send_due(sender_id=sender.pk)
    dispatch.refresh_from_db()
    sender.refresh_from_db()
    said = [dispatch.reason, sender.trouble, Message.objects.get().error]
    assert [("…" in each, "7011234567" in each) for each in said] == [(True, False)] * 3


@pytest.mark.parametrize("consequence", [Consequence.LEFT, Consequence.NOBODY, Consequence.AWAY])
def test_late_report_of_somebody_erased_is_put_on_nobodys_record(sent, consequence):
    erase(PHONE, source="staff")
    told(sent, Delivery.UNDELIVERED, reference="", consequence=consequence)
    assert (Consent.objects.count(), seen(sent)[1]) == (0, Delivery.UNDELIVERED)
