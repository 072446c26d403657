"""Finished texts: written once, by the best way, and dropped when they are nobody's business any more."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.outbox.models import State
from cms.outbox.outcomes import Verdict
from sms.gateways.base import Consequence, SmsOutcome
from sms.ledger.kinds import CODE, NOTICE, REPLY
from sms.ledger.services import NoRoute, entrust, send_due
from sms.models import Message, Route
from sms.tasks import reconcile_sms
from tests.factories.sms import RouteFactory, SenderFactory

pytestmark = pytest.mark.django_db

PHONE = "+77011234567"


def entrusted(text="Library Outreach: Hello", **wishes):
    return entrust(**{"text": text, "phone": PHONE, "kind": REPLY, "cause": "test:1", "key": "1"} | wishes)


def test_text_leaves_by_the_gateway_and_the_row_says_so(trial, sender):
    message = entrusted()
    assert send_due(sender_id=sender.pk) == {"sent": 1, "stopped": 0}
    message.refresh_from_db()
    assert trial.taken == [(PHONE, "Library Outreach: Hello")]
    assert (message.state, message.receipt, message.attempts, message.segments) == (
        State.SENT,
        f"T{message.pk}",
        1,
        1,
    )
    assert (message.delivery, str(message.price)) == ("accepted", "0.0500")
    assert message.called_at is not None


def test_same_key_writes_one_row_for_a_number_and_another_for_the_next(trial, sender):
    first, again = entrusted(), entrusted("Something else")
    other = entrusted(phone="+77011234568")
    assert (first.pk, again.text, other.pk != first.pk) == (again.pk, "Library Outreach: Hello", True)


def test_key_does_not_give_the_number_away(trial, sender):
    assert PHONE.strip("+") not in entrusted().key


def test_workers_are_told_of_the_sender(trial, sender, nudges, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        entrusted(), entrusted(key="2")
    assert nudges() == [("sms.tasks.send_due_sms", sender.pk)]


def test_number_that_nobody_reaches_is_refused_without_saying_it_whole(trial):
    with pytest.raises(NoRoute) as error:
        entrusted()
    assert error.value.args == ("+7701•••••67",)


def test_best_way_is_taken_unless_another_is_asked_for(trial):
    usual, better = SenderFactory(gateway="trial"), SenderFactory(gateway="trial", route=None)
    RouteFactory(sender=better, prefix="7701", price="0.01")
    assert entrusted().sender == better
    assert entrusted(key="2", sender=usual).sender == usual


@pytest.fixture
def cheap(trial):
    """A sender that comes first and carries plain letters only."""
    return RouteFactory(sender__gateway="trial", prefix="77", alphabet=Route.Alphabet.GSM).sender


CYRILLIC, PLAIN = "Library Outreach: 123456 — ваш код", "Library Outreach: 123456 - vash kod"


@pytest.mark.parametrize("kind", [CODE, REPLY, NOTICE])
def test_text_leaves_by_a_way_that_carries_its_letters(cheap, sender, kind):
    assert [entrusted(text, key=text, kind=kind).sender for text in (CYRILLIC, PLAIN)] == [sender, cheap]
    assert entrusted(CYRILLIC, key="2", sender=cheap).sender == sender


def test_text_leaves_in_plain_letters_where_no_way_carries_its_own(cheap):
    message = entrusted(CYRILLIC, language="ru")
    assert (message.sender, message.text, message.segments) == (cheap, PLAIN, 1)
    assert entrusted("Mã của bạn", key="2", language="vi").text == "Ma cua ban"


@pytest.mark.parametrize(("text", "language"), [("رمزك", "ar"), ("验证码", "zh")])
def test_text_without_plain_letters_has_no_way_where_none_carries_its_own(cheap, text, language):
    with pytest.raises(NoRoute):
        entrusted(text, language=language)


def refused(trial, phone=PHONE):
    trial.answers[phone] = SmsOutcome(Verdict.REFUSED, "words", code="21612", consequence=Consequence.NO_ROUTE)


def test_code_that_its_sender_cannot_bring_leaves_by_the_next_that_carries_it(trial, sender):
    plain, last = (RouteFactory(sender__gateway="trial", rank=rank).sender for rank in (60, 70))
    plain.routes.update(alphabet=Route.Alphabet.GSM)
    message = entrusted(CYRILLIC, kind=CODE, language="ru")
    refused(trial)
    send_due(sender_id=sender.pk)
    message.refresh_from_db()
    assert (message.sender, message.text, message.state) == (last, CYRILLIC, State.QUEUED)
    trial.answers.clear()
    send_due(sender_id=last.pk)
    assert trial.taken == [(PHONE, CYRILLIC)]


def test_next_way_gets_plain_letters_if_it_carries_no_others(trial, sender):
    last = RouteFactory(sender__gateway="trial", rank=60, alphabet=Route.Alphabet.GSM).sender
    message = entrusted(CYRILLIC * 2, language="ru")
    refused(trial)
    send_due(sender_id=sender.pk)
    message.refresh_from_db()
    assert (message.sender, message.text, message.segments) == (last, PLAIN * 2, 1)


def test_code_is_dropped_once_it_is_of_no_more_use(trial, sender, time_machine):
    message = entrusted("Library Outreach: 123456", kind=CODE)
    assert not message.is_readable
    send_due(sender_id=sender.pk)
    reconcile_sms()
    message.refresh_from_db()
    assert (trial.taken, message.text, message.is_readable) == ([(PHONE, message.text)], message.text, False)
    time_machine.move_to(timezone.now() + CODE.lifetime)
    reconcile_sms()
    message.refresh_from_db()
    assert message.text is None


def test_code_that_is_refused_is_dropped_at_once(trial, sender):
    message = entrusted("Library Outreach: 123456", kind=CODE)
    trial.answers[PHONE] = SmsOutcome(Verdict.REFUSED, "words")
    send_due(sender_id=sender.pk)
    message.refresh_from_db()
    assert message.text is None


def test_nothing_leaves_before_its_time_or_after_it_is_of_use(trial, sender):
    now = timezone.now()
    entrusted(due_at=now + timedelta(minutes=1))
    late = entrusted(key="2", due_at=now - timedelta(hours=1), expires_at=now)
    assert send_due(sender_id=sender.pk) == {"stopped": 1}
    late.refresh_from_db()
    assert (late.state, trial.taken) == (State.EXPIRED, [])


def test_codes_overtake_answers_and_these_overtake_notices(trial, sender, always_open):
    trial.lines = 1
    for kind in (NOTICE, REPLY, CODE):
        entrusted(kind.name, key=kind.name, kind=kind)
    send_due(sender_id=sender.pk)
    assert [text for _phone, text in trial.taken] == ["sms_code", "sms_reply", "sms_notice"]
    assert set(Message.objects.values_list("state", flat=True)) == {State.SENT}
