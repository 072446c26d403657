"""What parties answer by text."""

import pytest
from django.utils import timezone

from events.booking.letters import write_due
from events.booking.services import accept
from events.registrations import Registration
from sms.models import Consent, Message, Subscriber
from tests.events.booking.parties import booked, counts, states
from tests.factories.sms import DispatchFactory, SubscriberFactory
from tests.sms.answering.texting import NUMBER, said

pytestmark = pytest.mark.usefixtures("sender")


@pytest.fixture
def asked(offered):
    """Has got the offer."""
    write_due(timezone.now())
    return offered


@pytest.mark.parametrize("word", ["YES", "1", "Да!", "yes please", "ҲА"])
def test_yes_takes_the_seat_and_the_answer_is_the_ticket(asked, word):
    meaning, [answer] = said(word)
    assert (meaning, states(asked), "Ticket" in answer) == ("event_offer", ["confirmed"], True)
    assert (write_due(timezone.now()), said("YES")[0]) == (0, "unclear")


@pytest.mark.parametrize("word", ["NO", "2", "CANCEL", "нет", "ОТМЕНА"])
def test_no_gives_the_seat_on_and_nobody_leaves(asked, session, word):
    waiting = booked(session)
    SubscriberFactory(phone=NUMBER)
    assert said(word)[0] == "event_offer"
    assert (states(asked, waiting), counts(session)) == (["cancelled", "offered"], (1, 1, 0))
    assert Subscriber.objects.get().status == "active"


def test_word_that_may_mean_yes_or_stop_decides_nothing(asked):
    assert said("DUNG")[0] == "asked_back"
    assert states(asked) == ["offered"]


def test_offer_that_is_over_is_said_to_be_over(asked):
    Registration.objects.filter(pk=asked.pk).update(state="expired", offered_until=None)
    [answer] = said("YES")[1]
    assert "the seats have gone to the next in line" in answer


def test_offer_taken_on_the_web_may_be_taken_by_text_once_more(asked, session):
    accept(registration=asked)
    assert said("YES")[0] == "event_offer"
    assert counts(session) == (1, 1, 0)


def test_somebody_elses_answer_decides_nothing(asked):
    assert said("YES", "+77019999999")[0] == "unclear"
    assert states(asked) == ["offered"]


@pytest.mark.parametrize("word", ["CANCEL", "ОТМЕНА"])
def test_cancel_of_who_holds_a_seat_asks_which_is_meant(party, word):
    meaning, [answer] = said(word)
    assert meaning == "asked_back"
    assert ["Chess evening" in answer, "1" in answer, "2" in answer] == [True] * 3
    assert (states(party), Consent.objects.of(NUMBER).count()) == (["confirmed"], 0)


def test_one_cancels_the_seat(party):
    said("CANCEL")
    assert said("1") == ("event_cancel", ["Chess evening: your registration is cancelled."])
    assert states(party) == ["cancelled"]
    assert Consent.objects.of(NUMBER).count() == 0


def test_two_leaves_the_messages_and_keeps_the_seat(party):
    said("CANCEL")
    assert said("2")[0] == "event_cancel"
    assert (states(party), Consent.objects.of(NUMBER).last().act) == (["confirmed"], "withdrawn")


def test_stop_is_stop_also_with_a_seat(party):
    said("CANCEL")
    assert said("STOP")[0] == "stop"
    assert states(party) == ["confirmed"]


def test_still_coming_is_answered(party, session):
    now = timezone.now()
    party.coming_asked_at = now
    party.save()
    party.notices.create(session=session, kind="still_coming", cause="coming", due_at=now)
    write_due(timezone.now())
    assert said("yes")[0] == "event_coming"
    party.refresh_from_db()
    assert party.coming_said_at is not None


def test_number_that_answers_a_later_poll_costs_no_seat(asked):
    moment = timezone.now()
    news = {"kind": "sms_news", "key": "d1:1", "phone": NUMBER, "state": "sent", "attempts": 1, "text": ""}
    Message.objects.create(
        priority=90, **news, dispatch=DispatchFactory(), called_at=moment, settled_at=moment, expires_at=moment
    )
    assert said("2")[0] == "unclear"
    assert states(asked) == ["offered"]
    assert said("yes")[0] == "event_offer"
