"""The editor of broadcasts: who writes which, what is kept, and what is shown before anything leaves."""

import datetime

import pytest
from django.urls import reverse

from sms.models import Broadcast
from tests.factories.sms import BroadcastFactory
from tests.sms.admin.forms import broadcast_form

pytestmark = pytest.mark.usefixtures("sender")


def page(client, name, *args, **query):
    return client.get(reverse(f"broadcasts:{name}", args=args), query)


def send(client, name, *args, **data):
    return client.post(reverse(f"broadcasts:{name}", args=args), data)


def test_editor_lists_the_broadcasts_of_their_library(client, editor, library, other):
    BroadcastFactory(library=library, title="Ours")
    BroadcastFactory(library=other, title="Theirs")
    BroadcastFactory(library=None, title="The network’s")
    client.force_login(editor)
    text = page(client, "index").text
    assert ["Ours" in text, "Theirs" in text, "The network’s" in text] == [True, False, False]


def test_editor_opens_an_empty_editor(client, editor, topic):
    client.force_login(editor)
    assert page(client, "add").status_code == 200


def test_saved_broadcast_is_a_draft_of_its_author(client, editor, library, topic):
    client.force_login(editor)
    send(client, "add", **broadcast_form(topic, library=library.pk))
    broadcast = Broadcast.objects.get()
    assert (broadcast.state, broadcast.written_by, broadcast.library, list(broadcast.topics.all())) == (
        "draft", editor, library, [topic],
    )  # fmt: skip


def test_time_is_that_of_the_clock_that_is_chosen(client, officer, topic):
    client.force_login(officer)
    send(client, "add", **broadcast_form(topic, mode="at", day="2026-12-01", hour="17:00", zone="Asia/Almaty"))
