"""A poll by text message: keyword, questions, answers, and what is answered without having been asked."""

import datetime
import itertools

import pytest
from django.db.models import F
from django.utils import timezone

from cms.core.personal_data import Person
from sms.answering.services import receive
from sms.gateways.base import Inbound
from sms.models import Asked, Incoming, Keyword, KeywordWord, Message, Poll, Subscriber, Thread, Vote
from sms.people.services import forget_people
from sms.polls.holdings import POLLS
from sms.polls.links import answer_url
from tests.factories.sms import BroadcastFactory, DispatchFactory, SenderFactory, SubscriberFactory
from tests.sms.polls.asking import poll_with, vote

pytestmark = pytest.mark.django_db
BOOKS = ["Kim", "Emma", "Dune"]
NUMBERS = itertools.count()


@pytest.fixture(autouse=True)
def sender():
    return SenderFactory()


@pytest.fixture
def person():
    return SubscriberFactory()


def keyword_for(poll: Poll) -> None:
    keyword = Keyword.objects.create(name="Poll", handler="poll", target=f"poll:{poll.pk}")
    KeywordWord.objects.create(keyword=keyword, word="BOOK", folded="book")


def text(person: Subscriber | str, words: str) -> str:
    """What is replied to somebody's text, without the brand."""
    phone = person if isinstance(person, str) else str(person.phone)
    incoming = receive(Inbound("local", f"in-{next(NUMBERS)}", phone, "", words))
    reply = Message.objects.filter(cause=f"incoming:{incoming.pk}").first()
    return reply.text.partition(": ")[2] if reply else ""


def answers(poll: Poll) -> list[tuple[int | None, str, str]]:
    votes = Vote.objects.filter(ballot__poll=poll).order_by("question__order", "pk")
    return [(vote.choice and vote.choice.order, vote.text, vote.channel) for vote in votes]


def meaning() -> str:
    return Incoming.objects.latest("pk").meaning


def test_poll_is_answered_step_by_step(person, settings):
    poll = poll_with(BOOKS, [], slug="books")
    keyword_for(poll)
    assert text(person, "Book") == "1/2 Question 1?\n1 Kim\n2 Emma\n3 Dune"
    assert text(person, "2") == "2/2 Question 2?"
    assert text(person, "More chess!") == f"Thank you! The results: {settings.PUBLIC_URL}/en/polls/books/"
    assert answers(poll) == [(2, "", "sms"), (None, "More chess!", "sms")]
    assert (meaning(), Asked.objects.filter(answered_at=None).count()) == ("poll", 0)


def test_unclear_answer_is_asked_once_more_with_the_answers(person):
    poll = poll_with(BOOKS)
    keyword_for(poll)
    text(person, "book")
    assert text(person, "the blue one") == "Please text the number of your answer.\nQuestion 1?\n1 Kim\n2 Emma\n3 Dune"
    text(person, "the blue one, I said")
    assert (answers(poll), Thread.objects.get().reason) == ([], "unclear")
    assert text(person, "du").startswith("Thank you!")
    assert answers(poll) == [(3, "", "sms")]


def test_keyword_and_words_of_the_site_come_through_meanwhile(person):
    poll = poll_with(BOOKS)
    keyword_for(poll)
    text(person, "book")
    text(person, "START")
    assert meaning() == "start"
    assert text(person, "book").startswith("Question 1?")


def test_what_is_added_to_an_answer_is_kept_for_staff(person):
    poll = poll_with(BOOKS)
    keyword_for(poll)
    text(person, "book")
    text(person, "٢ - my sister loves it")
    assert answers(poll) == [(2, "my sister loves it", "sms")]
    assert Vote.objects.get().moderation == "waiting"


def test_questions_are_in_the_language_of_the_person():
    person = SubscriberFactory(language="ru")
    poll = poll_with(BOOKS)
    poll.questions.update(texts={"en": "Which book?", "ru": "Какая книга?"})
    keyword_for(poll)
    assert text(person, "book").startswith("Какая книга?\n1 Kim")


def test_page_and_text_are_one_answer_and_the_last_counts(person):
    poll = poll_with(BOOKS)
    keyword_for(poll)
    vote(poll, 1, subscriber=person)
    text(person, "book")
    text(person, "3")
    assert answers(poll) == [(3, "", "sms")]


def test_quiz_tells_the_score_and_where_more_is_seen(person):
    poll = poll_with(BOOKS, right=2)
    keyword_for(poll)
    text(person, "book")
    assert text(person, "2") == f"Thank you! 1 of 1 are right: {answer_url(poll.pk, person.pk)}"
    assert text(person, "book") == "Your answers stand: you have seen which are right."


def test_closed_poll_says_so(person):
    poll = poll_with(BOOKS)
    keyword_for(poll)
    text(person, "book")
    Poll.objects.update(state="closed")
    assert text(person, "2") == "This poll is closed."
    assert text(person, "book") == "This poll is closed."
    assert answers(poll) == []


def test_number_that_nobody_knew_votes_and_gets_no_messages():
    poll = poll_with(BOOKS)
    keyword_for(poll)
    text("+77017654321", "book")
    text("+77017654321", "1")
    stranger = Subscriber.objects.get(phone="+77017654321")
    assert (answers(poll), stranger.status, stranger.followings.count()) == ([(1, "", "sms")], "pending", 0)


def test_who_voted_is_remembered_until_the_poll_closes():
    poll = poll_with(BOOKS)
    vote(poll, 1, status="pending")
    later = timezone.now() + datetime.timedelta(days=5)
    assert forget_people(later)["unconfirmed"] == 0
    Poll.objects.update(state="closed")
    assert (forget_people(later)["unconfirmed"], len(answers(poll))) == (1, 1)


def test_owner_of_a_number_is_handed_their_answers(person):
    poll = poll_with(BOOKS, [])
    vote(poll, 2, "Chess", subscriber=person)
    vote(poll, 1)
    rows = [dict(row) for row in POLLS.export(Person(None, "", str(person.phone)))]
    assert [(row["poll"], row["question"], row["answer"]) for row in rows] == [
        ("Which book next?", "Question 1?", "Emma"),
        ("Which book next?", "Question 2?", "Chess"),
    ]
    assert list(POLLS.export(Person(1, "a@example.org"))) == []


def sent(person: Subscriber, words: str, days: int = 1, **fields) -> None:
    """A message of a broadcast that has reached somebody some days ago."""
    dispatch = DispatchFactory(broadcast=BroadcastFactory(), texts={"en": words})
    moment = timezone.now() - datetime.timedelta(days=days)
    Message.objects.create(
        kind="sms_news",
        key=f"d{dispatch.pk}:{person.pk}",
        priority=90,
        phone=str(person.phone),
        dispatch=dispatch,
        state="sent",
        attempts=1,
        called_at=moment,
        settled_at=moment,
        expires_at=moment,
    )


def test_number_alone_answers_the_poll_that_a_message_led_to(person):
    poll = poll_with(BOOKS, ["Yes", "No"], slug="books")
    sent(person, "Which book? {poll:books}")
    assert text(person, "3") == "2/2 Question 2?\n1 Yes\n2 No"
    assert text(person, "no").startswith("Thank you!")
    assert answers(poll) == [(3, "", "sms"), (2, "", "sms")]


@pytest.mark.parametrize(
    ("words", "days", "state"),
    [("Chess on Sunday", 1, "open"), ("{poll:books}", 8, "open"), ("{poll:books}", 1, "closed")],
)
def test_number_alone_answers_nothing_else(person, words, days, state):
    poll = poll_with(BOOKS, slug="books", state=state)
    sent(person, words, days)
    text(person, "3")
    assert (answers(poll), meaning()) == ([], "unclear")


def test_number_alone_after_the_last_question_puts_that_answer_right(person):
    poll = poll_with(BOOKS, ["Yes", "No"], slug="books")
    sent(person, "{poll:books}")
    for words in ("3", "2"):
        text(person, words)
    assert text(person, "1").startswith("Thank you!")
    assert answers(poll) == [(3, "", "sms"), (1, "", "sms")]
    text(person, "3")
    assert (answers(poll), meaning()) == ([(3, "", "sms"), (1, "", "sms")], "unclear")


@pytest.mark.parametrize(("hours", "second"), [(2, 1), (4, 2)])
def test_it_does_so_for_some_hours(person, hours, second):
    poll = poll_with(BOOKS, ["Yes", "No"], slug="books")
    sent(person, "{poll:books}")
    for words in ("3", "2"):
        text(person, words)
    Vote.objects.update(at=F("at") - datetime.timedelta(hours=hours))
    text(person, "1")
    assert answers(poll) == [(3, "", "sms"), (second, "", "sms")]
    assert meaning() == ("poll" if second == 1 else "unclear")


@pytest.mark.parametrize("answered", [(3, 2), (3, "More chess!")])
def test_number_alone_changes_nothing_of_what_was_answered_on_the_page(person, answered):
    poll = poll_with(BOOKS, ["Yes", "No"] if answered[1] == 2 else [], slug="books")
    sent(person, "{poll:books}")
    vote(poll, *answered, subscriber=person)
    before = answers(poll)
    assert text(person, "1").startswith("We did not understand that.")
    assert answers(poll) == before


def test_number_alone_is_no_second_thought_about_a_free_answer(person):
    poll = poll_with(BOOKS, [], slug="books")
    sent(person, "{poll:books}")
    for words in ("3", "More chess!"):
        text(person, words)
    text(person, "1")
    assert (answers(poll), meaning()) == ([(3, "", "sms"), (None, "More chess!", "sms")], "unclear")


@pytest.mark.parametrize("channel", Vote.Channel)
def test_only_question_of_a_poll_can_be_answered_again(person, channel):
    poll = poll_with(BOOKS, slug="books")
    sent(person, "{poll:books}")
    vote(poll, 3, subscriber=person, channel=channel)
    assert text(person, "1").startswith("Thank you!")
    assert answers(poll) == [(1, "", "sms")]


def test_words_that_are_meant_are_no_free_answer(person):
    poll = poll_with([])
    keyword_for(poll)
    text(person, "book")
    for words, taken_for in [("START", "start"), ("book", "poll"), ("CANCEL", "stop")]:
        text(person, words)
        assert meaning() == taken_for
    assert answers(poll) == []
