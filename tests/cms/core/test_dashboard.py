"""The admin's first page: what waits, what is due, what has happened, and for whom."""

import datetime
import re
from functools import partial

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.core import dashboard
from cms.core.charts import BarChart
from cms.core.dashboard import Panel
from cms.news.models import NewsPage
from cms.partners.models import PartnerLibrary
from cms.users.models import User
from cms.users.roles import EVENT_DESK, OUTREACH_OFFICERS, PARTNER_EDITORS
from tests.factories.libraries import PartnerLibraryFactory
from tests.factories.pages import NewsPageFactory, section_of
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db

A_DAY = datetime.timedelta(days=1)


@pytest.fixture
def library(house) -> PartnerLibrary:
    return PartnerLibraryFactory(slug="almaty")


@pytest.fixture
def editor(library) -> User:
    return editor_of(library)


@pytest.fixture
def officer(house) -> User:
    return UserFactory(name="Officer", roles=[OUTREACH_OFFICERS])


def editor_of(library: PartnerLibrary) -> User:
    return UserFactory(name=f"Editor of {library.slug}", roles=[PARTNER_EDITORS, library.team.group.name])


def draft(library: PartnerLibrary, owner: User, title: str, **fields) -> NewsPage:
    page = NewsPageFactory(parent=section_of(library), title=title, owner=owner, live=False, **fields)
    page.save_revision(user=owner)
    return page


def submitted(library: PartnerLibrary, owner: User, title: str) -> NewsPage:
    page = draft(library, owner, title)
    page.get_workflow().start(page, owner)
    return page


def sent_back(library: PartnerLibrary, owner: User, officer: User, title: str, comment: str) -> NewsPage:
    page = submitted(library, owner, title)
    state = page.current_workflow_task_state
    state.task.specific.on_action(state.specific, officer, "reject", comment=comment)
    return page


def published(library: PartnerLibrary, owner: User, officer: User, title: str, **fields) -> NewsPage:
    page = draft(library, owner, title, **fields)
    page.get_latest_revision().publish(user=officer)
    return page


def screen(user: User) -> str:
    client = Client()
    client.force_login(user)
    return client.get("/admin/").content.decode()


def board(user: User, name: str) -> str:
    """One panel of somebody's dashboard as text; empty if they have none of that name."""
    found = re.search(rf'<section[^>]*aria-labelledby="board-{name}".*?</section>', screen(user), re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", found[0]).split()) if found else ""


def titles(user: User, name: str) -> list[str]:
    return re.findall(r"Item \w+", board(user, name))


def test_officer_sees_what_waits_for_approval_the_oldest_first(library, editor, officer):
    for title in ("Item one", "Item two"):
        submitted(library, editor, title)
    assert (titles(officer, "waits"), "Editor of almaty" in board(officer, "waits")) == (["Item one", "Item two"], True)


def test_editor_sees_what_came_back_and_why(library, editor, officer):
    sent_back(library, editor, officer, "Item one", "The picture has no credit.")
    text = board(editor, "waits")
    assert ("Sent back to me" in text, "Item one" in text, "The picture has no credit." in text) == (True, True, True)
    assert titles(officer, "waits") == []


def test_editor_sees_drafts_and_what_is_with_the_officers_apart(library, editor):
    draft(library, editor, "Item begun")
    submitted(library, editor, "Item handed")
    text = board(editor, "waits")
    assert re.search("My drafts Item begun.*With the officers Item handed", text)


def test_resubmitted_item_is_no_longer_sent_back(library, editor, officer):
    page = sent_back(library, editor, officer, "Item one", "Shorter.")
    page.current_workflow_state.resume(user=editor)
    assert ("Sent back to me" in board(editor, "waits"), titles(officer, "waits")) == (False, ["Item one"])


def test_scheduled_item_is_due_and_no_draft(library, editor, officer):
    published(library, officer, officer, "Item one", go_live_at=timezone.now() + 3 * A_DAY)
    assert (titles(officer, "due"), titles(officer, "waits")) == (["Item one"], [])


@pytest.mark.parametrize(("days", "due"), [(13, ["Item one"]), (15, [])])
def test_due_is_what_goes_live_or_expires_within_two_weeks(library, editor, officer, days, due):
    when = timezone.now() + days * A_DAY
    published(library, editor, officer, "Item one", go_live_at=when)
    live = titles(officer, "due")
    NewsPage.objects.all().delete()
    published(library, editor, officer, "Item one", expire_at=when)
    assert (live, titles(officer, "due")) == (due, due)


def test_published_lately_says_by_whom_and_names_each_item_once(library, editor, officer):
    page = published(library, editor, officer, "Item one")
    page.save_revision().publish(user=officer)
    text = board(officer, "happened")
    assert (text.count("Item one"), "Officer ·" in text) == (1, True)


def test_what_went_live_by_itself_says_so(library, editor, officer):
    published(library, editor, officer, "Item one", go_live_at=timezone.now() + A_DAY)
    with time_machine.travel(timezone.now() + 2 * A_DAY, tick=True):
        call_command("publish_scheduled")
        assert "as scheduled ·" in board(officer, "happened")


def test_editor_sees_nothing_of_another_library(library, editor, officer):
    other = PartnerLibraryFactory(slug="tashkent")
    stranger = editor_of(other)
    submitted(other, stranger, "Item hidden")
    draft(other, stranger, "Item unseen")
    sent_back(other, stranger, officer, "Item returned", "Hidden comment")
    published(other, stranger, officer, "Item alien")
    published(other, stranger, officer, "Item later", go_live_at=timezone.now() + A_DAY)
    page = screen(editor)
    assert [word for word in ("Item ", "Hidden comment", "tashkent", "board-bars") if word in page] == []


@time_machine.travel("2026-11-22 12:00", tick=False)
def test_chart_counts_news_by_the_week_they_went_live_in(library, editor, officer):
    for number, days in enumerate((0, 6, 7, 200)):
        page = published(library, editor, officer, f"Item {number}")
        NewsPage.objects.filter(pk=page.pk).update(first_published_at=timezone.now() - days * A_DAY)
    rows = re.findall(r"(\d+ \w+) (\d+)", board(officer, "bars"))
    assert (len(rows), rows[-2:], sum(int(count) for _week, count in rows)) == (
        12,
        [("9 November", "1"), ("16 November", "2")],
        3,
    )


def test_bars_stand_on_the_ground_and_the_highest_fills_the_drawing():
    bars = BarChart(what="", of="", values=[("a", 0), ("b", 2), ("c", 4)], width=300, height=100).bars
    assert [(bar.y, bar.height) for bar in bars] == [(100, 0), (50, 50), (0, 100)]
    assert bars[-1].x + bars[-1].width == pytest.approx(300, abs=0.2)


def test_wagtails_panels_that_say_the_same_are_gone(library, editor, officer):
    submitted(library, editor, "Item one")
    page = screen(officer)
    assert [name for name in ("awaiting-review", "recent-edits", "w-summary") if name in page] == []


def test_whoever_works_on_no_pages_is_told_that_nothing_waits(house):
    desk = UserFactory(roles=[EVENT_DESK])
    assert (board(desk, "waits"), titles(desk, "happened")) == ("Waits for me Nothing. Everything is decided.", [])


def test_titles_cannot_smuggle_mark_up(library, editor, officer):
    sent_back(library, editor, officer, "Item <script>x</script>", "<script>y</script>")
    page = screen(editor)
    assert ("<script>x" in page, "<script>y" in page) == (False, False)


def test_dashboard_takes_as_many_queries_for_three_of_each_as_for_one(library, editor, officer):
    counts = []
    for more in ("abc", "def", "ghi"):
        submitted(library, editor, f"Item {more[0]}")
        sent_back(library, editor, officer, f"Item {more[1]}", "Comment")
        draft(library, editor, f"Item {more[2]}")
        published(library, editor, officer, f"Live {more}")
        published(library, editor, officer, f"Later {more}", go_live_at=timezone.now() + A_DAY)
        counts.append([queries(editor), queries(officer)])
    assert counts[2] == counts[0]


def queries(user: User) -> int:
    screen(user)
    with CaptureQueriesContext(connection) as captured:
        screen(user)
    return len(captured)


def test_panel_that_has_nothing_to_show_is_left_out_and_others_stand_in_their_order(monkeypatch, officer):
    monkeypatch.setattr(dashboard, "_panels", [])
    for order, heading in ((20, "Second"), (10, "First"), (5, None)):
        context = {"chart": BarChart(heading, "", [("a", 1)])} if heading else None
        build = partial(lambda context, request: context, context)
        dashboard.register(Panel(template="wagtailadmin/dashboard/bars.html", build=build, order=order))
    assert re.findall(r'id="board-bars">(\w+)<', screen(officer)) == ["First", "Second"]
