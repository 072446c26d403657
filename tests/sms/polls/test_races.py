"""Answers and touches at the same moment; and that these tests would notice if nothing kept them apart."""

import threading
from collections import Counter
from collections.abc import Callable
from functools import partial

import pytest
from django.db import IntegrityError, connection
from django.utils import timezone

from sms.links.services import count_visit, link_to
from sms.models import Ballot, LinkVisits, Poll, ShortLink, Subscriber, Vote
from sms.polls.services import cast
from sms.polls.steps import steps_of
from tests.factories.sms import SubscriberFactory
from tests.sms.polls.asking import poll_with

pytestmark = pytest.mark.usefixtures("committed")
AT_ONCE = 6


@pytest.fixture
def committed(django_db_setup, django_db_blocker):
    """What is written can be seen by other threads; afterwards none of it is left."""
    with django_db_blocker.unblock():
        yield
        Ballot.objects.all().delete()
        for model in (Poll, Subscriber, ShortLink):
            model.objects.all().delete()


def at_once(*works: Callable[[], object]) -> list[object]:
    """What each answers, on a connection of its own; what the database refuses is answered as its error."""
    start, answers = threading.Barrier(len(works)), {}

    def run(number: int, work: Callable[[], object]) -> None:
        try:
            start.wait()
            answers[number] = work()
        except IntegrityError as refused:
            answers[number] = refused
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[number, work]) for number, work in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [answers[number] for number in range(len(works))]


def test_person_who_answers_twice_at_once_has_one_vote():
    poll, person = poll_with(["Kim", "Emma"]), SubscriberFactory()
    (step,) = steps_of(poll)
    common = {"poll": poll, "subscriber": person, "question": step.question, "channel": "web"}
    works = [partial(cast, **common, choice=step.options[number % 2].choice) for number in range(AT_ONCE)]
    ballots = at_once(*works)
    assert len({ballot.pk for ballot in ballots}) == 1
    assert (Ballot.objects.count(), Vote.objects.count()) == (1, 1)
    assert Ballot.objects.get().done_at is not None


def test_looking_before_writing_would_not_do():
    """Negative control: two that both see no ballot both write one, and the database refuses the second."""
    poll, person = poll_with(["Kim", "Emma"]), SubscriberFactory()
    seen = threading.Barrier(2)

    def look_and_write() -> Ballot | None:
        found = Ballot.objects.filter(poll=poll, subscriber=person).first()
        seen.wait()
        return found or Ballot.objects.create(poll=poll, subscriber=person)

    answers = Counter(type(answer) for answer in at_once(look_and_write, look_and_write))
    assert answers == {Ballot: 1, IntegrityError: 1}


def test_every_touch_of_a_link_is_counted():
    link = link_to("https://library.example/page/")
    at_once(*[partial(count_visit, link.pk)] * AT_ONCE)
    assert list(LinkVisits.objects.values_list("day", "count")) == [(timezone.localdate(), AT_ONCE)]


def test_address_that_is_made_short_twice_at_once_has_one_link():
    links = at_once(*[partial(link_to, "https://library.example/page/")] * AT_ONCE)
    assert {link.pk for link in links} == {ShortLink.objects.get().pk}
