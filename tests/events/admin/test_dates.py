"""Dates of an event in the admin: on the clock of the place, one at a time, with people told."""

import datetime

import pytest
from django.urls import reverse

from events.models import Notice, Session
from tests.events.admin.forms import wording
from tests.factories.events import EventFactory, RegistrationFactory, SessionFactory, VenueFactory


@pytest.fixture(autouse=True)
def at_a_moment(now):
    """All dates here are still to come."""


@pytest.fixture
def event(library):
    return EventFactory(library=library)


@pytest.fixture
def session(event):
    start = datetime.datetime(2026, 12, 1, 11, tzinfo=datetime.UTC)
    return SessionFactory(event=event, starts_at=start, venue=VenueFactory(library=event.library, capacity=40))


@pytest.fixture
def desk(client, editor):
    """Sends a form of the event’s page, or opens one, and answers what came back."""
    client.force_login(editor)

    def go(name, pk, **data):
        url = reverse(f"events:{name}", args=[pk])
        return client.post(url, data) if data else client.get(url)

    return go


def date_form(**changes) -> dict:
    values = {"starts_on": "2026-12-08", "starts": "16:00", "ends": "18:00", "ends_on": "", "venue": ""}
    return values | {"time_zone": "Asia/Almaty", "seats": "", "online_url": ""} | changes


def test_date_is_entered_on_the_clock_of_its_venue_with_as_many_seats_as_that_has_room_for(desk, event, session):
    kyiv = VenueFactory(library=None, time_zone="Europe/Kyiv", capacity=25)
    desk("add_session", event.pk, **date_form(venue=kyiv.pk))
    added = Session.objects.latest("pk")
    assert (added.starts_at.isoformat(), added.time_zone, added.pool.seats) == (
        "2026-12-08T14:00:00+00:00", "Europe/Kyiv", 25,
    )  # fmt: skip


def test_date_without_a_venue_goes_by_the_clock_that_was_chosen(desk, event):
    desk("add_session", event.pk, **date_form(online_url="https://example.org/meet"))
    added = Session.objects.get()
    assert (added.starts_at.hour, added.venue, added.pool.seats, added.online_url) == (
        11, None, None, "https://example.org/meet",
    )  # fmt: skip


def test_date_over_midnight_has_a_last_date(desk, event):
    desk("add_session", event.pk, **date_form(starts="20:00", ends="02:00", ends_on="2026-12-09"))
    assert Session.objects.get().ends_at - Session.objects.get().starts_at == datetime.timedelta(hours=6)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_date_beyond_all_calendars_is_refused(desk, event, day):
    assert "Ensure this value" in desk("add_session", event.pk, **date_form(starts_on=day)).content.decode()


def test_end_before_the_start_is_refused(desk, event):
    response = desk("add_session", event.pk, **date_form(ends="15:00"))
    assert ("The end comes after the start." in response.text, Session.objects.count()) == (True, 0)


def test_venue_of_another_library_cannot_be_chosen(desk, event, other):
    theirs = VenueFactory(library=other, names={"en": "Their cellar"})
    form = desk("add_session", event.pk)
    response = desk("add_session", event.pk, **date_form(venue=theirs.pk))
    assert ["Their cellar" in form.text, "Their cellar" in response.text, Session.objects.count()] == [False, False, 0]


def test_moving_says_first_how_many_are_told(desk, session):
    RegistrationFactory(session=session, party_size=12)
    form = desk("move_session", session.pk)
    assert ['value="16:00"' in form.text, "12 people who are registered or wait are told." in form.text] == [True, True]
    desk("move_session", session.pk, **date_form(venue=session.venue_id, starts="17:00"))
    session.refresh_from_db()
    assert (session.local_start.hour, session.sequence, Notice.objects.get().kind) == (17, 1, "moved")


def test_cancelling_asks_for_a_reason(desk, session):
    response = desk("cancel_session", session.pk, **wording("reasons"))
    session.refresh_from_db()
    assert (response.status_code, session.is_cancelled) == (200, False)
    desk("cancel_session", session.pk, **wording("reasons", "Frost"))
    session.refresh_from_db()
    assert (session.cancel_reasons, desk("show", session.event_id).text.count("Cancelled: Frost")) == (
        {"en": "Frost"},
        1,
    )


def test_cancelled_session_is_restored_and_cannot_be_moved_before(desk, session):
    desk("cancel_session", session.pk, **wording("reasons", "Frost"))
    assert "Restore it first." in desk("move_session", session.pk, **date_form(venue=session.venue_id)).text
    desk("restore_session", session.pk, csrfmiddlewaretoken="x")
    session.refresh_from_db()
    assert session.status == "scheduled"


def test_end_is_changed(desk, session):
    desk("extend_session", session.pk, ends_on="2026-12-01", ends="19:30")
    session.refresh_from_db()
    assert session.local_end.time() == datetime.time(19, 30)


def details(**changes) -> dict:
    empty = dict.fromkeys(["seats", "online_url", "opens_on", "opens", "closes_on", "closes"], "")
    return empty | wording("notes", "With an interpreter") | changes


def test_seats_and_times_of_registration_are_changed(desk, session):
    desk("session", session.pk, **details(seats="30", opens_on="2026-11-28", closes_on="2026-12-01", closes="12:00"))
    session.refresh_from_db()
    assert (session.pool.seats, session.notes, session.opens_at.isoformat(), session.closes_at.hour) == (
        30, {"en": "With an interpreter"}, "2026-11-27T19:00:00+00:00", 7,
    )  # fmt: skip


def test_fewer_seats_than_are_taken_are_refused_and_nothing_else_changes(desk, session):
    type(session.pool).objects.update(taken=5)
    response = desk("session", session.pk, **details(seats="4"))
    session.refresh_from_db()
    assert ("5 seats are taken already." in response.text, session.notes) == (True, {})


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"opens_on": "2026-12-02"}, "Registration would close before it opens."),
        ({"closes_on": "2026-12-03"}, "It is over by then."),
    ],
)
def test_times_of_registration_that_make_no_sense_are_refused(desk, session, changes, message):
    assert message in desk("session", session.pk, **details(**changes)).text


def test_session_that_nobody_has_registered_for_is_deleted(desk, session):
    desk("delete_session", session.pk, csrfmiddlewaretoken="x")
    assert Session.objects.count() == 0


def test_session_of_another_library_does_not_exist(desk, other):
    theirs = SessionFactory(event__library=other)
    names = ["session", "move_session", "extend_session", "cancel_session", "restore_session", "delete_session"]
    found = [desk(name, theirs.pk, **data).status_code for name in names for data in ({}, {"x": "y"})]
    assert (set(found), Session.objects.get().sequence) == ({404}, 0)
