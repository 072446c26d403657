"""Calendars for subscribers, as programs read them."""

import datetime
import uuid

import icalendar
import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.core.models import SiteSettings
from events.models import Session
from events.scheduling.services import cancel_session, move_session
from tests.factories.events import EventFactory, SessionFactory, VenueFactory
from tests.factories.libraries import PartnerLibraryFactory
from tests.isolation import empty_caches

pytestmark = pytest.mark.django_db
PATH = "/en/events/calendar.ics"


@pytest.fixture
def session(house) -> Session:
    """A reading in Almaty that says something everywhere."""
    # The very first visit makes the row of its settings.
    SiteSettings.for_site(house.get_site())
    library = PartnerLibraryFactory(sections=False, names={"en": "Abai library"}, palette="poplar")
    venue = VenueFactory(
        library=library,
        names={"en": "Great hall; 2nd floor", "kk": "Үлкен зал"},
        addresses={"en": "Abai Avenue 14"},
        latitude="43.24",
        longitude="76.92",
    )
    event = EventFactory(
        slug="reading",
        kind="reading",
        library=library,
        titles={"en": "Abai, read aloud", "kk": "Абай оқулары"},
        summaries={"en": "Words; and more words."},
    )
    return SessionFactory(event=event, venue=venue, notes={"en": "Bring a pen"}, online_url="https://secret.example/1")


def read(answer) -> icalendar.Calendar:
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    lines = answer.content.split(b"\r\n")
    assert (lines[-1], max(map(len, lines)) <= 75, b"\n" in answer.content.replace(b"\r\n", b"")) == (b"", True, False)
    calendar = icalendar.Calendar.from_ical(answer.content)
    assert [each.errors for each in calendar.walk()] == [[]] * len(calendar.walk())
    return calendar


def entries(client, path: str = PATH) -> list[icalendar.Event]:
    return read(client.get(path)).events


def test_entry_says_what_where_and_when(client, session, settings):
    (entry,) = entries(client)
    assert (entry["UID"], entry["SEQUENCE"], entry["STATUS"]) == (str(session.uid), 0, "CONFIRMED")
    assert (entry["DTSTART"].dt, entry["DTSTART"].params["TZID"]) == (session.starts_at, "Asia/Almaty")
    assert (entry["SUMMARY"], entry["SUMMARY"].params["LANGUAGE"]) == ("Abai, read aloud", "en")
    assert entry["LOCATION"] == "Great hall; 2nd floor, Abai Avenue 14, Almaty, Kazakhstan"
    assert entry["GEO"].to_ical() == "43.24;76.92"
    assert entry["URL"] == f"{settings.PUBLIC_URL}/en/events/reading/"
    assert entry["DESCRIPTION"] == f"Words; and more words.\n\nBring a pen\n\n{entry['URL']}"
    assert (entry["CATEGORIES"].cats, entry["COLOR"]) == (["Reading"], "seagreen")
    assert entry["DTSTAMP"].dt == entry["LAST-MODIFIED"].dt
    assert "ORGANIZER" not in entry
    assert b"secret.example" not in client.get(PATH).content


def test_calendar_names_itself_and_its_zones(client, session):
    calendar = read(client.get(PATH))
    assert (calendar["NAME"], calendar["X-WR-CALNAME"]) == ("Events · Library Outreach",) * 2
    assert (calendar["REFRESH-INTERVAL"].params["VALUE"], calendar["X-PUBLISHED-TTL"]) == ("DURATION", "PT1H")
    assert [zone["TZID"] for zone in calendar.timezones] == ["Asia/Almaty"]
    assert calendar.get_missing_tzids() == set()
    assert "METHOD" not in calendar


def test_entry_has_one_identity_in_every_language(client, session):
    found = [entries(client, f"/{tag}/events/calendar.ics")[0] for tag in ("en", "kk", "ar")]
    assert {entry["UID"] for entry in found} == {str(session.uid)}
    assert [entry["SUMMARY"] for entry in found] == ["Abai, read aloud", "Абай оқулары", "Abai, read aloud"]
    assert found[1]["LOCATION"].startswith("Үлкен зал")


def test_cancelled_session_says_so_in_its_title(client, session):
    cancel_session(session=session, reasons={"en": "The heating is broken"})
    (entry,) = entries(client)
    assert (entry["STATUS"], entry["SUMMARY"], entry["SEQUENCE"]) == ("CANCELLED", "Cancelled: Abai, read aloud", 1)
    assert entry["DESCRIPTION"].startswith("The heating is broken\n\n")


def test_filters_are_those_of_the_list(client, session):
    SessionFactory(event__kind="workshop")
    assert len(entries(client)) == 2
    assert [entry["UID"] for entry in entries(client, f"{PATH}?kind=reading")] == [str(session.uid)]
    assert entries(client, f"{PATH}?kind=nonsense") == []
    assert read(client.get(f"{PATH}?kind=reading"))["NAME"] == "Events · Reading · Library Outreach"


def test_drafts_and_what_is_long_over_are_left_out(client, house):
    SessionFactory(event__status="draft")
    SessionFactory(event__is_template=True)
    for days in (33, 30):
        SessionFactory(event__titles={"en": str(days)}, starts_at=timezone.now() - datetime.timedelta(days=days))
    assert [entry["SUMMARY"] for entry in entries(client)] == ["30"]


def test_calendar_has_at_most_a_thousand_entries(client, session, monkeypatch):
    monkeypatch.setattr("events.calendars.edition.MOST", 2)
    for days in (1, 2):
        SessionFactory(event=session.event, starts_at=timezone.now() + datetime.timedelta(days=days))
    found = entries(client)
    assert (len(found), str(session.uid) in {entry["UID"] for entry in found}) == (2, False)


def move(session):
    start = session.starts_at + datetime.timedelta(days=1)
    move_session(session=session, starts_at=start, ends_at=start + datetime.timedelta(hours=1))


def rename(row, **names):
    vars(row).update(names)
    row.save()


CHANGES = {
    "move": move,
    "cancel": lambda session: cancel_session(session=session, reasons={}),
    "event": lambda session: rename(session.event, titles={"en": "Renamed"}),
    "venue": lambda session: rename(session.venue, names={"en": "Renamed"}),
    "library": lambda session: rename(session.event.library, palette="felt"),
    "withdraw": lambda session: rename(session.event, status="draft"),
    "delete": lambda session: session.delete(),
    "add": lambda session: SessionFactory(event=session.event),
}


def asked_again(client, first) -> list[int]:
    """The answers to somebody who kept the tag, and to somebody who kept the time."""
    by_tag = client.get(PATH, headers={"If-None-Match": first["ETag"]})
    by_time = client.get(PATH, headers={"If-Modified-Since": first["Last-Modified"]})
    return [by_tag.status_code, by_time.status_code]


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_a_calendar_is_seen_at_once(client, session, change):
    first = client.get(PATH)
    assert (asked_again(client, first), client.get(PATH).content) == ([304, 304], first.content)
    CHANGES[change](session)
    assert asked_again(client, first) == [200, 200]
    fresh = client.get(PATH)
    empty_caches()
    assert (fresh.content == client.get(PATH).content, fresh.content == first.content) == (True, False)


def test_what_changes_elsewhere_changes_no_filtered_calendar(client, session):
    path = f"{PATH}?kind=reading"
    first = client.get(path)
    SessionFactory(event__kind="tour")
    assert client.get(path, headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_day_after_is_another_calendar(client, session):
    first = client.get(PATH)
    with time_machine.travel(timezone.now() + datetime.timedelta(days=1)):
        assert client.get(PATH, headers={"If-Modified-Since": first["Last-Modified"]}).status_code == 200


def test_calendar_of_free_seats_is_asked_anew(client, session):
    path = f"{PATH}?free=1"
    first = client.get(path)
    assert ("Last-Modified" in first, len(entries(client, path))) == (False, 1)
    type(session.pool).objects.filter(pk=session.pool_id).update(taken=20)
    assert client.get(path, headers={"If-None-Match": first["ETag"]}).status_code == 200
    assert entries(client, path) == []


def queries(client, path: str = PATH, **headers) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get(path, headers=headers)
    return len(asked)


def test_calendar_asks_as_often_for_three_entries_as_for_one(client, session):
    client.get(PATH)
    kept = queries(client)
    empty_caches()
    cold = queries(client)
    SessionFactory(venue__library=session.event.library)
    SessionFactory()
    empty_caches()
    assert (queries(client), queries(client)) == (cold, kept)
    assert queries(client, **{"If-None-Match": client.get(PATH)["ETag"]}) == 1


def test_calendar_is_kept_by_the_page_cache_until_something_changes(visitor, session, committed):
    visitor.get(PATH)
    for change in (CHANGES["event"], CHANGES["venue"], CHANGES["move"], CHANGES["add"]):
        assert visitor.get(PATH)["Cache-Status"] == "pages; hit"
        with committed():
            change(session)
        assert visitor.get(PATH)["Cache-Status"] == "pages; fwd=miss; stored"


def test_one_session_can_be_kept_by_itself(client, session):
    path = f"/kk/events/sessions/{session.uid}.ics"
    answer = client.get(path)
    assert answer["Content-Disposition"] == 'inline; filename="reading.ics"'
    assert [entry["SUMMARY"] for entry in read(answer).events] == ["Абай оқулары"]
    assert client.get(path, headers={"If-None-Match": answer["ETag"]}).status_code == 304
    rename(session.event, status="draft")
    assert [client.get(path).status_code, client.get(f"/en/events/sessions/{uuid.uuid4()}.ics").status_code] == [
        404,
        404,
    ]
