"""What is scheduled happens on time: the tick looks ahead until the next one."""

import datetime

import pytest
from django.utils import timezone

from cms.core import tasks
from cms.core.schedule import due_within
from tests.factories.pages import StandardPageFactory

pytestmark = pytest.mark.django_db
MINUTE = datetime.timedelta(minutes=1)


@pytest.fixture
def soon():
    return timezone.now() + datetime.timedelta(seconds=20)


@pytest.fixture
def scheduled(house, soon):
    """A page that goes live soon, one that ends then, and one that waits for tomorrow."""
    page = StandardPageFactory(parent=house, title="Soon", live=False, go_live_at=soon)
    page.save_revision().publish()
    StandardPageFactory(parent=house, title="Ends", expire_at=soon + MINUTE / 2)
    later = StandardPageFactory(parent=house, title="Tomorrow", live=False, go_live_at=soon + 1440 * MINUTE)
    later.save_revision().publish()
    return page


def test_moments_until_the_next_tick_are_found(scheduled, soon):
    assert due_within(MINUTE) == [soon, soon + MINUTE / 2]


def test_tick_asks_for_each_moment_to_be_kept(scheduled, soon, monkeypatch):
    asked = []
    monkeypatch.setattr(tasks.publish_on_time, "apply_async", lambda **options: asked.append(options["eta"]))
    tasks.publish_due_pages()
    assert asked == [soon, soon + MINUTE / 2]


def test_page_goes_live_at_its_moment_and_is_seen_at_once(visitor, house, committed, time_machine):
    moment = timezone.now() + datetime.timedelta(seconds=20)
    page = StandardPageFactory(parent=house, title="Soon", live=False, show_in_menus=True, go_live_at=moment)
    with committed():
        page.save_revision().publish()
    for _turn in range(2):
        visitor.get("/en/")
    assert visitor.get("/en/")["Cache-Status"] == "pages; hit"
    time_machine.move_to(moment + datetime.timedelta(milliseconds=1))
    with committed():
        tasks.publish_on_time()
    shown = visitor.get("/en/")
    assert (shown["Cache-Status"], b"Soon" in shown.content) == ("pages; fwd=miss; stored", True)
