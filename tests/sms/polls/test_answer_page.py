"""Answering by a touch: one question after the other, in one's language, and what is shown at the end."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from sms.models import Ballot, Poll, Subscriber, Vote
from sms.polls.links import answer_path
from sms.polls.services import cast
from sms.polls.steps import steps_of
from tests.factories.sms import SubscriberFactory
from tests.reading import elements, links, texts
from tests.sms.polls.asking import poll_with, vote

pytestmark = pytest.mark.django_db
BOOKS = ["Kim", "Emma", "Dune"]


@pytest.fixture
def person():
    return SubscriberFactory(age_band="16-19")


def touch(client: Client, address: str, number: int):
    """Touch the button of the answer with this number on the page."""
    page = client.get(address)
    button = elements(page, "button", name="choice")[number - 1]
    (question,) = elements(page, "input", name="question")
    data = {"question": question.attributes["value"], "choice": button.attributes["value"]}
    return client.post(address, data, follow=True)


def answers(subscriber: Subscriber) -> list[str]:
    votes = Vote.objects.filter(ballot__subscriber=subscriber).order_by("question__order")
    return [str(vote.choice or vote.text) for vote in votes]


def test_one_touch_is_an_answer_without_cookie_or_script(person):
    poll = poll_with(BOOKS)
    client = Client(enforce_csrf_checks=True)
    done = touch(client, answer_path(poll.pk, person.pk), 2)
    assert answers(person) == ["Emma"]
    assert texts(done, "h1") == ["Thank you for your answers"]
    assert links(done)["See the results"] == f"/en/polls/{poll.slug}/"
    assert client.cookies == {}


def test_looking_changes_nothing_and_is_kept_by_nobody(client, person):
    address = answer_path(poll_with(BOOKS).pk, person.pk)
    page = client.get(address)
    assert (page.status_code, Ballot.objects.count()) == (200, 0)
    assert "no-store" in page["Cache-Control"]
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    assert client.head(address).status_code == 200


def test_steps_follow_each_other(client, person):
    poll = poll_with(BOOKS, ["Yes", "No"], [])
    address = answer_path(poll.pk, person.pk)
    assert "Question 1 of 3" in texts(client.get(address), "span")
    assert texts(touch(client, address, 1), "h1") == ["Question 2?"]
    last = touch(client, address, 2)
    assert (texts(last, "h1"), "Question 3 of 3" in texts(last, "span")) == (["Question 3?"], True)
    (question,) = elements(last, "input", name="question")
    client.post(address, {"question": question.attributes["value"], "text": " More chess! "})
    assert answers(person) == ["Kim", "No", "More chess!"]
    assert Ballot.objects.get().done_at is not None
    assert Vote.objects.filter(moderation="waiting").count() == 3


def test_answer_is_changed_until_the_poll_closes(client, person):
    poll = poll_with(BOOKS, ["Yes", "No"])
    vote(poll, 1, 1, subscriber=person)
    address = answer_path(poll.pk, person.pk)
    done = client.get(address)
    assert links(done)["Change"] == "?step=2"
    again = client.get(f"{address}?step=1")
    assert texts(again, "button", aria_pressed="true") == ["Kim"]
    assert texts(touch(client, f"{address}?step=1", 3), "h1") == ["Thank you for your answers"]
    assert answers(person) == ["Dune", "Yes"]
    Poll.objects.update(state="closed")
    assert elements(client.get(f"{address}?step=1"), "button", name="choice") == []
    step = steps_of(poll)[0]
    client.post(address, {"question": step.question.pk, "choice": step.options[0].choice.pk})
    assert answers(person) == ["Dune", "Yes"]


def test_closed_poll_says_so(client, person):
    poll = poll_with(BOOKS, closes_at=timezone.now() - datetime.timedelta(minutes=1))
    page = client.get(answer_path(poll.pk, person.pk))
    assert texts(page, "h1") == ["This poll is closed."]


def test_quiz_tells_what_is_right_at_the_end_and_then_stands(client, person):
    poll = poll_with(BOOKS, BOOKS, [], right=3)
    address = answer_path(poll.pk, person.pk)
    touch(client, address, 3)
    last = touch(client, address, 1)
    assert "Right" not in last.content.decode()
    (question,) = elements(last, "input", name="question")
    done = client.post(address, {"question": question.attributes["value"], "text": ""}, follow=True)
    assert texts(done, "p", class_="lede") == ["1 of 2 are right."]
    assert [text for text in texts(done, "p") if "Right is" in text] == ["Right is: Dune"]
    assert (texts(touch_again(client, address, poll), "h1"), answers(person)) == (
        ["Thank you for your answers"],
        ["Dune", "Kim", ""],
    )


def touch_again(client, address, poll):
    step = steps_of(poll)[1]
    data = {"question": step.question.pk, "choice": step.options[2].choice.pk}
    return client.post(f"{address}?step=2", data, follow=True)


def test_page_is_in_the_language_of_the_person_or_the_one_asked_for(client):
    poll = poll_with(BOOKS, titles={"en": "Books", "ru": "Книги", "ar": "كتب"})
    address = answer_path(poll.pk, SubscriberFactory(language="ru").pk)
    assert [elements(client.get(f"{address}{tail}"), "html")[0].attributes["lang"] for tail in ("", "?lang=ar")] == [
        "ru",
        "ar",
    ]
    assert elements(client.get(f"{address}?lang=ar"), "form", method="post")[0].attributes["action"] == "?lang=ar"


@pytest.mark.parametrize("data", [{}, {"question": "x", "choice": "1"}, {"question": "99999999999999999999"}])
def test_what_no_button_sends_is_refused(client, person, data):
    poll = poll_with(BOOKS)
    page = client.post(answer_path(poll.pk, person.pk), data)
    assert (page.status_code, Vote.objects.count()) == (422, 0)
    assert texts(page, "p", role="alert") == ["Please choose one of the answers."]


def test_nul_in_an_answer_is_left_out(client, person):
    poll = poll_with([])
    data = {"question": steps_of(poll)[0].question.pk, "text": "Em\0ma"}
    assert client.post(answer_path(poll.pk, person.pk), data).status_code == 302
    assert Vote.objects.get().text == "Emma"


def test_answer_of_another_question_is_refused(client, person):
    poll, other = poll_with(BOOKS), poll_with(BOOKS)
    data = {"question": steps_of(poll)[0].question.pk, "choice": steps_of(other)[0].options[0].choice.pk}
    assert client.post(answer_path(poll.pk, person.pk), data).status_code == 422


@pytest.mark.parametrize("token", ["x", "0" * 22, "é" * 20, "a" * 300])
def test_bad_link_is_told(client, token):
    page = client.get(f"/p/{token}/")
    assert (page.status_code, texts(page, "h1")) == (404, ["This link does not work"])


def test_draft_and_erased_person_have_no_page(client, person):
    draft = poll_with(BOOKS, state="draft")
    assert client.get(answer_path(draft.pk, person.pk)).status_code == 404
    poll = poll_with(BOOKS)
    vote(poll, 1, subscriber=person)
    address = answer_path(poll.pk, person.pk)
    person.delete()
    assert client.get(address).status_code == 404
    kept = Ballot.objects.values_list("subscriber", "language", "country", "age_band")
    assert list(kept) == [(None, "en", "KZ", "16-19")]


def test_queries_do_not_grow_with_questions(client, person, django_assert_max_num_queries):
    one, three = poll_with(BOOKS), poll_with(BOOKS, BOOKS, BOOKS)
    vote(one, 1, subscriber=person)
    vote(three, 1, 2, 3, subscriber=person)
    client.get(answer_path(one.pk, person.pk))
    counts = []
    for poll in (one, three):
        with django_assert_max_num_queries(15) as queries:
            client.get(answer_path(poll.pk, person.pk))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_page_and_sms_are_one_person(person):
    poll = poll_with(BOOKS)
    step = steps_of(poll)[0]
    for channel, option in (("web", 0), ("sms", 2)):
        given = {"question": step.question, "choice": step.options[option].choice, "channel": channel}
        cast(poll=poll, subscriber=person, **given)
    assert (answers(person), Ballot.objects.count()) == (["Dune"], 1)
