"""What comes at the same moment is done once."""

import threading

import pytest
from django.db import connection

from sms.models import Consent, Subscriber
from sms.numbers import parse
from sms.people import wordings
from sms.people.errors import PeopleError
from sms.people.services import confirm, confirming, join, leave
from tests.factories.sms import FollowingFactory, SubscriberFactory
from tests.sms.people.joining import PHONE, a_way, chess, latest_code


def at_once(*works):
    """What each answers, or the error it is refused with, each on a connection of its own."""
    start, answers = threading.Barrier(len(works)), []

    def run(work):
        try:
            start.wait()
            answers.append(work())
        except PeopleError as refused:
            answers.append(type(refused).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def join_chess(phone=PHONE):
    return join(
        number=parse(phone),
        language="en",
        age_band="20-29",
        topics=[chess()],
        library=None,
        wording=wordings.shown("web", "en"),
    )


def confirmed():
    return Consent.objects.of(PHONE).filter(act="confirmed").count()


@pytest.mark.django_db(transaction=True)
def test_what_meets_is_done_once(monkeypatch):
    a_way()
    made = join_chess()
    code = latest_code()
    at_once(*[lambda: confirm(made.uid, code)] * 4)
    assert (confirmed(), Subscriber.objects.get().status) == (1, "active")

    # Of ten guesses that come at once no more than five are looked at.
    guessed = join_chess("+77015550000")
    wrong = "000000" if latest_code("+77015550000") != "000000" else "111111"
    answers = at_once(*[lambda: confirm(guessed.uid, wrong)] * 10)
    assert (answers.count("WrongCode"), answers.count("NoMoreTries")) == (5, 5)

    # Four leave at the same moment: one step on record.
    reader = FollowingFactory(subscriber=SubscriberFactory(phone="+77015550001"), topic=chess()).subscriber
    counts = at_once(*[lambda: leave(phone=str(reader.phone), source="keyword")] * 4)
    assert (sorted(counts), Consent.objects.of(str(reader.phone)).count()) == ([0, 0, 0, 1], 1)

    # Codes to one number are counted under its lock.
    answers = at_once(*[lambda: join_chess("+77015550002")] * 5)
    assert answers.count("TooManyCodes") == 2

    # Without the mark that a code is used each of them would count.
    again = join_chess()
    monkeypatch.setattr(confirming, "finish", lambda found: confirming.admit(found.subscriber, found.choices))
    code = latest_code()
    at_once(*[lambda: confirm(again.uid, code)] * 4)
    assert confirmed() == 5
