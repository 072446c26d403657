"""Repeating in plain words: the form, its preview, and what is confirmed."""

import pytest
from django.urls import reverse
from django.utils import translation

from events.models import Repetition, Session
from events.scheduling.sentences import sentence
from tests.events.admin.forms import wording
from tests.factories.events import EventFactory, RegistrationFactory, RepetitionFactory, SessionFactory


@pytest.fixture(autouse=True)
def at_a_moment(now):
    """All dates here are still to come."""


@pytest.fixture
def event(library):
    return EventFactory(library=library)


@pytest.fixture
def repeat(client, editor, event):
    """Sends the form of a new repetition, or of one that exists."""
    client.force_login(editor)

    def go(repetition=None, **changes):
        name, pk = ("repetition", repetition.pk) if repetition else ("repeat", event.pk)
        return client.post(reverse(f"events:{name}", args=[pk]), form(**changes))

    return go


def form(**changes) -> dict:
    """Every second Tuesday at 16:00 until June, not on 8 March, with the fields of other rhythms left alone."""
    values = {
        "starts_on": "2026-12-01", "starts": "16:00", "ends": "17:30", "every": "2", "unit": "WEEKLY",
        "weekdays": ["1"], "in_month": "", "end": "until", "until": "2027-06-01", "times": "", "not_on": ["", ""],
        "venue": "", "time_zone": "Asia/Almaty", "seats": "20", "online_url": "",
    }  # fmt: skip
    return values | changes


def test_preview_says_it_in_words_and_shows_the_next_dates_and_saves_nothing(repeat):
    response = repeat(not_on=["2027-03-09", ""], preview="1")
    text = response.text
    assert "Every 2 weeks: Tuesday; 16:00–17:30. Until: 1 June 2027. Not on: 9 March 2027." in text
    assert response.context["dates"][1]["start"].isoformat() == "2026-12-15T16:00:00+05:00"
    assert (Repetition.objects.count(), Session.objects.count()) == (0, 0)


def test_saved_rule_makes_its_sessions_with_the_dates_left_out(repeat):
    repeat(not_on=["2027-03-09", "2027-03-09"])
    made = Repetition.objects.get()
    assert (made.rule, made.minutes, made.not_on) == (
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20270601", 90, ["2027-03-09"],
    )  # fmt: skip
    assert made.sessions.count() == 13


@pytest.mark.parametrize(
    ("changes", "rule", "first"),
    [
        ({"starts_on": "2026-12-02"}, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20270601", "2026-12-08"),
        ({"weekdays": [], "end": "never"}, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2026-12-01"),
        ({"unit": "DAILY", "end": "times", "times": "5"}, "FREQ=DAILY;INTERVAL=2;COUNT=5", "2026-12-01"),
        ({"unit": "MONTHLY", "every": "1", "in_month": "2TU", "end": "never"}, "FREQ=MONTHLY;BYDAY=2TU", "2026-12-08"),
        (
            {"unit": "MONTHLY", "every": "1", "in_month": "-1FR", "end": "never"},
            "FREQ=MONTHLY;BYDAY=-1FR",
            "2026-12-25",
        ),
        ({"unit": "MONTHLY", "every": "3", "end": "never"}, "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1", "2026-12-01"),
        (
            {"unit": "MONTHLY", "every": "1", "in_month": "-1", "end": "never"},
            "FREQ=MONTHLY;BYMONTHDAY=-1",
            "2026-12-31",
        ),
    ],
)
def test_rhythms(repeat, changes, rule, first):
    repeat(**changes)
    made = Repetition.objects.get()
    assert (made.rule, made.starts_on.isoformat()) == (rule, first)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"ends": "15:00"}, "The end comes after the start."),
        ({"until": ""}, "Until when?"),
        ({"end": "times"}, "How many times?"),
        ({"starts_on": "2024-01-01"}, "That is more than a year ago."),
        ({"until": "2026-11-30"}, "With this rule there is no date within a year."),
        ({"not_on": ["soon"]}, "Enter dates only."),
    ],
)
def test_what_makes_no_sense_is_refused_in_plain_words(repeat, changes, message):
    assert (message in repeat(**changes).text, Repetition.objects.count()) == (True, 0)


def test_two_repetitions_do_not_meet(repeat):
    repeat()
    response = repeat(starts="17:00", ends="18:00", every="1")
    assert ("On 1 December 2026 there is a session at that time already." in response.text) is True
    assert Repetition.objects.count() == 1


def test_form_shows_what_was_saved(repeat, client):
    repeat(not_on=["2027-03-09"])
    made = Repetition.objects.get()
    response = client.get(reverse("events:repetition", args=[made.pk]))
    again = {name: value for name, value in response.context["form"].initial.items() if value not in (None, "")}
    shown = {name: str(value) for name, value in again.items()}
    assert (shown["unit"], shown["every"], shown["weekdays"], shown["until"], shown["ends"], shown["not_on"]) == (
        "WEEKLY", "2", "(1,)", "2027-06-01", "17:30:00", "['2027-03-09']",
    )  # fmt: skip


def test_change_that_people_would_be_told_of_is_confirmed_first(repeat):
    repeat()
    made = Repetition.objects.get()
    RegistrationFactory(session=made.sessions.in_order()[0], party_size=7)
    asked = repeat(made, not_on=["2026-12-01"])
    assert ["7 people who are registered or wait are told." in asked.text, "Yes, save and tell them" in asked.text] == [
        True,
        True,
    ]
    assert made.sessions.in_order()[0].is_cancelled is False
    repeat(made, not_on=["2026-12-01"], confirmed="1", **wording("reasons", "Holiday"))
    first = made.sessions.in_order()[0]
    assert (first.is_cancelled, first.cancel_reasons) == (True, {"en": "Holiday"})


def test_repetition_ends_after_asking(repeat, client):
    repeat()
    made = Repetition.objects.get()
    url = reverse("events:end_repetition", args=[made.pk])
    assert "14 dates vanish: nobody is registered." in client.get(url).text
    client.post(url, wording("reasons"))
    assert (Repetition.objects.count(), Session.objects.count()) == (0, 0)


def test_repetition_of_another_library_does_not_exist(repeat, client, other):
    theirs = RepetitionFactory(event=EventFactory(library=other))
    assert repeat(theirs).status_code == 404
    assert client.post(reverse("events:end_repetition", args=[theirs.pk])).status_code == 404


def test_repetition_does_not_meet_what_was_added_by_hand(repeat, event):
    SessionFactory(event=event)
    found = Session.objects.get().local_start
    response = repeat(
        starts_on=found.date().isoformat(), weekdays=[str(found.weekday())], starts=f"{found:%H:%M}", ends="23:59"
    )
    assert "there is a session at that time already" in response.text


@pytest.mark.parametrize(
    ("tag", "weekday"),
    [("ru", "Вторник"), ("kk", "Сейсенбі"), ("uz", "Seshanba"), ("vi", "Thứ Ba"), ("ar", "الثلاثاء")],
)
def test_weekdays_are_named_in_every_language(tag, weekday):
    repetition = RepetitionFactory.build(event=None, rule="FREQ=WEEKLY;BYDAY=TU")
    with translation.override(tag):
        assert weekday.casefold() in sentence(repetition).casefold()
