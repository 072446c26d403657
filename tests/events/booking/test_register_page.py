"""Registering on the site, as a guest."""

import datetime
import json
from base64 import b64encode
from hashlib import sha256
from itertools import count

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from events.booking.links import token_of
from events.models import Registration
from tests.events.booking.entering import READER, form_address, hidden, opened, page_of, registration_of, send
from tests.factories.events import ChoiceFactory, EventFactory, QuestionFactory, SessionFactory
from tests.factories.users import UserFactory
from tests.reading import elements

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


@pytest.fixture
def session(house):
    return SessionFactory(seats=3)


@pytest.fixture
def event(session):
    return session.event


def test_guest_registers_with_a_name_and_one_contact(client, event, session):
    response = send(client, event, session, party_size="2", language="kk")
    made = registration_of(event)
    assert (made.name, made.email, made.channel, made.party_size, made.language, made.state, made.session) == (
        "Aigerim",
        "aigerim@example.org",
        "mail",
        2,
        "kk",
        "confirmed",
        session,
    )
    assert response.headers["Location"] == f"/r/{token_of(made)}/?lang=en"
    assert [notice.kind for notice in made.notices.all()] == ["confirmed"]


def test_page_after_registering_says_what_has_become_of_it(client, event, session):
    response = client.get(send(client, event, session).headers["Location"])
    assert "It is done: your seats are kept." in page_of(response)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("8 701 111 22 33", "+77011112233"), ("+998 90 123 45 67", "+998901234567"), ("٠٠٧٧٠١١١١٢٢٣٣", "+77011112233")],
)
def test_phone_is_read_as_it_is_dialled_in_the_country_of_the_venue(client, event, session, typed, kept):
    send(client, event, session, contact=typed)
    made = registration_of(event)
    assert (made.phone.as_e164, made.channel, made.email) == (kept, "sms", "")


@pytest.mark.parametrize("contact", ["aigerim@", "12345", "+7 701 111", "Aigerim", ""])
def test_wrong_contact_keeps_what_was_typed(client, event, session, contact):
    response = send(client, event, session, contact=contact, name="Дина <b>")
    page = page_of(response)
    assert (Registration.objects.count(), "Дина &lt;b&gt;" in page, f'value="{contact}"' in page or not contact) == (
        0,
        True,
        True,
    )
    assert '<a href="#id_contact">' in page
    assert 'aria-invalid="true"' in page


def test_event_with_one_date_needs_no_choice(client, event):
    send(client, event)
    assert Registration.objects.filter(event=event).count() == 1


def test_event_with_several_dates_asks_which_and_says_how_each_stands(client, event, session):
    full = SessionFactory(event=event, seats=1)
    full.pool.taken = 1
    full.pool.save()
    page = page_of(client.get(form_address(event)))
    assert [str(session.uid) in page, str(full.uid) in page, "Waiting list" in page, 'name="contact"' in page] == [
        True,
        True,
        True,
        False,
    ]


def test_date_of_another_event_is_not_taken(client, event):
    SessionFactory(event=event)
    response = client.get(form_address(event, SessionFactory()))
    assert "Choose one of these dates." in page_of(response)


def test_series_is_booked_at_once(client, house):
    first = SessionFactory(event=EventFactory(registration="series"))
    SessionFactory(event=first.event, pool=first.pool)
    send(client, first.event)
    assert (registration_of(first.event).session, registration_of(first.event).pool) == (None, first.pool)


def test_same_form_sent_twice_is_one_registration(client, event, session):
    address = form_address(event, session)
    fields = opened(client, address) | READER
    places = [client.post(address, fields).headers["Location"] for _attempt in range(2)]
    assert (len(set(places)), Registration.objects.count()) == (1, 1)


def test_same_form_with_somebody_else_is_another_registration(client, event, session):
    address = form_address(event, session)
    fields = opened(client, address) | READER
    for name in ("Aigerim", "Dina"):
        client.post(address, fields | {"name": name})
    assert sorted(Registration.objects.values_list("name", flat=True)) == ["Aigerim", "Dina"]


def test_full_session_leads_to_the_waiting_list(client, event, session):
    session.pool.taken = 3
    session.pool.save()
    page = page_of(client.get(form_address(event, session)))
    assert ("Join the waiting list" in page, "48 hours to answer" in page) == (True, True)
    response = client.get(send(client, event, session).headers["Location"])
    assert (registration_of(event).state, "Place 1 in line" in page_of(response)) == ("waiting", True)


def test_party_that_does_not_fit_hears_why_where_there_is_no_waiting_list(client, house):
    session = SessionFactory(event=EventFactory(waiting_list="none"), seats=2)
    response = send(client, session.event, session, party_size="3")
    assert (
        Registration.objects.count(),
        'href="#id_party_size"' in page_of(response) or "seats" in page_of(response),
    ) == (
        0,
        True,
    )


def test_more_than_may_register_at_once_are_a_group_or_too_many(client, house):
    session = SessionFactory(event=EventFactory(max_party_size=2, takes_groups=True), seats=50)
    refused = page_of(send(client, session.event, session, party_size="30"))
    assert "At most 2 people can be registered." in refused
    send(client, session.event, session, party_size="30", is_group="on")
    assert (registration_of(session.event).is_group, registration_of(session.event).party_size) == (True, 30)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"opens_at": timezone.now() + datetime.timedelta(days=1)}, "Opens on"),
        ({"closes_at": timezone.now() - datetime.timedelta(days=1)}, "Registration closed"),
        ({"status": "cancelled"}, "Cancelled"),
    ],
)
def test_closed_session_says_why_and_takes_nobody(client, event, session, change, said):
    fields = opened(client, form_address(event, session)) | READER
    for name, value in change.items():
        setattr(session, name, value)
    session.save()
    assert said in page_of(client.get(form_address(event, session)))
    client.post(form_address(event, session), fields)
    assert Registration.objects.count() == 0


def test_draft_and_template_are_unknown(client, house):
    addresses = [
        form_address(EventFactory(status="draft")),
        form_address(EventFactory(is_template=True)),
    ]
    assert [client.get(address).status_code for address in addresses] == [404, 404]


def test_guardian_is_asked_for_where_the_event_wants_it(client, event, session):
    event.asks_guardian = True
    event.save()
    send(client, event, session, guardian_contact="+7 701 111 22 33", guardian_name="Mother")
    made = registration_of(event)
    assert (made.guardian_contact, made.guardian_name) == ("+77011112233", "Mother")


# Questions


@pytest.fixture
def questions(event):
    """Which part (workshop, lecture); only for the workshop: what equipment; a consent, and only then: which paper."""
    part = QuestionFactory(event=event, code="part", kind="choice", required=True, labels={"en": "Which part?"})
    ChoiceFactory(question=part, code="workshop", labels={"en": "Workshop"})
    ChoiceFactory(question=part, code="lecture", labels={"en": "Lecture", "kk": "Дәріс"})
    QuestionFactory(
        event=event,
        code="tools",
        required=True,
        labels={"en": "What do you bring?"},
        depends_on="part",
        depends_value="workshop",
        sort_order=1,
    )
    QuestionFactory(event=event, code="age", kind="number", labels={"en": "How old?"}, sort_order=2)
    QuestionFactory(event=event, code="photo", kind="consent", labels={"en": "Photographs are fine"}, sort_order=3)
    QuestionFactory(event=event, code="late", labels={"en": "Asked at the door"}, asked="door", required=True)


def answers_of(event):
    return {answer.question.code: answer.value for answer in registration_of(event).answers.all()}


@pytest.mark.usefixtures("questions")
def test_answers_are_kept_by_the_kind_of_question(client, event, session):
    send(client, event, session, q_part="workshop", q_tools="A laptop", q_age="٠", q_photo="on")
    assert answers_of(event) == {"part": "workshop", "tools": "A laptop", "age": 0, "photo": True}


@pytest.mark.usefixtures("questions")
def test_question_that_depends_is_required_only_if_the_condition_holds(client, event, session):
    refused = page_of(send(client, event, session, q_part="workshop"))
    assert ("What do you bring?: This has to be answered." in refused, Registration.objects.count()) == (True, 0)
    send(client, event, session, q_part="lecture", q_tools="Left over from before")
    assert answers_of(event) == {"part": "lecture"}


@pytest.mark.usefixtures("questions")
def test_page_says_in_words_when_a_question_is_asked(client, event, session):
    page = page_of(client.get(form_address(event, session)))
    assert "Only if you answer “Which part?” with “Workshop”." in page
    assert "Asked at the door" not in page


@pytest.mark.usefixtures("questions")
def test_choice_that_is_none_is_refused(client, event, session):
    send(client, event, session, q_part="party")
    assert Registration.objects.count() == 0


# Machines


def test_hidden_field_that_was_filled_in_registers_nobody(client, event, session):
    response = send(client, event, session, website="https://example.org")
    assert (Registration.objects.count(), response.status_code) == (0, 200)


@pytest.mark.parametrize("token", ["", "made-up", "0" * 32])
def test_form_without_our_signature_is_shown_again_with_a_new_one(client, event, session, token):
    response = client.post(form_address(event, session), READER | {"token": token})
    assert (Registration.objects.count(), "send it once more" in page_of(response)) == (0, True)


def test_form_filled_in_faster_than_anybody_types_is_shown_again_and_taken_then(client, event, session):
    address = form_address(event, session)
    fields = hidden(client.get(address).content.decode()) | READER
    assert "That was quick" in page_of(client.post(address, fields))


def test_only_so_many_registrations_without_proof_come_from_one_network(client, event, session, settings):
    settings.ACCOUNT_RATE_LIMITS = {"event_registration": "1/10m/ip"}
    for name in ("Aigerim", "Dina"):
        page = page_of(send(client, event, session, name=name))
    assert (Registration.objects.count(), "come from your network" in page) == (1, True)


# What surrounds it


def test_registering_takes_few_queries(client, event, session, questions):
    address = form_address(event, session)
    fields = opened(client, address) | READER | {"q_part": "workshop", "q_tools": "A laptop"}
    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.post(address, fields)
    assert Registration.objects.count() == 1
    assert len(asked) <= MOST_QUERIES, "\n".join(query["sql"][:150] for query in asked)


def test_page_is_kept_by_nobody_and_not_indexed(client, event, session):
    response = client.get(form_address(event, session))
    assert ("no-store" in response["Cache-Control"], "private" in response["Cache-Control"]) == (True, True)
    assert response["X-Robots-Tag"] == "noindex"


def test_whoever_is_logged_in_finds_name_and_address_entered_and_the_registration_theirs(client, event, session):
    user = UserFactory(name="Dina")
    client.force_login(user)
    assert 'value="Dina"' in page_of(client.get(form_address(event, session)))
    send(client, event, session)
    assert registration_of(event).user == user


def solved(task: dict) -> str:
    """What a browser makes of the task that came with a form."""
    digests = ((number, sha256(f"{task['salt']}{number}".encode()).hexdigest()) for number in count())
    number = next(number for number, digest in digests if digest == task["challenge"])
    kept = {name: task[name] for name in ("algorithm", "challenge", "salt", "signature")}
    return b64encode(json.dumps(kept | {"number": number}).encode()).decode()


def test_proof_of_work_needs_no_time_and_no_limit(client, event, session, settings):
    settings.ACCOUNT_RATE_LIMITS = {"event_registration": "0/10m/ip"}
    response = client.get(form_address(event, session))
    (form,) = elements(response, "form", class_="form")
    proof = solved(json.loads(form.attributes["data-challenge"]))
    fields = hidden(response.content.decode()) | READER | {"proof": proof}
    client.post(form_address(event, session), fields)
    assert Registration.objects.count() == 1


def test_proof_is_good_once(client, event, session, settings):
    settings.ACCOUNT_RATE_LIMITS = {"event_registration": "0/10m/ip"}
    address = form_address(event, session)
    response = client.get(address)
    (form,) = elements(response, "form", class_="form")
    proof = solved(json.loads(form.attributes["data-challenge"]))
    fields = hidden(response.content.decode()) | READER | {"proof": proof}
    for name in ("Aigerim", "Dina"):
        page = page_of(client.post(address, fields | {"name": name}, follow=True))
    assert (Registration.objects.count(), "That was quick" in page) == (1, True)


def test_name_of_several_lines_is_one(client, event, session):
    send(client, event, session, name="Aigerim\r\nhttps://evil.example/")
    assert registration_of(event).name == "Aigerim https://evil.example/"


@pytest.mark.parametrize("proof", ["x", "W10=", "NQ==", b64encode(b'{"algorithm": 1}').decode()])
def test_proof_that_is_none_counts_as_none(client, event, session, proof):
    fields = hidden(client.get(form_address(event, session)).content.decode()) | READER | {"proof": proof}
    assert "That was quick" in page_of(client.post(form_address(event, session), fields))


def test_proof_for_another_form_counts_as_none(client, event, session):
    address = form_address(event, session)
    (form,) = elements(client.get(address), "form", class_="form")
    proof = solved(json.loads(form.attributes["data-challenge"]))
    fields = hidden(client.get(address).content.decode()) | READER | {"proof": proof}
    assert "That was quick" in page_of(client.post(address, fields))
