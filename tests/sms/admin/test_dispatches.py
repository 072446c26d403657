"""What is under way: figures that are right, buttons for those who may press them, and a file of counts."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.core.dates import short_date
from sms.broadcasts.services import finish_dispatches, plan_due
from sms.models import Broadcast, Dispatch, Message
from tests.factories.events import SessionFactory
from tests.factories.sms import DispatchFactory
from tests.sms.admin.messages import message

pytestmark = pytest.mark.usefixtures("house")


def show(client, dispatch, name="show"):
    return client.get(reverse(f"dispatches:{name}", args=[dispatch.pk]))


def act(client, name, dispatch):
    client.post(reverse(f"dispatches:{name}", args=[dispatch.pk]))
    dispatch.refresh_from_db()
    return dispatch.state


def test_page_counts_what_has_become_of_messages(client, editor, dispatch):
    client.force_login(editor)
    answer = show(client, dispatch)
    progress = answer.context["progress"]
    counts = {line.name: line.count for line in progress.state_lines}
    delivered = {line.name: line.count for line in progress.delivery_lines}
    assert (counts, delivered) == (
        {"queued": 1, "sent": 3, "failed": 1, "unknown": 1}, {"delivered": 2, "none": 1},
    )  # fmt: skip
    assert (progress.total, progress.settled_percent, progress.missed, progress.seconds_left) == (6, 83, 1, 12)
    # Of states, of what networks say, and of errors; the first with a sum.
    assert [answer.text.count(part) for part in ('<th scope="col" class="sms-number"', "<tfoot>")] == [3, 1]


def test_what_waits_for_its_hours_is_told_with_the_moment_and_not_counted_as_under_way(client, editor, dispatch):
    client.force_login(editor)
    for number, hours in ((7, 9), (8, 8)):
        message(dispatch, number, "queued", due_at=timezone.now().replace(minute=0) + datetime.timedelta(hours=hours))
    answer = show(client, dispatch)
    progress = answer.context["progress"]
    assert (progress.waiting, progress.held, progress.seconds_left) == (3, 2, 12)
    assert progress.held_until == Message.objects.order_by("-pk").first().due_at
    assert f"2 messages wait until it is day there; the next leave on {short_date(progress.held_until)}" in answer.text


def test_parts_of_the_bar_fill_it(client, editor, dispatch):
    client.force_login(editor)
    last = show(client, dispatch).context["progress"].state_lines[-1]
    assert last.x + last.width == pytest.approx(100, abs=0.1)


def test_script_gets_the_part_that_changes(client, editor, dispatch):
    client.force_login(editor)
    text = show(client, dispatch, "progress").text
    assert ['data-state="sending"' in text, "<html" in text] == [True, False]


def test_counts_come_as_a_file_without_formulas(client, editor, dispatch):
    client.force_login(editor)
    assert show(client, dispatch, "counts").text.splitlines()[:5] == [
        "what,name,count", "state,queued,1", "state,sent,3", "state,failed,1", "state,unknown,1",
    ]  # fmt: skip
    assert "error,21211 =Invalid number,1" in show(client, dispatch, "counts").text


def test_who_was_left_out_stays_on_record(client, editor, dispatch):
    Dispatch.objects.update(figures={"exclusions": {"stopped": 3, "no_text": 2}}, state="done")
    client.force_login(editor)
    answer = show(client, dispatch)
    assert answer.context["exclusions"] == [("stopped", 3), ("no_text", 2)]
    assert ["Who did not get it, and why" in answer.text, "No text in their language" in answer.text] == [True, True]
    assert show(client, dispatch, "counts").text.splitlines()[-2:] == ["left_out,stopped,3", "left_out,no_text,2"]


def test_it_is_paused_resumed_and_cancelled(client, editor, dispatch):
    client.force_login(editor)
    Dispatch.objects.filter(pk=dispatch.pk).update(texts={"en": "x"})
    assert [act(client, name, dispatch) for name in ("pause", "resume", "cancel")] == ["paused", "sending", "cancelled"]


def test_what_cannot_be_done_any_more_is_said(client, editor, dispatch):
    client.force_login(editor)
    act(client, "cancel", dispatch)
    answer = client.post(reverse("dispatches:pause", args=[dispatch.pk]), follow=True)
    assert "Look at its state." in answer.text


def test_it_goes_once_more_to_those_who_did_not_get_it(client, editor, dispatch):
    client.force_login(editor)
    act(client, "cancel", dispatch)
    finish_dispatches(timezone.now())
    text = show(client, dispatch).text
    assert ["2 people did not get it." in text, "1 may have it" in text] == [True, True]
    act(client, "resend", dispatch)
    assert Dispatch.objects.get(resend_of=dispatch).state == "expanding"


def test_it_is_not_offered_again_once_what_it_is_about_is_cancelled(client, editor, dispatch):
    session = SessionFactory(event__library=None, event__titles={"en": "Chess"})
    values = {"mode": "relative", "anchor": f"session:{session.pk}", "days_before": 1}
    Broadcast.objects.filter(pk=dispatch.broadcast_id).update(**values, time_of_day=datetime.time(17))
    type(session).objects.update(status="cancelled")
    plan_due(timezone.now())
    finish_dispatches(timezone.now())
    client.force_login(editor)
    text = show(client, dispatch).text
    assert ["What it is about has been cancelled." in text, 'id="resend"' in text] == [True, False]


def test_those_of_others_do_not_exist(client, newcomer, dispatch):
    client.force_login(newcomer)
    seen = [show(client, dispatch, name).status_code for name in ("show", "progress", "counts")]
    done = [
        client.post(reverse(f"dispatches:{name}", args=[dispatch.pk])).status_code
        for name in ("pause", "resume", "cancel", "resend")
    ]
    assert (seen, done) == ([404] * 3, [404] * 4)


def test_event_desk_sees_none(client, desk, dispatch):
    client.force_login(desk)
    assert [client.get(reverse("dispatches:index")).status_code, show(client, dispatch).status_code] == [302, 404]


def test_calendar_lists_ones_own(client, newcomer, other, dispatch):
    DispatchFactory(broadcast__library=other, broadcast__title="Ours", state="planned")
    client.force_login(newcomer)
    text = client.get(reverse("dispatches:index")).text
    assert ["Ours" in text, dispatch.broadcast.title in text] == [True, False]


@pytest.mark.parametrize("state", ["planned", "expanding", "paused", "done", "cancelled", "stopped", "missed"])
def test_each_state_has_a_page_before_there_are_messages(client, officer, state):
    client.force_login(officer)
    dispatch = DispatchFactory(state=state, reason="Its time had passed before it could leave.")
    answer = show(client, dispatch)
    assert (answer.status_code, dispatch.get_state_display() in answer.text) == (200, True)
