"""The scanner as plain pages."""

import datetime
import re

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.users.roles import EVENT_DESK, OUTREACH_OFFICERS, PARTNER_EDITORS
from events.booking.tickets.codes import ticket_code
from events.registrations import Answer, Arrival
from tests.events.door.conftest import fresh, soon
from tests.factories.events import (
    ArrivalFactory,
    EventFactory,
    QuestionFactory,
    RegistrationFactory,
    SessionFactory,
)
from tests.factories.users import UserFactory


def find(client, door: str, sought: str):
    return client.post(door, fresh(action="find", sought=sought), follow=True)


def verdict(response) -> list[str]:
    """The lines of what the scanner says, without its buttons."""
    found = re.search(r'<div class="verdict.*?</div>', response.content.decode(), re.DOTALL)
    text = re.sub(r"<form.*?</form>", "", found[0], flags=re.DOTALL) if found else ""
    return [" ".join(line.split()) for line in re.findall(r">([^<>]+)<", text) if line.strip()]


def counts(response) -> list[int]:
    """Inside, still to come, without a ticket."""
    return [int(number) for number in re.findall(r'data-count="\w+"\s*>\s*(\d+)', response.content.decode())]


def test_visitor_is_led_to_log_in(client, door):
    response = client.get(door)
    assert response.url == f"/accounts/login/?next={door}"


@pytest.mark.parametrize(("roles", "status"), [([], 403), ([EVENT_DESK], 404), ([PARTNER_EDITORS], 404)])
def test_only_those_of_the_library_stand_at_its_door(client, door, roles, status):
    client.force_login(UserFactory(roles=roles))
    addresses = [door, f"{door}memory/"]
    assert [client.get(address).status_code for address in addresses] == [status] * 2
    assert client.post(f"{door}send/", {"records": []}, content_type="application/json").status_code == status
    assert client.post(door, fresh(action="walk_in", people=1)).status_code == status


def test_list_has_what_is_on_now_at_ones_own_libraries(client, desk, session, library):
    SessionFactory(starts_at=soon())
    SessionFactory(event=session.event, starts_at=soon() + datetime.timedelta(days=2))
    SessionFactory(event=EventFactory(library=library, status="draft"), starts_at=soon())
    content = client.get("/check-in/").content.decode()
    assert re.findall(r"/check-in/([\w-]{36})/", content) == [str(session.uid)]


def test_code_lets_a_single_person_in_at_once(client, desk, session, door):
    registration = RegistrationFactory(session=session, name="Алма Серікова")
    response = find(client, door, ticket_code(registration).lower().replace("-", " "))
    assert verdict(response) == ["Let in: 1 person", "Алма Серікова", "1 person · 1 in, 0 to come"]
    arrival = Arrival.objects.get()
    assert (arrival.registration, arrival.people, arrival.noted_by, arrival.was_offline) == (
        registration,
        1,
        desk,
        False,
    )


def test_party_comes_in_parts(client, desk, session, door):
    registration = RegistrationFactory(session=session, party_size=4)
    found = find(client, door, ticket_code(registration))
    assert (Arrival.objects.count(), 'max="4"' in found.content.decode()) == (0, True)
    first = client.post(door, fresh(action="let_in", registration=registration.uid, people=2), follow=True)
    assert verdict(first)[2] == "Party of 4 · 2 in, 2 to come"
    assert counts(first) == [2, 2, 0]
    more = client.post(door, fresh(action="let_in", registration=registration.uid, people=3))
    assert verdict(more)[-1].startswith("Only 2 more people are registered")
    assert Arrival.objects.get().people == 2


def test_name_is_found_in_any_spelling_and_sent_in_no_address(client, desk, session, door):
    RegistrationFactory(session=session, name="Қанат Оспанов")
    RegistrationFactory(session=session, name="Ольга Ким")
    RegistrationFactory(session=SessionFactory(event=session.event), name="Канат Другой")
    response = find(client, door, "канат осп")
    assert re.findall(r"<h2>\s*<bdi>(.*?)</bdi>", response.content.decode()) == ["Қанат Оспанов"]
    assert response.redirect_chain == []
    assert "Nobody of this name" in find(client, door, "Nemo").content.decode()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"state": "cancelled"}, "This registration is cancelled."),
        ({"state": "expired"}, "This registration is cancelled."),
        ({"state": "declined"}, "This registration was not approved."),
        ({"state": "pending"}, "This registration still waits for approval."),
        ({"state": "waiting", "number": 1}, "On the waiting list: no seat yet."),
        (
            {"state": "offered", "number": 1, "offered_until": datetime.datetime(2030, 1, 1, tzinfo=datetime.UTC)},
            "A seat is offered, but not accepted yet.",
        ),
    ],
)
def test_refusal_says_why(client, desk, session, door, fields, sentence):
    registration = RegistrationFactory(session=session, **fields)
    assert verdict(find(client, door, ticket_code(registration)))[::3] == ["Not let in", sentence]
    assert Arrival.objects.count() == 0


def test_who_is_in_already_is_told_with_the_time_of_the_place(client, desk, session, door):
    registration = RegistrationFactory(session=session)
    ArrivalFactory(
        session=session, registration=registration, at=datetime.datetime(2026, 11, 30, 13, 2, tzinfo=datetime.UTC)
    )
    assert verdict(find(client, door, ticket_code(registration)))[-1] == "Already in since 18:02."
    assert Arrival.objects.count() == 1


def test_ticket_for_another_session_is_named_without_its_owner(client, desk, session, door):
    other = SessionFactory(
        event=EventFactory(titles={"en": "Poetry"}), starts_at=datetime.datetime(2026, 11, 29, 11, tzinfo=datetime.UTC)
    )
    response = find(client, door, ticket_code(RegistrationFactory(session=other, name="Somebody")))
    assert verdict(response) == ["Not let in", "This ticket is for another session: Poetry, 29 November, 16:00."]


def test_series_is_let_into_each_of_its_sessions(client, desk, session, door):
    registration = RegistrationFactory(session=None, event=session.event, pool=session.pool)
    ArrivalFactory(session=SessionFactory(event=session.event), registration=registration)
    assert verdict(find(client, door, ticket_code(registration)))[0] == "Let in: 1 person"


def test_unknown_code_and_cancelled_session_are_refused(client, desk, session, door):
    assert verdict(find(client, door, "00000-00000-00000"))[-1] == "Nobody is registered with this code."
    registration = RegistrationFactory(session=session)
    session.status = "cancelled"
    session.save()
    assert verdict(find(client, door, ticket_code(registration)))[-1] == "This session is cancelled."
    assert verdict(client.post(door, fresh(action="walk_in", people=1)))[-1] == "This session is cancelled."


def test_guests_without_a_ticket_are_counted_by_age_also_beyond_the_seats(client, desk, library):
    session = SessionFactory(event=EventFactory(library=library), starts_at=soon(), seats=3)
    door = f"/check-in/{session.uid}/"
    client.post(door, fresh(action="walk_in", people=3, age_band="12-15"))
    response = client.post(door, fresh(action="walk_in", people=2), follow=True)
    assert verdict(response) == ["Counted: 2 guests", "more people than seats"]
    assert counts(response) == [5, 0, 5]
    assert list(Arrival.objects.values_list("registration", "people", "age_band", "doubt")) == [
        (None, 3, "12-15", ""),
        (None, 2, "", "full"),
    ]


def test_what_is_taken_back_no_longer_counts_and_stays_on_record(client, desk, session, door):
    registration = RegistrationFactory(session=session)
    find(client, door, ticket_code(registration))
    arrival = Arrival.objects.get()
    response = client.post(door, {"action": "undo", "arrival": arrival.nonce}, follow=True)
    assert (verdict(response)[0], counts(response)) == ("Taken back", [0, 1, 0])
    arrival.refresh_from_db()
    assert timezone.now() - arrival.undone_at < datetime.timedelta(minutes=1)
    assert verdict(find(client, door, ticket_code(registration)))[0] == "Let in: 1 person"


def test_arrival_at_another_door_is_not_taken_back_here(client, desk, door):
    arrival = ArrivalFactory()
    assert client.post(door, {"action": "undo", "arrival": arrival.nonce}).status_code == 404


def test_button_pressed_twice_is_one_arrival(client, desk, session, door):
    registration = RegistrationFactory(session=session, party_size=4)
    sent = fresh(action="let_in", registration=registration.uid, people=2)
    assert [verdict(client.post(door, sent, follow=True))[0] for _again in range(2)] == ["Let in: 2 people"] * 2
    assert Arrival.objects.count() == 1


def test_question_for_the_door_is_asked_before_anybody_goes_in(client, desk, session, door):
    question = QuestionFactory(event=session.event, asked="door", required=True, labels={"en": "Size of T-shirt"})
    QuestionFactory(event=session.event, labels={"en": "Not here"})
    registration = RegistrationFactory(session=session)
    found = find(client, door, ticket_code(registration)).content.decode()
    assert ("Size of T-shirt" in found, "Not here" in found) == (True, False)
    sent = fresh(action="let_in", registration=registration.uid, people=1)
    assert b"This field is required." in client.post(door, sent).content
    assert Arrival.objects.count() == 0
    answer = {f"answers-{registration.pk}-{question.code}": "M"}
    assert verdict(client.post(door, sent | answer, follow=True))[0] == "Let in: 1 person"
    assert list(Answer.objects.values_list("registration", "value")) == [(registration.pk, "M")]


@pytest.mark.parametrize(
    "sent",
    [{}, {"action": "dance"}, {"action": "find"}, {"action": "let_in"}, {"action": "walk_in"}, {"action": "undo"}],
)
def test_nonsense_changes_nothing(client, desk, door, sent):
    assert client.post(door, sent).status_code in {200, 400}
    assert Arrival.objects.count() == 0


def test_page_may_use_the_camera_and_is_kept_nowhere(client, desk, door):
    response = client.get(door)
    assert "camera=(self)" in response["Permissions-Policy"]
    assert "no-store" in response["Cache-Control"]


def test_page_that_a_phone_keeps_names_nobody(client, desk, session, door):
    ArrivalFactory(session=session, registration=RegistrationFactory(session=session, name="Known Person"))
    assert [b"Known Person" in client.get(address).content for address in (door, f"{door}?kept")] == [True, False]


def test_queries_do_not_grow_with_parties(client, desk, session, door):
    QuestionFactory(event=session.event, asked="door")

    def queries_with_one_more() -> int:
        registration = RegistrationFactory(session=session, name="Reader", party_size=2)
        ArrivalFactory(session=session, registration=registration)
        SessionFactory(event=session.event, starts_at=soon())
        with CaptureQueriesContext(connection) as queries:
            find(client, door, "Rea")
            client.get(f"{door}memory/")
            client.get("/check-in/")
        return len(queries)

    client.get(door)
    one, _two, three = (queries_with_one_more() for _each in range(3))
    assert one == three


def test_officers_stand_at_every_door(client, door):
    client.force_login(UserFactory(roles=[OUTREACH_OFFICERS]))
    assert client.get(door).status_code == 200


def test_door_is_closed_to_who_owes_a_second_factor(client, desk, door, settings):
    settings.STAFF_SECOND_FACTOR = True
    assert [client.get(address).status_code for address in (door, f"{door}memory/")] == [302, 302]


def test_door_speaks_the_language_of_who_stands_there_and_ends_idle_sessions(client, desk, door, settings):
    desk.language = "kk"
    desk.save()
    assert '<html lang="kk"' in client.get(door).content.decode()
    settings.STAFF_IDLE_MINUTES = 60
    with time_machine.travel(timezone.now() + datetime.timedelta(hours=2)):
        assert client.get(door).url == f"/accounts/login/?next={door}"
