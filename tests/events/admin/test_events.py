"""Events in the admin: who sees, makes, changes and publishes which."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events.models import Answer, Event, Question, Session
from tests.events.admin.forms import event_form, question, wording
from tests.factories.events import (
    EventFactory,
    EventPageFactory,
    QuestionFactory,
    RegistrationFactory,
    SessionFactory,
    event_index_in,
)
from tests.factories.users import UserFactory


def page(client, name, *args):
    return client.get(reverse(f"events:{name}", args=args))


def send(client, name, *args, **data):
    return client.post(reverse(f"events:{name}", args=args), data)


def test_editor_lists_the_events_of_their_library(client, editor, library, other):
    EventFactory(library=library, titles={"en": "Ours"})
    EventFactory(library=other, titles={"en": "Theirs"})
    EventFactory(library=None, titles={"en": "The network’s"})
    client.force_login(editor)
    text = page(client, "index").text
    assert ["Ours" in text, "Theirs" in text, "The network’s" in text] == [True, False, False]


def test_editor_finds_an_event_by_a_word_of_its_title_in_any_language(client, editor, library):
    EventFactory(library=library, titles={"kk": "Абай кеші"})
    EventFactory(library=library, titles={"en": "Other"})
    client.force_login(editor)
    text = client.get(reverse("events:index"), {"q": "Абай"}).text
    assert ["Абай кеші" in text, "Other" in text] == [True, False]


def test_new_event_belongs_to_the_editors_library_and_is_a_draft(client, editor, library):
    client.force_login(editor)
    send(client, "add", **event_form(library=library.pk, titles="Вечер Абая"))
    event = Event.objects.get()
    assert (event.library, event.status, event.slug, event.titles) == (
        library, "draft", "vecher-abaya", {"en": "Вечер Абая"},
    )  # fmt: skip


def test_editor_makes_no_event_for_another_library_nor_for_the_network(client, editor, library, other):
    client.force_login(editor)
    for value in (other.pk, ""):
        assert send(client, "add", **event_form(library=value)).status_code == 200
    assert Event.objects.count() == 0


def test_officer_makes_an_event_of_the_network(client, officer):
    client.force_login(officer)
    send(client, "add", **event_form())
    assert Event.objects.get().library is None


def test_questions_with_choices_are_part_of_the_form(client, editor, library):
    client.force_login(editor)
    choice = {"code": "bus", "ORDER": "1", **wording("labels", "By bus")}
    questions = [
        question("way", kind="choice", choices=[choice], ORDER="1"),
        question("line", depends_on="way", ORDER="2"),
    ]
    send(client, "add", **event_form(questions, library=library.pk))
    assert [(row.code, row.choices.count()) for row in Question.objects.order_by("sort_order")] == [
        ("way", 1),
        ("line", 0),
    ]


@pytest.mark.parametrize(
    ("questions", "field", "message"),
    [
        ([question("a", depends_on="b", ORDER="1"), question("b", ORDER="2")], "depends_on", "no question above"),
        ([question("a", ORDER="1"), question("a", ORDER="2")], "code", "short name"),
    ],
)
def test_questions_that_do_not_hold_together_are_refused(client, editor, library, questions, field, message):
    client.force_login(editor)
    response = send(client, "add", **event_form(questions, library=library.pk))
    assert (message in response.text, Event.objects.count()) == (True, 0)


def test_question_that_somebody_has_answered_stays(client, editor, library):
    client.force_login(editor)
    asked = QuestionFactory(event=EventFactory(library=library), code="way")
    registration = RegistrationFactory(session=SessionFactory(event=asked.event))
    Answer.objects.create(registration=registration, question=asked, value="By bus")
    data = event_form([question("way", id=asked.pk, DELETE="1")], library=library.pk, slug=asked.event.slug)
    response = client.post(reverse("events:edit", args=[asked.event_id]), data | {"questions-INITIAL_FORMS": "1"})
    assert ("People are registered already" in response.text, Question.objects.count()) == (True, 1)


def test_registration_that_would_close_before_it_opens_is_refused(client, editor, library):
    client.force_login(editor)
    response = send(client, "add", **event_form(library=library.pk, opens_days="1", closes_hours="24"))
    assert "Registration would close before it opens." in response.text


def test_sessions_follow_when_the_times_of_registration_change(client, editor, library):
    event = EventFactory(library=library, status="draft")
    follows, own = SessionFactory(event=event), SessionFactory(event=event)
    Session.objects.filter(pk=own.pk).update(opens_at=own.starts_at)
    client.force_login(editor)
    send(client, "edit", event.pk, **event_form(library=library.pk, slug=event.slug, opens_days="7"))
    opens = [Session.objects.get(pk=row.pk).opens_at for row in (follows, own)]
    assert ((follows.starts_at - opens[0]).days, opens[1]) == (7, own.starts_at)


def test_what_one_registers_for_changes_until_somebody_has(client, editor, library):
    event = EventFactory(library=library, status="draft")
    SessionFactory.create_batch(2, event=event)
    client.force_login(editor)
    data = event_form(library=library.pk, slug=event.slug, registration="series")
    send(client, "edit", event.pk, **data)
    assert Session.objects.values("pool").distinct().count() == 1
    RegistrationFactory(session=None, event=event, pool=Session.objects.first().pool, state="cancelled")
    response = send(client, "edit", event.pk, **data | {"registration": "session"})
    assert ("People are registered already" in response.text, Event.objects.get().registration) == (True, "series")


def test_trusted_library_publishes_its_events(client, editor, library):
    event = SessionFactory(event__library=library, event__status="draft").event
    client.force_login(editor)
    send(client, "publish", event.pk)
    assert Event.objects.get().status == "published"


def test_event_without_a_date_is_not_published(client, editor, library):
    event = EventFactory(library=library, status="draft")
    client.force_login(editor)
    response = send(client, "publish", event.pk)
    assert ("Add a date first." in response.text, Event.objects.get().status) == (True, "draft")


def test_officers_publish_for_a_library_that_is_not_trusted(client, newcomer, officer, other):
    event = SessionFactory(event__library=other, event__status="draft").event
    client.force_login(newcomer)
    response = send(client, "publish", event.pk)
    assert ("An outreach officer publishes it." in response.text, Event.objects.get().status) == (True, "draft")
    client.force_login(officer)
    send(client, "publish", event.pk)
    assert Event.objects.get().status == "published"


def test_what_an_officer_has_published_is_not_rewritten_by_a_team_that_is_not_trusted(client, newcomer, other):
    event = EventFactory(library=other, titles={"en": "Approved"})
    client.force_login(newcomer)
    response = send(client, "edit", event.pk, **event_form(library=other.pk, slug=event.slug))
    assert (response.status_code, Event.objects.get().titles) == (302, {"en": "Approved"})


def test_published_event_is_not_given_to_a_library_for_which_one_may_not_publish(client, library, other, editor):
    editor.groups.add(other.team.group)
    event = EventFactory(library=library)
    client.force_login(editor)
    send(client, "edit", event.pk, **event_form(library=other.pk, slug=event.slug))
    assert Event.objects.get().library == library


@pytest.mark.parametrize(
    "name", ["show", "edit", "delete", "history", "publish", "withdraw", "cancel", "copy", "add_session", "repeat"]
)
def test_event_of_another_library_does_not_exist(client, editor, other, name):
    event = EventFactory(library=other)
    client.force_login(editor)
    assert [page(client, name, event.pk).status_code, send(client, name, event.pk).status_code] in (
        [404, 404],
        [404, 405],
    )


def test_event_desk_looks_and_changes_nothing(client, library):
    event = SessionFactory(event__library=library).event
    desk = UserFactory(roles=["Event desk", library.team.group.name])
    client.force_login(desk)
    shown = page(client, "show", event.pk)
    assert (shown.status_code, "Add a date" in shown.text, "Texts and rules" in shown.text) == (200, False, False)
    assert [page(client, name, event.pk).status_code for name in ("cancel", "add_session", "edit")] == [404, 404, 302]


def test_cancelled_event_stays_listed_and_its_dates_are_cancelled(client, editor, library):
    session = SessionFactory(event__library=library)
    RegistrationFactory(session=session, party_size=3)
    client.force_login(editor)
    assert "3 people who are registered or wait are told." in page(client, "cancel", session.event_id).text
    send(client, "cancel", session.event_id, **wording("reasons", "Frost"))
    session.refresh_from_db()
    assert (Event.objects.get().status, session.status, session.cancel_reasons) == (
        "cancelled",
        "cancelled",
        {"en": "Frost"},
    )


def test_event_that_somebody_has_registered_for_is_neither_withdrawn_nor_deleted(client, editor, library):
    event = RegistrationFactory(session__event__library=library).event
    client.force_login(editor)
    for name in ("withdraw", "delete"):
        send(client, name, event.pk)
    assert Event.objects.get().status == "published"


def test_what_something_refers_to_is_not_deleted(client, editor, library):
    session = SessionFactory(event__library=library)
    EventPageFactory(event=session.event, parent=event_index_in("en"))
    client.force_login(editor)
    for address in (
        reverse("events:delete", args=[session.event_id]),
        reverse("venues:delete", args=[session.venue_id]),
    ):
        assert "is referenced 1 time." in client.post(address).text
    assert Session.objects.filter(pk=session.pk, venue=session.venue_id).exists()


def test_event_with_dates_that_nobody_has_registered_for_is_deleted(client, editor, library):
    event = SessionFactory(event__library=library).event
    client.force_login(editor)
    send(client, "delete", event.pk)
    assert (Event.objects.count(), Session.objects.count()) == (0, 0)


@pytest.mark.parametrize("name", ["index", "show"])
def test_pages_take_as_many_queries_for_three_as_for_one(client, officer, library, name, django_assert_max_num_queries):

    client.force_login(officer)
    event = EventFactory(library=library)
    counts = []
    for batch in (1, 2):
        SessionFactory.create_batch(batch, event=event, event__library=library)
        for _number in range(batch if name == "index" else 0):
            SessionFactory(event__library=library)
        page(client, name, *([event.pk] if name == "show" else []))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page(client, name, *([event.pk] if name == "show" else []))
        counts.append(len(queries))
    assert counts[0] == counts[1]
