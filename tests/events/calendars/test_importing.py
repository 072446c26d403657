"""Calendars of partners become events here: through a real server, as the task of a worker reads them."""

import datetime
import logging

import pytest
import time_machine

from cms.core.models.leases import held
from events.calendars.importing.reading import AlreadyReading, read_due_sources, read_source
from events.models import Event, ImportedEvent, ImportedSession, Notice, Session
from events.scheduling.services import cancel_session, move_session
from tests.events.calendars.feeds import NOW, ZONE, entry
from tests.factories.events import RegistrationFactory, VenueFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(NOW, tick=False):
        yield


def sessions(source) -> list[tuple[str, str, str]]:
    """Title, start and state of all sessions of a source, in order."""
    found = Session.objects.filter(imported__parent__source=source).in_order().select_related("event")
    return [(str(each.event), f"{each.starts_at:%m-%d %H:%M}", each.status) for each in found]


def test_entry_becomes_a_published_event_with_all_it_says(feed, source):
    venue = VenueFactory(library=source.library, names={"ru": "Большой зал"})
    feed.entries = [
        entry(
            "one@partner",
            "SUMMARY:Лекция <b>о картах</b>",
            "DESCRIPTION:<p>Карты &amp; атласы</p>",
            "LOCATION:большой зал\\, 2-й этаж",
            "URL:https://partner.example/one",
            start="DTSTART;TZID=Europe/Moscow:20261201T180000",
        )
    ]
    read_source(source=source)
    event, session = Event.objects.get(), Session.objects.get()
    assert (event.titles, event.summaries) == ({"ru": "Лекция о картах"}, {"ru": "Карты & атласы"})
    assert (event.status, event.kind, event.library, event.registration) == (
        "published",
        "reading",
        source.library,
        "none",
    )
    assert (session.starts_at, session.venue, session.notes) == (
        datetime.datetime(2026, 12, 1, 15, tzinfo=datetime.UTC),
        venue,
        {},
    )
    assert (event.imported.source.name, event.imported.link) == ("Partner", "https://partner.example/one")
    assert source.result["done"] == {"new": 1}


def test_events_of_a_moderated_source_wait_as_drafts(feed, source):
    source.trusted = False
    source.save()
    feed.entries = [entry("one")]
    read_source(source=source)
    assert [Event.objects.get().status, *ImportedEvent.objects.waiting()] == ["draft", ImportedEvent.objects.get()]


def test_reading_again_changes_nothing(feed, source):
    feed.entries = [entry("one"), entry("two", "RRULE:FREQ=WEEKLY;COUNT=3")]
    read_source(source=source)
    before = list(Session.objects.values_list("pk", "revised", "sequence"))
    feed.etag = "other"
    read_source(source=source)
    assert (list(Session.objects.values_list("pk", "revised", "sequence")), source.result["done"]) == (before, {})


def test_calendar_that_has_not_changed_is_not_sent_again_for_a_day(feed, source):
    feed.entries = [entry("one")]
    for hours, statuses in ((0, [200]), (1, [200, 304]), (25, [200, 304, 200])):
        with time_machine.travel(NOW + datetime.timedelta(hours=hours), tick=False):
            read_due_sources(NOW + datetime.timedelta(hours=hours))
        assert feed.statuses == statuses


def test_rule_keeps_its_hour_on_the_clock_across_summer_time(feed, source):
    """Berlin goes from UTC+1 to UTC+2 on 28 March 2027."""
    rule = "RRULE:FREQ=WEEKLY;UNTIL=20270406T000000Z"
    feed.entries = [entry("one", rule, start="DTSTART;TZID=Europe/Berlin:20270316T160000")]
    read_source(source=source)
    assert [start for _title, start, _state in sessions(source)] == ["03-16 15:00", "03-23 15:00", "03-30 14:00"]


def test_endless_rule_is_followed_for_twelve_months(feed, source):
    feed.entries = [entry("one", "RRULE:FREQ=MONTHLY")]
    read_source(source=source)
    assert (len(sessions(source)), source.failure) == (12, "")


def test_single_date_of_a_rule_is_moved_and_cancelled_and_left_out(feed, source):
    feed.entries = [
        entry("one", "RRULE:FREQ=WEEKLY;COUNT=4", "EXDATE:20261222T100000Z"),
        entry("one", "RECURRENCE-ID:20261208T100000Z", start="DTSTART:20261209T120000Z"),
        entry("one", "RECURRENCE-ID:20261215T100000Z", "STATUS:CANCELLED", start="DTSTART:20261215T100000Z"),
    ]
    read_source(source=source)
    assert sessions(source) == [("One", "12-01 10:00", "scheduled"), ("One", "12-09 12:00", "scheduled")]
    keys = set(ImportedSession.objects.values_list("recurrence", flat=True))
    assert keys == {"2026-12-01T10:00:00+00:00", "2026-12-08T10:00:00+00:00"}


@pytest.mark.parametrize(
    ("revision", "starts"),
    [
        ("LAST-MODIFIED:20261126T090000Z", "12-02 10:00"),
        ("SEQUENCE:1", "12-02 10:00"),
        ("LAST-MODIFIED:20261101T000000Z", "12-01 10:00"),
        ("LAST-MODIFIED:20261001T000000Z", "12-01 10:00"),
    ],
)
def test_only_what_is_newer_is_taken_over(feed, source, revision, starts):
    feed.entries = [entry("one", "LAST-MODIFIED:20261101T000000Z")]
    read_source(source=source)
    feed.entries = [entry("one", revision, start="DTSTART:20261202T100000Z")]
    read_source(source=source)
    assert sessions(source) == [("One", starts, "scheduled")]


def test_words_of_an_event_are_those_of_most_dates_and_never_older_ones(feed, source):
    feed.entries = [
        entry("one", "RRULE:FREQ=WEEKLY;COUNT=4", "SEQUENCE:2"),
        entry(
            "one", "RECURRENCE-ID:20261201T100000Z", "SUMMARY:In the garden this time", start="DTSTART:20261201T100000Z"
        ),
    ]
    read_source(source=source)
    assert [str(event) for event in Event.objects.all()] == ["One"]
    for sequence, title in ((1, "One"), (3, "Other words")):
        feed.entries = [entry("one", "RRULE:FREQ=WEEKLY;COUNT=4", f"SEQUENCE:{sequence}", "SUMMARY:Other words")]
        read_source(source=source)
        assert [str(event) for event in Event.objects.all()] == [title]


def test_whoever_is_registered_is_told_of_what_changes_at_the_source(feed, source):
    feed.entries = [entry("one"), entry("two")]
    read_source(source=source)
    for session in Session.objects.all():
        RegistrationFactory(session=session)
    feed.entries = [entry("one", "SEQUENCE:1", start="DTSTART:20261202T100000Z"), entry("three")]
    read_source(source=source)
    assert sorted(Notice.objects.values_list("kind", flat=True)) == ["called_off", "moved"]
    assert sessions(source) == [
        ("Two", "12-01 10:00", "cancelled"),
        ("Three", "12-01 10:00", "scheduled"),
        ("One", "12-02 10:00", "scheduled"),
    ]
    assert source.result["done"] == {"new": 1, "changed": 1, "cancelled": 1}


def test_date_that_comes_back_takes_place_again(feed, source):
    feed.entries = [entry("one"), entry("two")]
    read_source(source=source)
    for entries, state in (([entry("one")], "cancelled"), ([entry("one"), entry("two")], "scheduled")):
        feed.entries = entries
        read_source(source=source)
        assert [state for title, _start, state in sessions(source) if title == "Two"] == [state]


def test_what_was_edited_here_stays(feed, source):
    feed.entries = [entry("one"), entry("two")]
    read_source(source=source)
    event = Event.objects.get(imported__uid="one")
    event.titles |= {"ru": "Our own title", "en": "And in English"}
    event.save()
    move_session(
        session=event.sessions.get(),
        starts_at=NOW + datetime.timedelta(days=9),
        ends_at=NOW + datetime.timedelta(days=9, hours=1),
    )
    cancel_session(session=Session.objects.get(event__imported__uid="two"), reasons={"en": "Snow"})
    newer = ("SEQUENCE:1", "SUMMARY:Their new title", "DESCRIPTION:New words", "LOCATION:Their new hall")
    feed.entries = [entry(uid, *newer, start="DTSTART:20261203T100000Z") for uid in ("one", "two")]
    read_source(source=source)
    event.refresh_from_db()
    assert (event.titles, event.summaries) == (
        {"ru": "Our own title", "en": "And in English"},
        {"ru": "New words"},
    )
    session = event.sessions.get()
    assert (session.starts_at, session.notes) == (NOW + datetime.timedelta(days=9), {"ru": "Their new hall"})
    assert (event.imported.edited_here, session.imported.edited_here) == (["titles"], ["ends_at", "starts_at"])
    assert Session.objects.get(event__imported__uid="two").status == "cancelled"


def test_new_words_of_a_published_event_wait_where_the_source_is_moderated(feed, source):
    feed.entries = [entry("one")]
    read_source(source=source)
    source.trusted = False
    source.save()
    feed.entries = [entry("one", "SEQUENCE:1", "SUMMARY:Other words", start="DTSTART:20261202T100000Z")]
    read_source(source=source)
    assert sessions(source) == [("One", "12-02 10:00", "scheduled")]
    assert [imported.held["titles"] for imported in ImportedEvent.objects.waiting()] == [{"ru": "Other words"}]


def test_many_missing_dates_are_not_cancelled_until_somebody_says_so(feed, source):
    uids = ["one", "two", "three", "four"]
    feed.entries = [entry(uid) for uid in uids]
    read_source(source=source)
    for left in ([], [entry("four")]):
        feed.entries = left
        read_source(source=source)
        assert (source.failure, {state for _t, _s, state in sessions(source)}) == ("DatesMissing", {"scheduled"})
    read_source(source=source, gaps_are_meant=True)
    assert (source.failure, [state for title, _s, state in sessions(source) if title != "Four"]) == (
        "",
        ["cancelled"] * 3,
    )


def test_what_could_not_be_read_is_not_missing(feed, source):
    feed.entries = [entry("one"), entry("two")]
    read_source(source=source)
    feed.entries = [entry("one"), entry("two", "RRULE:FREQ=SECONDLY")]
    read_source(source=source)
    assert {state for _title, _start, state in sessions(source)} == {"scheduled"}
    assert source.result["refused"] == [{"what": "Two", "why": "RepeatsTooOften"}]


def test_what_is_past_is_left_in_peace(feed, source):
    feed.entries = [entry("one"), entry("two")]
    read_source(source=source)
    feed.entries = [entry("two")]
    with time_machine.travel(NOW + datetime.timedelta(days=20), tick=False):
        read_source(source=source)
    assert {state for _title, _start, state in sessions(source)} == {"scheduled"}


BROKEN = {
    "NoIdentity": ["BEGIN:VEVENT", "DTSTART:20261201T100000Z", "SUMMARY:X", "END:VEVENT"],
    "NoTitle": entry("bad", "SUMMARY: "),
    "UnknownZone": entry("bad", start="DTSTART;TZID=Mars/Olympus:20261201T100000"),
    "EndsTooEarly": entry("bad", "DTEND:20261201T090000Z"),
    "RepeatsTooOften": entry("bad", "RRULE:FREQ=DAILY;BYHOUR=1,2,3"),
    "BadEntry": entry("bad", start="DTSTART:2026-12-01"),
}


@pytest.mark.parametrize("why", BROKEN)
def test_broken_entry_costs_no_other(feed, source, why):
    feed.entries = [entry("one"), BROKEN[why], entry("two", "GARBAGE", "X-EMPTY")]
    read_source(source=source)
    assert [title for title, _start, _state in sessions(source)] == ["One", "Two"]
    assert [refusal["why"] for refusal in source.result["refused"]] == [why]


def test_entry_for_ever_is_refused(feed, source):
    feed.entries = [entry("one"), entry("ever", "DTEND:99991230T000000Z")]
    read_source(source=source)
    assert [refusal["what"] for refusal in source.result["refused"]] == ["Ever"]


@pytest.mark.parametrize(
    ("start", "span"),
    [
        ("DTSTART:20261201T100000", ("12-01 05:00", "12-01 06:00")),
        ("DTSTART;VALUE=DATE:20261201", ("11-30 19:00", "12-01 18:59")),
        ("DTSTART;TZID=Custom:20261201T100000", ("12-01 06:45", "12-01 07:45")),
        ("DTSTART;TZID=W. Europe Standard Time:20261201T100000", ("12-01 09:00", "12-01 10:00")),
        ("DTSTART;TZID=/citadel.org/20190914_1/Europe/Berlin:20261201T100000", ("12-01 09:00", "12-01 10:00")),
    ],
)
def test_times_are_read_as_they_are_meant(feed, source, start, span):
    """Almaty is at UTC+5; the zone that the calendar brings itself is at UTC+3:15."""
    feed.head = ZONE
    feed.entries = [entry("one", start=start)]
    read_source(source=source)
    session = Session.objects.get()
    assert (f"{session.starts_at:%m-%d %H:%M}", f"{session.ends_at:%m-%d %H:%M}") == span
    assert session.time_zone == ("Europe/Berlin" if "Europe" in start else "Asia/Almaty")


FAILURES = {
    "TooLarge": {"body": b"BEGIN:VCALENDAR\r\n" + b"X" * (5 * 1024 * 1024)},
    "NotACalendar": {"body": b"<html>Please log in</html>"},
    "CutOff": {"body": b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n"},
    "TooManyEntries": {
        "body": b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\nEND:VEVENT\r\n" * 5001 + b"END:VCALENDAR\r\n"
    },
    "AnsweredWithError": {"status": 503},
    "UnexpectedType": {"content_type": "text/html"},
}


@pytest.mark.parametrize("failure", FAILURES)
def test_calendar_that_cannot_be_read_changes_nothing_and_says_why(feed, source, failure, caplog):
    feed.entries = [entry("one")]
    read_source(source=source)
    vars(feed).update({"etag": "other"} | FAILURES[failure])
    with caplog.at_level(logging.WARNING):
        read_source(source=source)
    assert sessions(source) == [("One", "12-01 10:00", "scheduled")]
    assert (source.failure, source.failing_since) == (failure, NOW)
    assert any(f"Calendar {source.pk} was not read: {failure}" in message for message in caplog.messages)
    assert "secret-key" not in caplog.text
    assert source.failure_sentence not in ("", failure)


def test_many_dates_are_refused(feed, source):
    feed.entries = [entry(f"uid-{number}", "RRULE:FREQ=DAILY;COUNT=300") for number in range(17)]
    read_source(source=source)
    assert (source.failure, Session.objects.count()) == ("TooManyDates", 0)


def test_source_recovers(feed, source):
    feed.status = 503
    read_source(source=source)
    feed.status = None
    feed.entries = [entry("one")]
    read_source(source=source)
    assert (source.failure, source.failing_since, len(sessions(source))) == ("", None, 1)


def test_two_workers_do_not_read_the_same_calendar_at_once(feed, source):
    feed.entries = [entry("one")]
    with held(f"calendar-source:{source.pk}", seconds=60):
        with pytest.raises(AlreadyReading):
            read_source(source=source)
        assert read_due_sources(NOW) == 0
    assert (read_due_sources(NOW), read_due_sources(NOW)) == (1, 0)


def test_address_inside_our_own_network_is_never_asked(source):
    source.url = "http://169.254.169.254/latest/meta-data"
    source.save()
    read_source(source=source)
    assert source.failure == "AddressRefused"


def test_page_of_an_event_says_where_it_has_come_from(feed, source, visitor, house, committed):
    """Also from the page cache, and until the name changes; to read the calendar again changes no page."""
    feed.entries = [entry("one", "URL:https://partner.example/one")]
    with committed():
        read_source(source=source)
    path = f"/en/events/{Event.objects.get().slug}/"
    shown = [visitor.get(path), visitor.get(path)]
    assert [answer["Cache-Status"] for answer in shown] == ["pages; fwd=miss; stored", "pages; hit"]
    link = '<a href="https://partner.example/one" rel="external"><bdi>Partner</bdi></a>'
    assert (link in shown[1].content.decode(), feed.url in shown[1].content.decode()) == (True, False)
    with committed():
        read_source(source=source)
    assert visitor.get(path)["Cache-Status"] == "pages; hit"
    source.name = "Renamed"
    with committed():
        source.save()
    assert "<bdi>Renamed</bdi>" in visitor.get(path).content.decode()
