"""The editor of broadcasts: who writes which, what is kept, and what is shown before anything leaves."""

import datetime

import pytest
from django.urls import reverse

from sms.models import Broadcast, Route
from tests.factories.sms import BroadcastFactory, DispatchFactory, RouteFactory
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


def test_list_says_when_each_leaves_next_and_whom_it_reached_last(
    client, officer, library, time_machine, django_assert_max_num_queries
):
    time_machine.move_to(datetime.datetime(2026, 11, 26, 9, tzinfo=datetime.UTC))
    now = datetime.datetime(2026, 11, 28, 17, tzinfo=datetime.UTC)
    client.force_login(officer)

    def add(reached):
        broadcast = BroadcastFactory(library=library)
        DispatchFactory(broadcast=broadcast, planned_for=now, occurrence="next")
        started = {"started_at": now, "state": "done", "figures": {"recipients": reached}}
        DispatchFactory(broadcast=broadcast, planned_for=now - datetime.timedelta(days=7), **started)

    add(4321)
    with django_assert_max_num_queries(60) as one:
        text = page(client, "index").text
    assert ["28 November, 17:00" in text, "4,321" in text] == [True, True]
    add(1)
    add(2)
    with django_assert_max_num_queries(len(one)):
        page(client, "index")


def test_editor_opens_no_broadcast_of_others(client, editor, other):
    theirs = BroadcastFactory(library=other)
    client.force_login(editor)
    assert [page(client, name, theirs.pk).status_code for name in ("edit", "check", "delete")] == [404, 404, 404]


def test_event_desk_has_no_broadcasts(client, desk):
    client.force_login(desk)
    assert [page(client, name).status_code for name in ("index", "add")] == [302, 302]


def test_saved_broadcast_is_a_draft_of_its_author(client, editor, library, topic):
    client.force_login(editor)
    send(client, "add", **broadcast_form(topic, library=library.pk))
    broadcast = Broadcast.objects.get()
    assert (broadcast.state, broadcast.written_by, broadcast.library, list(broadcast.topics.all())) == (
        "draft", editor, library, [topic],
    )  # fmt: skip


def test_editor_writes_neither_for_another_library_nor_for_the_network(client, editor, library, other, topic):
    client.force_login(editor)
    for value in (other.pk, ""):
        assert send(client, "add", **broadcast_form(topic, library=value)).status_code == 200
    assert Broadcast.objects.count() == 0


def test_time_is_that_of_the_clock_that_is_chosen(client, officer, library, topic):
    client.force_login(officer)
    at = {"mode": "at", "day": "2026-12-01", "hour": "17:00", "zone": "Asia/Almaty"}
    send(client, "add", **broadcast_form(topic, **at))
    broadcast = Broadcast.objects.get()
    assert broadcast.at == datetime.datetime(2026, 12, 1, 12, tzinfo=datetime.UTC)
    form = page(client, "edit", broadcast.pk).context["form"]
    assert [form[name].value() for name in ("day", "hour")] == [datetime.date(2026, 12, 1), datetime.time(17)]


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"unit": "DAILY", "every": "3"}, "FREQ=DAILY;INTERVAL=3"),
        ({"weekdays": ["MO", "FR"]}, "FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,FR"),
        ({"unit": "MONTHLY", "in_month": "weekday"}, "FREQ=MONTHLY;INTERVAL=1;BYDAY=2SA"),
        ({"unit": "YEARLY", "until": "2030-01-01"}, "FREQ=YEARLY;INTERVAL=1;UNTIL=20300101"),
        ({"unit": "YEARLY", "in_month": "weekday"}, "FREQ=YEARLY;INTERVAL=1;BYMONTH=12;BYDAY=2SA"),
    ],
)
def test_repetition_is_kept_as_a_rule_and_shown_as_it_was_entered(client, officer, topic, fields, rule):
    client.force_login(officer)
    when = {"mode": "recurring", "day": "2026-12-12", "hour": "17:00"}
    send(client, "add", **broadcast_form(topic, **when, **fields))
    broadcast = Broadcast.objects.get()
    form = page(client, "edit", broadcast.pk).context["form"]
    shown = {name: form[name].value() for name in fields if name not in ("every", "until")}
    assert (broadcast.rule, shown) == (rule, {name: fields[name] for name in shown})


@pytest.mark.parametrize(
    ("mode", "wanted"),
    [("at", ["day", "hour"]), ("recurring", ["day", "hour"]), ("relative", ["anchor", "time_of_day"])],
)
def test_way_of_leaving_says_what_it_needs(client, officer, topic, mode, wanted):
    client.force_login(officer)
    answer = send(client, "add", **broadcast_form(topic, mode=mode))
    assert sorted(answer.context["form"].errors) == wanted


def test_lines_of_a_text_end_with_one_character(client, officer, topic):
    client.force_login(officer)
    send(client, "add", **broadcast_form(topic, {"en": "One\r\ntwo"}))
    assert Broadcast.objects.get().texts == {"en": "One\ntwo"}


def test_audience_is_kept_as_the_filters_say(client, officer, topic):
    client.force_login(officer)
    send(client, "add", **broadcast_form(topic, audience_languages=["en", "kk"], audience_age_bands=[]))
    assert Broadcast.objects.get().audience == {"languages": ["en", "kk"]}


def test_filter_that_no_app_knows_any_more_stays(client, officer, topic):
    broadcast = BroadcastFactory(audience={"gone": 7, "languages": ["en"]})
    client.force_login(officer)
    send(client, "edit", broadcast.pk, **broadcast_form(topic))
    broadcast.refresh_from_db()
    assert broadcast.audience == {"gone": 7}


def test_preview_shows_each_text_as_it_arrives(client, officer, topic):
    client.force_login(officer)
    text = send(client, "preview", **broadcast_form(topic, {"en": "Chess on Saturday", "kk": "Кітап"})).text
    parts = {tag: text.partition(f'data-part="text-{tag}"')[2].partition("data-part")[0] for tag in ("en", "kk", "ru")}
    assert ["Library Outreach: Chess on Saturday" in parts["en"], "GSM-7" in parts["en"]] == [True, True]
    assert ["UCS-2" in parts["kk"], "Kitap" in parts["kk"]] == [True, True]
    assert "sms-phone" not in parts["ru"]


def test_preview_shows_each_text_by_the_sender_that_carries_its_letters(client, officer, topic, settings):
    settings.SMS_LOCAL = True
    RouteFactory(sender__name="GsmOnly", rank=1, alphabet=Route.Alphabet.GSM)
    RouteFactory(sender__name="AnyLetters", rank=2, two_way=False)
    client.force_login(officer)
    text = send(client, "preview", **broadcast_form(topic, {"en": "Chess on Saturday", "kk": "Кітап"})).text
    parts = {tag: text.partition(f'data-part="text-{tag}"')[2].partition("data-part")[0] for tag in ("en", "kk")}
    assert ["GsmOnly" in part for part in parts.values()] == [True, False]
    assert ["AnyLetters" in part for part in parts.values()] == [False, True]


def test_preview_names_a_placeholder_that_nobody_knows(client, officer, topic):
    client.force_login(officer)
    text = send(client, "preview", **broadcast_form(topic, {"en": "Come at {tyme}"})).text
    assert "{tyme}" in text


def test_preview_shows_the_next_five_dates_whatever_else_is_missing(client, officer, time_machine):
    time_machine.move_to(datetime.datetime(2026, 11, 26, 9, tzinfo=datetime.UTC))
    client.force_login(officer)
    when = {"mode": "recurring", "day": "2026-11-20", "hour": "17:00", "unit": "WEEKLY", "title": ""}
    text = send(client, "preview", **broadcast_form(**when)).text
    assert [f"{day} {month}" in text for day, month in [(20, "November"), (27, "November"), (25, "December")]] == [
        False, True, True,
    ]  # fmt: skip


def test_preview_is_for_those_who_write_alone(client, desk):
    client.force_login(desk)
    assert send(client, "preview", **broadcast_form()).status_code == 302


def test_released_broadcast_is_not_edited(client, officer):
    broadcast = BroadcastFactory(state="waiting")
    client.force_login(officer)
    answer = page(client, "edit", broadcast.pk)
    assert answer["Location"] == reverse("broadcasts:check", args=[broadcast.pk])
