"""The page on which a broadcast is checked and sent: what it says of recipients and costs, and who may do what."""

import re

import pytest
from django.urls import reverse

from sms.models import Broadcast, Message
from tests.factories.sms import (
    BroadcastFactory,
    DispatchFactory,
    FollowingFactory,
    PollFactory,
    RouteFactory,
    SenderFactory,
)

pytestmark = pytest.mark.usefixtures("sender")


@pytest.fixture
def broadcast(library, topic, editor):
    """Of a library, to three people of whom one has left."""
    for status in ("active", "active", "stopped"):
        FollowingFactory(topic=topic, library=library, subscriber__status=status)
    return BroadcastFactory(library=library, topics=[topic], written_by=editor)


def show(client, broadcast):
    return client.get(reverse("broadcasts:check", args=[broadcast.pk]))


def act(client, name, row, **data):
    """Press a button of the page as it is now."""
    row.refresh_from_db()
    return press(client, name, row, seen=row.changed.isoformat(), **data)


def press(client, name, row, **data):
    return client.post(reverse(f"broadcasts:{name}", args=[row.pk]), data, follow=True)


def test_page_shows_recipients_costs_and_who_is_left_out(client, editor, broadcast):
    client.force_login(editor)
    answer = show(client, broadcast)
    context = answer.context
    assert (context["estimate"].recipients, context["exclusions"], [line.people for line in context["countries"]]) == (
        2, [("stopped", 1)], [2],
    )  # fmt: skip
    assert context["cost"] == "$0.10"
    # Of countries, and of reasons.
    assert answer.text.count('<th scope="col" class="sms-number"') == 3 + 1


@pytest.mark.parametrize("state", ["ended", "cancelled"])
def test_page_of_what_is_over_shows_whom_it_left_out(client, editor, broadcast, state):
    Broadcast.objects.update(state=state)
    values = {"broadcast": broadcast, "state": "done"}
    dispatch = DispatchFactory(**values, figures={"exclusions": {"stopped": 1}})
    DispatchFactory(**values, figures={"exclusions": {"duplicate": 2}}, occurrence="again", resend_of=dispatch)
    client.force_login(editor)
    answer = show(client, broadcast)
    assert answer.context["exclusions"] == [("stopped", 1)]
    assert reverse("dispatches:counts", args=[dispatch.pk]) in answer.text


def test_page_takes_as_many_queries_for_many_as_for_one(client, officer, library, topic, django_assert_max_num_queries):
    client.force_login(officer)
    broadcast = BroadcastFactory(library=library, topics=[topic])
    show(client, broadcast)
    for _number in range(3):
        FollowingFactory(topic=topic, library=library)
    with django_assert_max_num_queries(60) as one:
        show(client, broadcast)
    for language in ("ru", "kk", "en"):
        FollowingFactory(topic=topic, library=library, subscriber__language=language)
    with django_assert_max_num_queries(len(one)):
        show(client, broadcast)


def test_team_of_a_trusted_library_sends_itself(client, editor, broadcast):
    client.force_login(editor)
    assert "Send to 2 people now" in show(client, broadcast).text
    act(client, "release", broadcast)
    broadcast.refresh_from_db()
    assert (broadcast.state, broadcast.released_by) == ("ready", editor)


def test_second_person_releases_what_goes_to_many(client, editor, officer, broadcast, settings):
    settings.SMS_APPROVAL_ABOVE = 1
    client.force_login(editor)
    text = show(client, broadcast).text
    assert ["Submit for release" in text, 'id="release"' in text] == [True, False]
    act(client, "release", broadcast)
    act(client, "submit", broadcast)
    broadcast.refresh_from_db()
    assert broadcast.state == "waiting"
    client.force_login(officer)
    act(client, "release", broadcast)
    broadcast.refresh_from_db()
    assert (broadcast.state, broadcast.released_by) == ("ready", officer)


@pytest.mark.parametrize("meddle", [lambda row: row.save(), lambda row: None])
def test_nobody_releases_another_text_than_was_looked_at(client, officer, broadcast, meddle):
    client.force_login(officer)
    page = show(client, broadcast).text
    seen = re.search('name="seen" value="(.+?)"', page)[1]
    changes = broadcast.changed
    meddle(broadcast)
    press(client, "release", broadcast, seen=seen)
    broadcast.refresh_from_db()
    assert (broadcast.state == "ready") is (broadcast.changed == changes)


def test_what_keeps_it_from_being_sent_is_said_and_nothing_leaves(client, officer, library, topic):
    empty = BroadcastFactory(library=library, topics=[topic])
    client.force_login(officer)
    assert "Nobody would get it." in act(client, "release", empty).text
    empty.refresh_from_db()
    assert empty.state == "draft"


def test_released_broadcast_can_be_taken_back(client, officer, broadcast):
    client.force_login(officer)
    act(client, "release", broadcast)
    act(client, "withdraw", broadcast)
    broadcast.refresh_from_db()
    assert (broadcast.state, broadcast.released_by) == ("draft", None)


def test_test_goes_to_the_number_that_is_typed(client, editor, broadcast):
    client.force_login(editor)
    text = act(client, "test", broadcast, phone="+77012345678", language="en").text
    assert ["The test is on its way." in text, Message.objects.values_list("phone", flat=True).get()] == [
        True, "+77012345678",
    ]  # fmt: skip


@pytest.mark.parametrize(("phone", "said"), [("12", "That is no phone number."), ("", "Enter a number")])
def test_test_to_no_number_is_refused_in_words(client, editor, broadcast, phone, said):
    client.force_login(editor)
    assert said in act(client, "test", broadcast, phone=phone, language="en").text


def test_broadcast_of_others_can_neither_be_seen_nor_sent(client, editor, other):
    theirs = BroadcastFactory(library=other)
    client.force_login(editor)
    answers = [act(client, name, theirs).status_code for name in ("submit", "release", "withdraw", "test")]
    assert answers == [404, 404, 404, 404]


def test_event_desk_neither_sees_nor_sends(client, desk, broadcast):
    client.force_login(desk)
    answers = [
        client.post(reverse(f"broadcasts:{name}", args=[broadcast.pk])).status_code for name in ("release", "test")
    ]
    assert [show(client, broadcast).status_code, *answers] == [404, 404, 404]


def test_buttons_are_pressed_not_followed(client, officer, broadcast):
    client.force_login(officer)
    addresses = [
        reverse(f"broadcasts:{name}", args=[broadcast.pk]) for name in ("submit", "release", "withdraw", "test")
    ]
    assert [client.get(address).status_code for address in addresses] == [405, 405, 405, 405]


def test_nobody_can_reply_to_a_name(client, officer, library, topic, sender):
    sender.delete()
    SenderFactory(kind="name", name="LIBRARY", route__two_way=False)
    FollowingFactory(topic=topic, library=library)
    client.force_login(officer)
    assert show(client, BroadcastFactory(library=library, topics=[topic])).context["estimate"].cannot_reply == 1


@pytest.mark.parametrize(("length", "said"), [(50, "link to leave <"), (120, "link to leave: 2 segments more <")])
def test_what_the_link_costs_is_said(client, officer, library, topic, sender, length, said):
    """Who can reply is told a word, which is shorter."""
    RouteFactory(sender=sender, prefix="373", two_way=False)
    for phone in ("+37369000001", "+37369000002", "+77010000003"):
        FollowingFactory(topic=topic, library=library, subscriber__phone=phone)
    client.force_login(officer)
    answer = show(client, BroadcastFactory(library=library, topics=[topic], texts={"en": "x" * length}))
    assert answer.context["estimate"].cannot_reply == 2
    assert said in " ".join(answer.text.split())


def test_poll_that_is_not_open_is_warned_of(client, officer, broadcast):
    PollFactory(slug="books", state="draft")
    broadcast.texts = {"en": "Which? {poll:books}"}
    broadcast.save()
    client.force_login(officer)
    warned = "The poll “books” is not open: nobody can answer it."
    assert [warned in page_of(client, broadcast, name) for name in ("check", "edit")] == [True, True]


def page_of(client, broadcast, name: str) -> str:
    return " ".join(client.get(reverse(f"broadcasts:{name}", args=[broadcast.pk])).text.split())
