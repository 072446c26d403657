"""The page of results: what everybody may see, and what nobody may."""

import datetime

import pytest
from django.utils import timezone

from sms.models import Ballot, Choice, Poll, Question, Vote
from sms.polls.services import close, moderate
from tests.factories.sms import SubscriberFactory
from tests.factories.users import UserFactory
from tests.reading import elements, texts
from tests.sms.polls.asking import poll_with, vote

pytestmark = pytest.mark.django_db
BOOKS = ["Kim", "Emma", "Dune"]


def address(poll: Poll, part: str = "") -> str:
    return f"/en/polls/{poll.slug}/{part}"


def rows(page) -> list[str]:
    return texts(page, "tr")


def answered(page) -> str:
    return next(text for text in texts(page, "p") if "answered" in text)


def many(poll: Poll, choice: Choice, people: int, **person) -> None:
    """Answers of so many people to the first question."""
    fresh = [Ballot(poll=poll, **person) for _turn in range(people)]
    question = Question.objects.get(pk=choice.question_id)
    ballots = Ballot.objects.bulk_create(fresh)
    Vote.objects.bulk_create(
        Vote(ballot=ballot, question=question, choice=choice, channel=Vote.Channel.WEB) for ballot in ballots
    )


def choices(poll: Poll) -> list[Choice]:
    return list(Choice.objects.filter(question__poll=poll).order_by("question__order", "order"))


@pytest.fixture
def officer():
    return UserFactory(is_superuser=True)


def test_table_and_bars_tell_the_same(client):
    poll = poll_with(BOOKS)
    for choice in (1, 2, 2):
        vote(poll, choice)
    page = client.get(address(poll))
    assert rows(page) == ["Answer People %", "Kim 1 33", "Emma 2 67", "Dune 0 0"]
    assert [bar.attributes["width"] for bar in elements(page, "rect", class_="bar__part")] == ["33", "67", "0"]
    assert answered(page) == "Open 3 people have answered."


def test_poll_without_answers_says_so(client):
    assert answered(client.get(address(poll_with(BOOKS)))) == "Open 0 people have answered."


@pytest.mark.parametrize(("shows", "state"), [(False, "open"), (True, "draft")])
def test_results_that_are_not_public_are_not_found(client, shows, state):
    poll = poll_with(BOOKS, shows_results=shows, state=state)
    assert [client.get(address(poll, part)).status_code for part in ("", "figures/")] == [404, 404]


def test_groups_of_ten_stand_by_themselves(client):
    poll = poll_with(BOOKS)
    kim, emma, _dune = choices(poll)
    many(poll, kim, 8, language="kk")
    many(poll, emma, 4, language="kk", country="KZ")
    many(poll, kim, 10, language="ru")
    many(poll, emma, 10, language="vi")
    many(poll, emma, 1, language="uz")
    page = client.get(address(poll))
    assert texts(page, "caption") == ["By language"]
    assert rows(page)[4:] == [
        "Kim Emma Dune People",
        "Қазақша 8 4 0 12",
        "Tiếng Việt 0 10 0 10",
        "All others 10 1 0 11",
    ]


def test_nobody_is_told_who_chose_what_where_few_are_left(client):
    poll = poll_with(BOOKS)
    kim, emma, _dune = choices(poll)
    many(poll, kim, 12, country="KZ")
    many(poll, emma, 9, country="UZ")
    assert texts(client.get(address(poll)), "caption") == []


def test_written_answers_are_shown_once_somebody_has_read_them(client, officer):
    poll = poll_with([])
    ballots = [vote(poll, text) for text in ("More <b>chess</b>", "Something rude", "")]
    assert texts(client.get(address(poll)), "q") == []
    ids = list(Vote.objects.filter(ballot=ballots[0]).values_list("pk", flat=True))
    assert moderate(poll=poll, votes=ids, state="shown", by=officer) == 1
    page = client.get(address(poll))
    assert texts(page, "q") == ["More <b>chess</b>"]
    assert answered(page) == "Open 2 people have answered."
    moderate(poll=poll, votes=ids, state="hidden", by=officer)
    assert texts(client.get(address(poll)), "q") == []


def test_text_that_is_changed_is_read_again(client, officer):
    poll, person = poll_with([]), SubscriberFactory()
    vote(poll, "Nice", subscriber=person)
    moderate(poll=poll, votes=Vote.objects.values_list("pk", flat=True), state="shown", by=officer)
    vote(poll, "Rude", subscriber=person)
    assert texts(client.get(address(poll)), "q") == []


def test_right_answers_are_told_once_nobody_can_answer_any_more(client, officer):
    poll = poll_with(BOOKS, right=2)
    vote(poll, 1)
    assert "Right" not in client.get(address(poll)).content.decode()
    close(poll=poll, by=officer)
    assert rows(client.get(address(poll)))[2] == "Emma Right 0 0"


def test_script_gets_the_figures_alone_as_long_as_they_move(client, officer):
    poll = poll_with(BOOKS)
    page = client.get(address(poll))
    assert [each.attributes["data-figures"] for each in elements(page, "div") if "data-figures" in each.attributes] == [
        address(poll, "figures/")
    ]
    part = client.get(address(poll, "figures/"))
    assert (rows(part), elements(part, "html")) == (rows(page), [])
    assert len(elements(part, "p", data_live="")) == 1
    close(poll=poll, by=officer)
    assert elements(client.get(address(poll, "figures/")), "p", data_live="") == []


def kept(visitor, poll: Poll) -> str:
    return visitor.get(address(poll))["Cache-Status"].removeprefix("pages; ")


def test_page_is_kept_for_seconds_while_people_answer(
    visitor, officer, time_machine, django_capture_on_commit_callbacks
):
    now = timezone.now()
    time_machine.move_to(now, tick=False)
    poll = poll_with(BOOKS)
    visitor.get(address(poll))
    vote(poll, 1)
    assert (kept(visitor, poll), "0 people" in visitor.get(address(poll)).content.decode()) == ("hit", True)
    time_machine.move_to(now + datetime.timedelta(seconds=6), tick=False)
    assert "1 person has" in visitor.get(address(poll)).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        close(poll=poll, by=officer)
    assert "Closed" in visitor.get(address(poll)).content.decode()
    time_machine.move_to(now + datetime.timedelta(minutes=1), tick=False)
    assert kept(visitor, poll) == "hit"


def test_queries_do_not_grow(client, officer, django_assert_max_num_queries):
    counts = []
    client.get(address(poll_with(BOOKS)))
    for number in (1, 3):
        poll = poll_with(*[BOOKS] * number, [])
        for _person in range(number):
            vote(poll, *[1] * number, "Text")
        moderate(poll=poll, votes=Vote.objects.values_list("pk", flat=True), state="shown", by=officer)
        with django_assert_max_num_queries(20) as queries:
            client.get(address(poll))
        counts.append(len(queries))
    assert counts[0] == counts[1]
