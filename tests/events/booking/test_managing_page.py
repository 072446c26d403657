"""A registration by its link: seen, changed, moved, cancelled, answered. A GET changes nothing."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from events.booking import services
from events.booking.links import token_of
from events.models import Registration
from tests.events.booking.entering import page_of
from tests.factories.events import ChoiceFactory, EventFactory, QuestionFactory, RegistrationFactory, SessionFactory
from tests.reading import links, texts

pytestmark = pytest.mark.django_db
SUBPAGES = ("registration", "registration_change", "registration_move", "registration_cancel")


@pytest.fixture
def event(house):
    return EventFactory(titles={"en": "Night of reading", "ar": "ليلة القراءة"})


@pytest.fixture
def session(event):
    return SessionFactory(event=event, seats=4, online_url="https://meet.example/a")


def booked(session, **fields) -> Registration:
    given = {"name": "Aigerim", "email": "aigerim@example.org", "language": "en", "party_size": 2}
    return services.book(event=session.event, session=session, **given | fields)


def address(registration: Registration, name: str = "registration") -> str:
    return reverse(name, args=[token_of(registration)])


def state_of(registration: Registration) -> str:
    return Registration.objects.get(pk=registration.pk).state


def full_with_one_waiting(session) -> tuple[Registration, Registration]:
    """A party of four that has all seats, and one of two that waits."""
    return booked(session, party_size=4), booked(session, email="other@example.org")


def test_page_says_how_it_stands_in_the_language_of_its_messages(client, session):
    registration = booked(session, language="ar")
    response = client.get(address(registration))
    assert (response.headers["Content-Language"], texts(response, "h1")) == ("ar", ["ليلة القراءة"])
    chosen = client.get(address(registration) + "?lang=en")
    assert texts(chosen, "h1") == ["Night of reading"]
    assert links(chosen)["Cancel"].endswith("/cancel/?lang=en")


@pytest.mark.parametrize(("tag", "there"), [("en", ","), ("ar", "،")])
def test_facts_have_the_comma_of_the_language(client, session, tag, there):
    facts = " ".join(texts(client.get(address(booked(session, language=tag))), "dd"))
    assert {comma for comma in ",،" if f"{comma} " in facts} == {there}


def test_confirmed_sees_ticket_and_link_to_take_part_online(client, session):
    page = client.get(address(booked(session)))
    assert ("https://meet.example/a" in links(page), "Show the ticket" in links(page)) == (True, True)


def test_who_waits_sees_the_place_in_line_and_nothing_for_those_with_seats(client, session):
    _first, waiting = full_with_one_waiting(session)
    response = client.get(address(waiting))
    page = page_of(response)
    assert ("Place 1 in line" in page, "meet.example" in page, "Show the ticket" in page) == (True, False, False)
    assert "Leave the waiting list" in links(response)


@pytest.mark.parametrize("name", SUBPAGES)
def test_get_changes_nothing(client, session, name):
    registration = booked(session)
    before = Registration.objects.values().get()
    client.get(address(registration, name))
    assert Registration.objects.values().get() == before


@pytest.mark.parametrize("name", ["registration_offer", "registration_coming"])
def test_answers_are_not_given_by_following_a_link(client, session, name):
    assert client.get(address(booked(session), name)).status_code == 405


# Cancelling, and what becomes of the seats


def test_cancelling_is_asked_for_first_and_gives_the_seats_to_the_next(client, session):
    first, waiting = full_with_one_waiting(session)
    assert "Your 4 seats go to the next in line at once" in page_of(client.get(address(first, "registration_cancel")))
    response = client.post(address(first, "registration_cancel"), follow=True)
    assert "It is cancelled. Thank you for telling us." in page_of(response)
    assert (state_of(first), state_of(waiting)) == ("cancelled", "offered")


def test_offer_is_taken_by_a_button(client, session):
    first, waiting = full_with_one_waiting(session)
    services.cancel(registration=first)
    assert "Do you take it?" in page_of(client.get(address(waiting)))
    response = client.post(address(waiting, "registration_offer"), {"accept": "1"}, follow=True)
    assert ("The seats are yours." in page_of(response), state_of(waiting)) == (True, "confirmed")


def test_offer_is_declined_by_a_button(client, session):
    first, waiting = full_with_one_waiting(session)
    services.cancel(registration=first)
    client.post(address(waiting, "registration_offer"), {"decline": "1"})
    assert state_of(waiting) == "cancelled"


def test_offer_that_has_run_out_cannot_be_taken(client, session):
    first, waiting = full_with_one_waiting(session)
    services.cancel(registration=first)
    Registration.objects.filter(pk=waiting.pk).update(offered_until=timezone.now() - datetime.timedelta(minutes=1))
    response = client.post(address(waiting, "registration_offer"), {"accept": "1"}, follow=True)
    assert ("The time to answer is over" in page_of(response), state_of(waiting)) == (True, "offered")
    services.expire_offers(timezone.now())
    assert "The time to answer is over" in page_of(client.get(address(waiting)))


# Changing


def test_number_of_people_and_answers_are_changed(client, session):
    part = QuestionFactory(event=session.event, code="part", kind="choice", labels={"en": "Which part?"})
    ChoiceFactory(question=part, code="lecture")
    QuestionFactory(event=session.event, code="needs", sort_order=1)
    registration = booked(session, answers={"needs": "A ramp"})
    assert 'value="A ramp"' in page_of(client.get(address(registration, "registration_change")))
    entered = {"party_size": "3", "q_part": "lecture", "q_needs": ""}
    response = client.post(address(registration, "registration_change"), entered, follow=True)
    changed = Registration.objects.get(pk=registration.pk)
    answers = {answer.question.code: answer.value for answer in changed.answers.all()}
    assert ("Your registration is changed." in page_of(response), changed.party_size, answers) == (
        True,
        3,
        {"part": "lecture"},
    )


def test_more_than_there_are_seats_keeps_what_was_typed_and_what_was_booked(client, session):
    QuestionFactory(event=session.event, code="needs")
    registration = booked(session)
    entered = {"party_size": "5", "q_needs": "A ramp"}
    page = page_of(client.post(address(registration, "registration_change"), entered))
    assert ("Only 2 more seats are free" in page, 'value="A ramp"' in page) == (True, True)
    assert (Registration.objects.get(pk=registration.pk).party_size, registration.answers.count()) == (2, 0)


def test_moves_to_a_date_that_has_room_and_no_other(client, event, session):
    full, free = SessionFactory(event=event, seats=1), SessionFactory(event=event, seats=2)
    registration = booked(session)
    page = page_of(client.get(address(registration, "registration_move")))
    assert (str(full.uid) in page, str(free.uid) in page) == (False, True)
    client.post(address(registration, "registration_move"), {"session": full.uid})
    assert Registration.objects.get(pk=registration.pk).session == session
    client.post(address(registration, "registration_move"), {"session": free.uid})
    assert Registration.objects.get(pk=registration.pk).session == free


def test_what_has_ended_can_only_be_looked_at(client, session):
    registration = services.cancel(registration=booked(session))
    pages = [client.get(address(registration, name)) for name in SUBPAGES]
    assert [page.status_code for page in pages] == [200, 302, 302, 302]
    assert "Register again" in links(pages[0])


def test_answers_of_what_has_ended_stay(client, session):
    question = QuestionFactory(event=session.event, code="meal")
    registration = services.cancel(registration=booked(session, answers={"meal": "none"}))
    client.post(address(registration, "registration_change"), {"party_size": "2", "q_meal": "two"})
    assert [answer.value for answer in question.answers.all()] == ["none"]


# Still coming?


@pytest.fixture
def asked(session):
    session.event.still_coming_days = 2
    session.event.save()
    registration = booked(session)
    Registration.objects.filter(pk=registration.pk).update(coming_asked_at=timezone.now())
    return registration


def test_still_coming_yes_keeps_the_seats(client, asked):
    assert "Still coming?" in page_of(client.get(address(asked)))
    response = client.post(address(asked, "registration_coming"), follow=True)
    assert ("Good: we keep your seats." in page_of(response), "Still coming?" in page_of(response)) == (True, False)


def test_still_coming_no_leads_to_cancelling(client, asked):
    assert links(client.get(address(asked)))["No, give the seats away"] == address(asked, "registration_cancel")


def test_still_coming_yes_is_too_late_once_the_seats_are_given_away(client, asked):
    services.cancel(registration=asked)
    response = client.post(address(asked, "registration_coming"), follow=True)
    assert "The seats have been given to others" in page_of(response)


# Links


@pytest.mark.parametrize("change", [lambda token: token[:-1], lambda token: "x" + token, lambda token: "abc"])
def test_link_that_was_cut_off_or_tampered_with_says_what_to_do(client, session, change):
    token = change(token_of(booked(session)))
    responses = [client.get(f"/r/{token}/"), client.post(f"/r/{token}/cancel/"), client.get(f"/t/{token}/")]
    assert [response.status_code for response in responses] == [404, 404, 404]
    assert "copy all of it" in page_of(responses[0])


def test_link_of_a_ticket_manages_nothing_and_the_other_way_round(client, session):
    registration = booked(session)
    manage, ticket = token_of(registration), token_of(registration, "events.ticket")
    assert [client.get(path).status_code for path in (f"/r/{ticket}/", f"/t/{manage}/")] == [404, 404]


@pytest.mark.parametrize(("days", "status"), [(59, 200), (61, 410)])
def test_link_is_good_for_sixty_days_after_the_last_session(client, event, days, status):
    end = timezone.now() - datetime.timedelta(days=days)
    session = SessionFactory(event=event, starts_at=end - datetime.timedelta(hours=2), ends_at=end)
    assert client.get(address(RegistrationFactory(session=session))).status_code == status


def test_link_of_a_series_is_good_until_after_its_last_session(client, house):
    event = EventFactory(registration="series")
    long_ago = timezone.now() - datetime.timedelta(days=100)
    first = SessionFactory(event=event, starts_at=long_ago)
    SessionFactory(event=event, pool=first.pool)
    registration = RegistrationFactory(session=None, event=event, pool=first.pool)
    assert client.get(address(registration)).status_code == 200


def test_pages_are_kept_by_nobody_found_by_nobody_and_tell_nobody_where_one_comes_from(client, session):
    headers = client.get(address(booked(session))).headers
    assert [part in headers["Cache-Control"] for part in ("private", "no-store")] == [True, True]
    assert (headers["Referrer-Policy"], headers["X-Robots-Tag"]) == ("same-origin", "noindex, nofollow")


def test_names_are_text(client, session):
    assert "<b>Aigerim" not in page_of(client.get(address(booked(session, name="<b>Aigerim"))))


def series_of(dates: int) -> Registration:
    first = SessionFactory(event=EventFactory(registration="series"))
    for _date in range(dates - 1):
        SessionFactory(event=first.event, pool=first.pool)
    return RegistrationFactory(session=None, event=first.event, pool=first.pool)


def test_page_of_a_series_takes_no_more_queries_for_more_dates(client, house):
    counts = []
    for dates in (1, 1, 3):
        registration = series_of(dates)
        with CaptureQueriesContext(connection) as asked:
            client.get(address(registration))
        counts.append(len(asked))
    # The first finds the site's settings in no cache.
    assert counts[1] == counts[2]
