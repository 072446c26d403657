"""The list of registrations in the admin, and the spreadsheet of it."""

import csv
import io
import re
import zipfile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.users.roles import EVENT_DESK
from events.registrations import Answer
from tests.factories.events import ArrivalFactory, QuestionFactory, RegistrationFactory, SessionFactory
from tests.factories.users import UserFactory

LIST = "/admin/registrations/"


def text_of(response) -> str:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode(errors="replace")


def names(client, query: str = "") -> list[str]:
    found = re.findall(r'class="title-wrapper">\s*(?:<a[^>]*>)?([^<]+)', text_of(client.get(f"{LIST}{query}")))
    return sorted(name.strip() for name in found)


def spreadsheet(client, query: str) -> list[dict]:
    return list(csv.DictReader(io.StringIO(text_of(client.get(f"{LIST}?export=csv&{query}")))))


@pytest.fixture
def people(session):
    RegistrationFactory(session=session, name="Әсел Нұр", email="asel@example.org", phone="+77011112233")
    RegistrationFactory(session=session, name="Bob", email="bob@example.org", state="waiting", number=1)
    RegistrationFactory(session=None, event=session.event, pool=session.pool, name="Whole term")
    RegistrationFactory(session=SessionFactory(event=session.event), name="Another day")
    RegistrationFactory(name="Elsewhere")


def test_editor_sees_people_of_their_library_with_contacts_masked(client, editor, people):
    assert names(client) == ["Another day", "Bob", "Whole term", "Әсел Нұр"]
    content = text_of(client.get(LIST))
    assert ("b…@example.org" in content, "bob@example.org" in content) == (True, False)


def test_list_is_narrowed_by_session_state_and_words(client, editor, people, session):
    assert names(client, f"?session={session.pk}") == ["Bob", "Whole term", "Әсел Нұр"]
    assert names(client, f"?session={session.pk}&state=waiting") == ["Bob"]
    assert names(client, f"?event={session.event_id}&state=waiting") == ["Bob"]
    assert [names(client, f"?q={word}") for word in ("әсел", "asel@", "701 111-22", "BOB", "Nemo")] == [
        ["Әсел Нұр"],
        ["Әсел Нұр"],
        ["Әсел Нұр"],
        ["Bob"],
        [],
    ]


def test_event_desk_sees_names_and_numbers_only(client, library, people, session):
    client.force_login(UserFactory(roles=[EVENT_DESK, library.team.group.name]))
    content = text_of(client.get(LIST))
    assert ("Bob" in content, "example.org" in content, "Әсел Нұр" in content) == (True, False, True)
    assert names(client, "?q=asel@") == []
    one = f"inspect/{session.registrations.first().pk}/"
    closed = ["?export=csv", "figures/", f"sessions/{session.pk}/message/", f"sessions/{session.pk}/add/"]
    closed += [f"{page}/{session.registrations.first().pk}/" for page in ("change", "move")]
    # Wagtail leads back to the first page of the admin and says that this is not allowed.
    assert [client.get(f"{LIST}{address}").get("Location") for address in closed] == ["/admin/"] * len(closed)
    statuses = [client.get(f"{LIST}{page}").status_code for page in (one, f"sessions/{session.pk}/sheet/")]
    assert statuses == [404, 200]


def test_spreadsheet_has_contacts_answers_and_who_came(client, editor, session):
    size = QuestionFactory(event=session.event, code="size")
    registration = RegistrationFactory(
        session=session, name="=1+1", email="a@example.org", phone="+77011112233", party_size=3
    )
    Answer.objects.create(registration=registration, question=size, value="-2+3")
    ArrivalFactory(session=session, registration=registration, people=2)
    (row,) = spreadsheet(client, f"session={session.pk}")
    shown = [row[name] for name in ("Name", "E-mail", "Phone", "People", "Came", "State", "size")]
    assert shown == ["'=1+1", "a@example.org", "+77011112233", "3", "2", "confirmed", "'-2+3"]


def test_question_that_is_called_like_a_column_takes_the_place_of_none(client, editor, session):
    note = QuestionFactory(event=session.event, code="note")
    registration = RegistrationFactory(session=session, note="Came late")
    Answer.objects.create(registration=registration, question=note, value="Vegetarian")
    page = text_of(client.get(f"{LIST}?export=csv&session={session.pk}"))
    ((*_columns, ours, theirs),) = list(csv.reader(io.StringIO(page)))[1:]
    assert (ours, theirs) == ("Came late", "Vegetarian")


def test_workbook_holds_no_formula(client, editor, session):
    RegistrationFactory(session=session, name="=HYPERLINK\x01(1)")
    response = client.get(f"{LIST}?export=xlsx&session={session.pk}")
    with zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content))) as workbook:
        sheet = workbook.read("xl/worksheets/sheet1.xml").decode()
    assert ("HYPERLINK" in sheet, "<f>" in sheet) == (True, False)


def test_queries_do_not_grow_with_registrations(client, editor, session):
    QuestionFactory(event=session.event)

    def queries_with_one_more() -> int:
        registration = RegistrationFactory(session=SessionFactory(event=session.event))
        Answer.objects.create(registration=registration, question=session.event.questions.get(), value="x")
        ArrivalFactory(session=registration.session, registration=registration)
        with CaptureQueriesContext(connection) as queries:
            names(client, f"?event={session.event_id}")
            spreadsheet(client, f"event={session.event_id}")
            text_of(client.get(f"{LIST}sessions/{session.pk}/sheet/"))
        return len(queries)

    queries_with_one_more()
    two, _three, four = (queries_with_one_more() for _each in range(3))
    assert two == four


def test_attendance_sheet_is_in_the_order_of_the_alphabet_with_boxes_to_tick(client, editor, session):
    door = QuestionFactory(event=session.event, asked="door", labels={"en": "Size of T-shirt"})
    first = RegistrationFactory(session=session, name="Қанат", party_size=2, email="kanat@example.org")
    for name in ("Лена", "Әлия", "Арман"):
        RegistrationFactory(session=session, name=name)
    RegistrationFactory(session=session, name="Waits", state="waiting", number=1)
    Answer.objects.create(registration=first, question=door, value="M")
    content = text_of(client.get(f"{LIST}sessions/{session.pk}/sheet/"))
    assert re.findall(r'<th scope="row">\s*<bdi>(.*?)</bdi>', content) == ["Арман", "Әлия", "Қанат", "Лена"]
    assert (content.count("☐"), "Size of T-shirt" in content, "example.org" in content) == (5, True, False)
