"""All due work once, without beat."""

import datetime
import io

import pytest
from django.conf import settings
from django.core import mail
from django.core.mail import EmailMessage
from django.core.management import CommandError, call_command
from django.utils import timezone

from cms.core import ticking
from cms.core.ticking import Outcome
from tests.factories.images import ImageFactory
from tests.factories.pages import NewsPageFactory, news_index_in

pytestmark = pytest.mark.django_db
DONE = []


def note(*args, **kwargs):
    DONE.append((args, kwargs))
    return len(DONE)


def fail():
    raise ZeroDivisionError


@pytest.fixture
def schedule(settings):
    """Three pieces of work, of which the second fails."""
    DONE.clear()
    settings.CELERY_BEAT_SCHEDULE = {
        "note one": {"task": f"{__name__}.note", "schedule": 60.0, "args": ("one",), "kwargs": {"more": 1}},
        "divide": {"task": f"{__name__}.fail", "schedule": 60.0},
        "note two": {"task": f"{__name__}.note", "schedule": 24 * 3600.0},
    }


def tick() -> list[str]:
    out = io.StringIO()
    call_command("tick", stdout=out)
    return out.getvalue().splitlines()


def test_every_task_of_the_schedule_says_in_a_line_what_it_did(house):
    lines = tick()
    assert [line.partition(": ")[0] for line in lines] == list(settings.CELERY_BEAT_SCHEDULE)


def test_what_is_due_is_done(house):
    page = NewsPageFactory(parent=news_index_in("en"), live=False)
    page.go_live_at = timezone.now() - datetime.timedelta(minutes=1)
    page.save_revision(approved_go_live_at=page.go_live_at)
    image = ImageFactory()
    EmailMessage("Subject", "Text", to=["reader@example.org"]).send()
    tick()
    page.refresh_from_db()
    image.refresh_from_db()
    assert (page.live, image.sizes != "", len(mail.outbox)) == (True, True, 1)


def test_second_tick_finds_nothing_left(house):
    tick()
    assert "make pictures in their sizes: 0" in tick()


def test_failure_of_one_does_not_stop_the_others_and_is_told_at_the_end(schedule, caplog):
    out = io.StringIO()
    with pytest.raises(CommandError, match="Failed, and logged: divide"):
        call_command("tick", stdout=out)
    assert out.getvalue().splitlines() == ["note one: 1", "divide: failed", "note two: 2"]
    assert DONE == [(("one",), {"more": 1}), ((), {})]
    assert [record.message for record in caplog.records if record.exc_info] == ["Could not divide"]


def test_task_that_does_not_exist_fails_alone(settings):
    settings.CELERY_BEAT_SCHEDULE = {"lost": {"task": "cms.core.tasks.nowhere", "schedule": 60.0}}
    assert list(ticking.carry_out_everything()) == [Outcome("lost", failed=True)]


@pytest.mark.parametrize(
    ("answer", "said"),
    [(None, "done"), (0, "0"), (3, "3"), ({}, "nothing"), ({"sent": 2, "failed": 1}, "2 sent, 1 failed")],
)
def test_line_says_what_a_task_has_answered(answer, said):
    assert str(Outcome("send", answer)) == f"send: {said}"
