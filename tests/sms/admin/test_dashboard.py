"""Text messages on the dashboard: what needs somebody, for those who may do something about it."""

import pytest
from django.utils import timezone

from sms.models import Sender, Thread
from tests.factories.sms import BroadcastFactory, DispatchFactory

pytestmark = pytest.mark.usefixtures("sender")


def panel(client, user) -> str:
    """The panel as it is shown, or nothing."""
    client.force_login(user)
    return client.get("/admin/").text.partition('aria-labelledby="board-texting"')[2].partition("</section>")[0]


def test_while_all_is_well_nothing_is_shown(client, officer, library):
    BroadcastFactory(library=library)
    assert panel(client, officer) == ""


def test_what_waits_is_shown_to_its_author_and_to_who_may_release_it(client, officer, editor, library):
    BroadcastFactory(library=library, title="Night of poems", state="waiting", written_by=editor)
    shown = [panel(client, user) for user in (officer, editor)]
    assert [("Night of poems" in text, "Waits for you" in text) for text in shown] == [(True, True), (True, False)]


def test_what_was_stopped_is_shown_to_those_of_its_library(client, editor, newcomer, library):
    stopped = {"state": "stopped", "ended_at": timezone.now(), "reason": "What it is about has been cancelled."}
    DispatchFactory(broadcast__library=library, **stopped)
    assert ["has been cancelled" in panel(client, user) for user in (editor, newcomer)] == [True, False]


def test_senders_in_trouble_are_for_officers(client, officer, editor, sender):
    Sender.objects.filter(pk=sender.pk).update(trouble="20003 Authenticate")
    assert ["20003" in panel(client, user) for user in (officer, editor)] == [True, False]


def test_alarm_is_shown_until_the_conversation_is_closed(client, officer):
    thread = Thread.objects.create(phone="+77010000000", reason="alarm")
    before = panel(client, officer)
    Thread.objects.filter(pk=thread.pk).update(is_open=False)
    assert ["in danger" in before, panel(client, officer)] == [True, ""]
