"""A new event that begins as a copy or as a template."""

import datetime

import pytest
from django.urls import reverse

from events.models import Event, EventPage
from tests.events.admin.forms import wording
from tests.factories.events import (
    ChoiceFactory,
    EventFactory,
    QuestionFactory,
    RegistrationFactory,
    RepetitionFactory,
    SessionFactory,
)


@pytest.fixture(autouse=True)
def at_a_moment(now):
    """All dates here are still to come."""


@pytest.fixture
def copy(client, editor):
    """Sends the form of a copy and answers the copy."""
    client.force_login(editor)

    def go(event, library, **changes):
        data = wording("titles", "Another evening") | {"library": library.pk, "first_on": ""} | changes
        client.post(reverse("events:copy", args=[event.pk]), data)
        return Event.objects.filter(slug="another-evening").first()

    return go


def test_copy_has_questions_and_rules_and_nothing_that_has_happened(copy, library, other):
    event = EventFactory(library=library, kind="workshop", reminders=["48"], max_party_size=3)
    event.co_organisers.set([other])
    event.save()
    ChoiceFactory(question=QuestionFactory(event=event, code="way", kind="choice"), code="bus")
    RepetitionFactory(event=event)
    RegistrationFactory(session=SessionFactory(event=event))
    made = copy(event, library)
    assert (made.kind, made.reminders, made.max_party_size, made.status) == ("workshop", ["48"], 3, "draft")
    assert [made.uid != event.uid, made.titles, list(made.co_organisers.all())] == [
        True,
        {"en": "Another evening"},
        [other],
    ]
    assert [(row.code, row.choices.get().code) for row in made.questions.all()] == [("way", "bus")]
    assert (made.sessions.count(), made.repetitions.count(), made.registrations.count()) == (0, 0, 0)


def test_dates_come_along_at_the_same_time_of_the_clock(copy, library):
    event = EventFactory(library=library)
    for day in (20, 27, 30):
        start = datetime.datetime(2027, 3, day, 16, tzinfo=datetime.UTC)
        SessionFactory(event=event, starts_at=start, time_zone="Europe/Chisinau", venue=None, seats=7)
    made = copy(event, library, first_on="2027-10-25")
    shown = [f"{session.local_start:%m-%d %H:%M}" for session in made.sessions.in_order()]
    # In March the first was at 18:00 in winter time, the others at 18:00 and 19:00.
    assert shown == ["10-25 18:00", "11-01 18:00", "11-04 19:00"]
    assert {session.pool.seats for session in made.sessions.all()} == {7}


def test_copy_is_made_for_ones_own_library_alone(copy, library, other):
    assert copy(EventFactory(library=library), other) is None


def test_template_of_the_network_begins_an_event_of_ones_own(client, editor, library, other, copy):
    network = EventFactory(library=None, is_template=True, status="draft", titles={"en": "Reading aloud"})
    EventFactory(library=other, is_template=True, status="draft", titles={"en": "Their template"})
    listed = client.get(reverse("events:templates")).text
    assert ["Reading aloud" in listed, "Their template" in listed] == [True, False]
    made = copy(network, library)
    assert (made.library, made.is_template) == (library, False)


def test_event_of_the_network_is_no_template_for_others(copy, library):
    assert copy(EventFactory(library=None), library) is None


def test_template_takes_no_pages(client, editor, library):
    event = EventFactory(library=library, is_template=True, status="draft")
    client.force_login(editor)
    assert "Pages that tell of it" not in client.get(reverse("events:show", args=[event.pk])).text
    assert EventPage.objects.count() == 0
