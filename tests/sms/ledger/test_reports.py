"""What gateways answer and report: in any order, twice, before the answer is saved; and what follows from it."""

import uuid
from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from cms.outbox.models import Slot, State
from cms.outbox.outcomes import Verdict
from sms.broadcasts.services import resume
from sms.gateways.base import Consequence, Found, LookedUp, Report, SmsOutcome
from sms.ledger.kinds import CODE, NOTICE, REPLY
from sms.ledger.services import entrust, reconcile, report, retry, send_due
from sms.models import Consent, Dispatch, Message
from sms.models.message import FIRST_LOOK, LAST_LOOK, Delivery
from sms.models.subscriber import Status
from sms.people.services import erase, leave
from tests.factories.sms import RouteFactory, SenderFactory, SubscriberFactory
from tests.factories.users import AdministratorFactory

pytestmark = pytest.mark.django_db

PHONE = "+77011234567"


def entrusted(**wishes):
    return entrust(**{"text": "Hello", "phone": PHONE, "kind": REPLY, "cause": "", "key": "1"} | wishes)


def told(message, delivery, *, by_key=True, reference="T", gateway="trial", **said):
    key = message.key if by_key else ""
    return report(gateway, Report(key, reference or message.receipt, delivery, **said))


def answering(trial, verdict, consequence=Consequence.NOTHING, *, phone=PHONE, code="", halts=False):
    trial.answers[phone] = SmsOutcome(verdict, "words", code=code, consequence=consequence, halts=halts)


def seen(message):
    message.refresh_from_db()
    return message.state, message.delivery


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


def leaving(state=State.SENDING, **fields):
    message = entrusted(**fields)
    settled = timezone.now() if state == State.UNKNOWN else None
    held = {} if state == State.UNKNOWN else {"lease_until": timezone.now() + timedelta(minutes=1)}
    Message.objects.filter(pk=message.pk).update(
        state=state, attempts=1, holder=uuid.uuid4(), settled_at=settled, called_at=timezone.now(), **held
    )
    message.refresh_from_db()
    return message


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


def passing(message, reference=None, **said):
    """The gateway says that a message was not delivered for a reason that may pass."""
    usual = {"reference": reference or message.receipt, "code": "30008", "verdict": Verdict.LATER}
    return told(message, Delivery.UNDELIVERED, **usual | said)


def entrusted_and_sent(sender, **wishes):
    return sent_by(sender, entrusted(**wishes))


def sent_by(sender, message):
    """Have what waits for its next attempt leave now, and under another name at the gateway."""
    Message.objects.filter(pk=message.pk).update(due_at=timezone.now())
    send_due(sender_id=sender.pk)
    receipt = f"T{message.pk}-{Message.objects.get(pk=message.pk).attempts}"
    Message.objects.filter(pk=message.pk).update(receipt=receipt)
    message.refresh_from_db()
    return message


@pytest.mark.parametrize("kind", [CODE, REPLY, NOTICE])
def test_failure_that_may_pass_puts_a_message_back_for_as_often_as_its_kind_may_be_in_doubt(
    trial, sender, always_open, kind
):
    message = entrusted_and_sent(sender, kind=kind)
    for attempt in range(1, kind.resends + 1):
        now = timezone.now()
        passing(message)
        assert (seen(message), message.attempts, message.error_code) == ((State.QUEUED, ""), attempt, "30008")
        assert timedelta(seconds=14) < message.due_at - now < timedelta(seconds=61)
        sent_by(sender, message)
    passing(message)
    assert (seen(message), len(trial.taken)) == ((State.FAILED, "undelivered"), 1 + kind.resends)


def test_same_failure_told_again_is_nothing_new_whenever_it_comes(trial, sender):
    message = entrusted_and_sent(sender)
    first = message.receipt
    assert [passing(message, first) for _turn in range(3)] == [True, False, False]
    assert not told(message, Delivery.SENT, reference=first)
    assert seen(message) == (State.QUEUED, "")
    held = {"state": State.SENDING, "holder": uuid.uuid4(), "lease_until": timezone.now() + timedelta(minutes=1)}
    Message.objects.filter(pk=message.pk).update(attempts=2, **held)
    assert (passing(message, first), seen(message)[0]) == (False, State.SENDING)
    Message.objects.filter(pk=message.pk).update(state=State.QUEUED, holder=None, lease_until=None)
    sent_by(sender, message)
    assert (passing(message, first), seen(message)) == (False, (State.SENT, "accepted"))


def test_failure_of_the_second_attempt_counts_even_before_its_answer(trial, sender):
    message = entrusted_and_sent(sender)
    passing(message)
    held = {"state": State.SENDING, "holder": uuid.uuid4(), "lease_until": timezone.now() + timedelta(minutes=1)}
    Message.objects.filter(pk=message.pk).update(attempts=2, **held)
    assert passing(message, "the second")
    assert (seen(message)[0], message.receipt) == (State.FAILED, "the second")


def test_failure_is_final_where_answers_name_nothing_as_the_same_one_told_again_looks_like_the_next(trial, sender):
    trial.answers[PHONE] = SmsOutcome(Verdict.SENT, "OK")
    message = entrusted(kind=CODE)
    send_due(sender_id=sender.pk)
    assert passing(message, "named by the report alone")
    assert (seen(message), message.receipt) == ((State.FAILED, "undelivered"), "named by the report alone")


@pytest.mark.parametrize("delivery", [Delivery.SENT, Delivery.UNDELIVERED])
def test_what_is_told_late_of_the_first_attempt_says_nothing_of_the_third(trial, sender, delivery):
    message = entrusted_and_sent(sender, kind=CODE)
    first = message.receipt
    passing(message)
    passing(sent_by(sender, message))
    assert not told(message, delivery, reference=first)
    sent_by(sender, message)
    assert (seen(message), len(trial.taken)) == ((State.SENT, "accepted"), 3)


@pytest.mark.parametrize("is_sent_again", [False, True])
def test_delivery_of_the_first_attempt_is_not_lost_once_the_second_waits(trial, sender, is_sent_again):
    message = entrusted_and_sent(sender)
    first = message.receipt
    passing(message)
    if is_sent_again:
        sent_by(sender, message)
    assert told(message, Delivery.DELIVERED, reference=first)
    assert (seen(message), send_due(sender_id=sender.pk)) == ((State.SENT, "delivered"), {})
    assert not passing(message, "another")
    assert len(trial.taken) == 1 + is_sent_again


@pytest.mark.parametrize("why", ["too late", "refused for good", "no name", "erased"])
def test_failure_is_final_where_the_next_attempt_makes_no_sense(trial, sender, why):
    message = entrusted_and_sent(sender)
    said = {"verdict": Verdict.REFUSED} if why == "refused for good" else {}
    if why == "too late":
        # The next attempt comes in fifteen seconds at the earliest.
        Message.objects.update(expires_at=timezone.now() + timedelta(seconds=10))
    if why == "no name":
        Message.objects.update(receipt="")
        message.receipt = said["reference"] = ""
    if why == "erased":
        Message.objects.all().erase()
    passing(message, **said)
    assert seen(message) == (State.FAILED, "undelivered")


@pytest.mark.parametrize(("kind", "state"), [(CODE, State.QUEUED), (REPLY, State.QUEUED), (NOTICE, State.FAILED)])
def test_who_has_left_meanwhile_gets_again_only_what_they_wait_for(trial, sender, always_open, kind, state):
    message = entrusted_and_sent(sender, kind=kind)
    leave(phone=PHONE, source="keyword")
    passing(message)
    assert seen(message)[0] == state


def test_news_is_not_sent_again_by_itself(trial, sender, make_dispatch):
    make_dispatch()
    message = sent_by(sender, Message.objects.get())
    passing(message)
    assert seen(message) == (State.FAILED, "undelivered")


@pytest.mark.parametrize("state", ["sending", "paused", "stopped", "done"])
def test_limit_told_of_later_stops_the_broadcast_and_the_message_waits_for_going_on(
    trial, sender, make_dispatch, state
):
    dispatch, officer = make_dispatch(), AdministratorFactory()
    message = sent_by(sender, Message.objects.get())
    Dispatch.objects.update(state=state)
    passing(message, code="30023", consequence=Consequence.STOPS_DISPATCH)
    dispatch.refresh_from_db()
    sender.refresh_from_db()
    assert (dispatch.state, dispatch.spent, seen(message)[0]) == ("stopped", 0, State.QUEUED)
    assert (sender.trouble, dispatch.reason) == ("30023", "" if state == "stopped" else "30023")
    assert send_due(sender_id=sender.pk) == {}
    resume(dispatch, officer)
    send_due(sender_id=sender.pk)
    dispatch.refresh_from_db()
    assert (seen(message), len(trial.taken), dispatch.spent) == ((State.SENT, "accepted"), 2, message.cost)


def test_message_of_a_cancelled_broadcast_does_not_wait(trial, sender, make_dispatch):
    make_dispatch()
    message = sent_by(sender, Message.objects.get())
    Dispatch.objects.update(state="cancelled")
    passing(message, consequence=Consequence.STOPS_DISPATCH)
    assert seen(message)[0] == State.FAILED


def test_text_that_is_refused_later_is_no_trouble_of_its_sender(trial, sender, make_dispatch):
    dispatch = make_dispatch()
    message = sent_by(sender, Message.objects.get())
    refused = {"verdict": Verdict.REFUSED, "consequence": Consequence.STOPS_DISPATCH}
    passing(message, code="30007", **refused)
    dispatch.refresh_from_db()
    sender.refresh_from_db()
    assert (dispatch.state, sender.trouble, seen(message)[0]) == ("stopped", "", State.FAILED)


def looked(trial, found, delivery=Delivery.SENT):
    def look_up(message):
        return LookedUp(found, Report(message.key, "T9", delivery) if found is Found.THERE else None)

    trial.look_up = look_up


def pass_time(message, by):
    Message.objects.filter(pk=message.pk).update(settled_at=timezone.now() - by)


def test_message_in_doubt_is_looked_up_after_a_while_and_found(trial, sender):
    message = leaving(State.UNKNOWN)
    looked(trial, Found.THERE, Delivery.DELIVERED)
    assert reconcile() == {}
    pass_time(message, FIRST_LOOK)
    assert reconcile() == {"there": 1}
    assert (seen(message), message.receipt) == ((State.SENT, "delivered"), "T9")


def test_list_that_shows_only_the_attempt_before_leaves_the_last_one_unclear(trial, sender):
    message = entrusted_and_sent(sender, kind=CODE)
    passing(message)
    trial.answers[PHONE] = SmsOutcome(Verdict.UNKNOWN, "no answer")
    Message.objects.update(due_at=timezone.now())
    send_due(sender_id=sender.pk)
    before = Report(message.key, message.receipt, Delivery.UNDELIVERED, "30008", verdict=Verdict.LATER)
    trial.known[PHONE] = LookedUp(Found.THERE, before)
    pass_time(message, FIRST_LOOK)
    reconcile()
    assert (seen(message)[0], message.looks, reconcile()) == (State.UNKNOWN, 1, {})


@pytest.mark.parametrize("found", [Found.ABSENT, Found.UNCLEAR])
def test_code_in_doubt_is_sent_again_only_after_the_gateway_was_asked(trial, sender, nudges, found):
    message = leaving(State.UNKNOWN, kind=CODE)
    Message.objects.recover(timezone.now())
    assert seen(message)[0] == State.UNKNOWN
    pass_time(message, FIRST_LOOK)
    looked(trial, found)
    assert (reconcile(), seen(message)[0], nudges()) == (
        {found.name.lower(): 1},
        State.QUEUED,
        [("sms.tasks.send_due_sms", sender.pk)],
    )
    send_due(sender_id=sender.pk)
    assert (len(trial.taken), seen(message)[0], message.looks) == (1, State.SENT, 0)


def test_news_in_doubt_is_never_sent_again_and_absent_only_when_looked_for_twice(trial, sender, make_dispatch):
    dispatch = make_dispatch()
    message = Message.objects.get()
    answering(trial, Verdict.UNKNOWN, phone=message.phone)
    send_due(sender_id=sender.pk)
    looked(trial, Found.ABSENT)
    pass_time(message, FIRST_LOOK)
    reconcile()
    assert (seen(message)[0], message.absent, message.looks, reconcile()) == (State.UNKNOWN, False, 1, {})
    pass_time(message, LAST_LOOK)
    reconcile()
    dispatch.refresh_from_db()
    assert (seen(message)[0], message.absent, reconcile(), dispatch.spent) == (State.UNKNOWN, True, {}, 0)


def test_gateway_that_cannot_be_asked_has_said_nothing(trial, sender):
    message = leaving(State.UNKNOWN)
    pass_time(message, FIRST_LOOK)
    trial.look_up = None
    assert reconcile() == {"unclear": 1}


def test_worker_that_died_leaves_messages_in_doubt_until_they_are_looked_up(trial, sender):
    message = leaving()
    Message.objects.update(lease_until=timezone.now())
    looked(trial, Found.THERE)
    send_due(sender_id=sender.pk)
    assert (seen(message)[0], message.doubts) == (State.UNKNOWN, 1)
    pass_time(message, FIRST_LOOK)
    reconcile()
    assert seen(message)[0] == State.SENT


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
