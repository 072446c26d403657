"""Workers killed at any moment between booking and mail: every party gets the letter that it is owed, once."""

import random
import signal
import time
from collections import Counter

import pytest

from cms.outbox.models import Mail
from events.registrations import Notice, Registration
from tests.events.booking import writing_process
from tests.events.booking.parties import booked
from tests.factories.events import EventFactory, SessionFactory

pytestmark = pytest.mark.django_db(transaction=True)

PARTIES, LIVES, KILLED = 60, 8, 5
# Of the letters that a worker may write before it is killed; together they leave enough for the last.
MOST_LETTERS, SECONDS_OF_A_LETTER = 4, 0.05
# However slow the machine is.
SECONDS = 60


def book_for_many() -> None:
    """Parties that have been promised a letter, none of which is written yet."""
    session = SessionFactory(event=EventFactory(library=None), venue=None, seats=PARTIES)
    for number in range(PARTIES):
        booked(session, email=f"reader{number}@example.org")


def life(*, in_transactions: bool) -> int | None:
    """Let a worker write some letters and kill it at whatever it does next; answers what it ended with."""
    process = writing_process.start(in_transactions=in_transactions)
    wait_for(Mail.objects.count() + random.randint(1, MOST_LETTERS), process)
    time.sleep(random.uniform(0, SECONDS_OF_A_LETTER))
    process.kill()
    process.join()
    return process.exitcode


def wait_for(count: int, process) -> None:
    """Wait until there are so many letters, or nobody writes any more."""
    deadline = time.monotonic() + SECONDS
    while process.is_alive() and Mail.objects.count() < count:
        assert time.monotonic() < deadline, f"Only {Mail.objects.count()} letters have been written"
        time.sleep(0.002)


def write_with_deaths(*, in_transactions: bool) -> None:
    """Kill one worker after the other, then let a last one work in peace."""
    exits = [life(in_transactions=in_transactions) for _life in range(LIVES)]
    # On a busy machine one may have ended before it is killed.
    assert exits.count(-signal.SIGKILL) >= KILLED
    last = writing_process.start(in_transactions=in_transactions)
    last.join(SECONDS)
    assert last.exitcode == 0


def letters() -> Counter:
    return Counter(Mail.objects.values_list("cause", "recipient"))


def owed() -> Counter:
    parties = Registration.objects.values_list("pk", "email")
    return Counter((f"registration:{pk}:confirmed", email) for pk, email in parties)


def test_killed_workers_lose_no_letter_and_write_none_twice():
    book_for_many()
    write_with_deaths(in_transactions=True)
    assert (letters(), owed().total()) == (owed(), PARTIES)
    assert (Notice.objects.filter(written_at=None).count(), Notice.objects.count()) == (0, PARTIES)


def test_letters_would_be_lost_if_notices_were_marked_before_them():
    book_for_many()
    write_with_deaths(in_transactions=False)
    assert (owed() - letters()).total() > 0
