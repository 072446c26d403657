"""Partners' calendars in the admin: whose they are, reading one now, deciding on what waits."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from cms.core.languages import TAGS
from cms.users.models import User
from events.calendars.admin import words_of
from events.models import CalendarSource, Event, ImportedEvent
from tests.cms.partners.neighbours import make_editor, make_library
from tests.events.calendars.feeds import entry
from tests.factories.events import VenueFactory
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db
INDEX, ADD = "/admin/partner_calendars/", "/admin/partner_calendars/new/"


@pytest.fixture
def library(house):
    """One that publishes directly."""
    return make_library("near", trusted=True, time_zone="Asia/Almaty")


@pytest.fixture
def other(house):
    return make_library("far")


@pytest.fixture
def source(feed, library) -> CalendarSource:
    return CalendarSource.objects.create(library=library, name="Zeta", url=feed.url, kind="reading")


@pytest.fixture
def editor(client, library):
    user = make_editor(library, "editor@example.org", "Editor")
    client.force_login(user)
    return user


@pytest.fixture
def stranger(client, other):
    """An editor of another library, which is not trusted."""
    user = make_editor(other, "stranger@example.org", "Stranger")
    client.force_login(user)
    return user


def form(feed, library, **fields) -> dict:
    whole = {"name": "New", "url": feed.url, "library": library.pk, "kind": "lecture", "language": "en", "active": "on"}
    return whole | fields


def said(answer) -> str:
    return answer.content.decode()


def test_calendar_is_added_read_and_published(client, editor, feed, library):
    feed.entries = [entry("one"), entry("two"), entry("bad", start="DTSTART;TZID=Mars:20271201T100000")]
    feed.entries = [[line.replace("202612", "203012") for line in each] for each in feed.entries]
    assert client.post(ADD, form(feed, library)).status_code == 302
    source = CalendarSource.objects.get()
    page = f"{INDEX}show/{source.pk}/"
    assert "It has not been read yet." in said(client.get(page))
    assert CalendarSource.objects.get().read_at is None
    with_message = said(client.post(f"{INDEX}read/{source.pk}/", follow=True))
    assert "0 new dates, 0 changed, 0 cancelled, 1 entry could not be read" in with_message
    assert "Bad: It names a time zone that nobody knows." in with_message


@pytest.mark.parametrize("language", TAGS)
def test_what_a_reading_has_done_is_told_in_every_language(client, editor, feed, source, language):
    User.objects.update(language=language)
    feed.entries = [entry("one")]
    answer = client.post(f"{INDEX}read/{source.pk}/", follow=True)
    with translation.override(language):
        assert words_of(CalendarSource.objects.get()) in said(answer)


@pytest.fixture
def waiting(client, feed, source, editor, soon) -> list[ImportedEvent]:
    """Two drafts that have been read."""
    feed.entries = [entry("one", start=soon), entry("two", start=soon)]
    client.post(f"{INDEX}read/{source.pk}/")
    return list(ImportedEvent.objects.order_by("uid"))


@pytest.fixture
def soon() -> str:
    return f"DTSTART:{timezone.now() + datetime.timedelta(days=9):%Y%m%dT100000Z}"


def decide(client, source, *imported, **button):
    ticked = {"imported": [each.pk for each in imported]}
    return client.post(f"{INDEX}decide/{source.pk}/", ticked | button, follow=True)


def test_what_waits_is_published_or_left_aside(client, source, feed, waiting, soon):
    assert ["2 new dates" in said(client.get(f"{INDEX}show/{source.pk}/")), len(waiting)] == [True, 2]
    assert "“One” is published." in said(decide(client, source, waiting[0], take="1"))
    assert "“Two” was left aside." in said(decide(client, source, waiting[1], leave="1"))
    assert "Nothing waits." in said(client.get(f"{INDEX}show/{source.pk}/"))
    feed.entries = [entry(uid, "SEQUENCE:1", "SUMMARY:Other words", start=soon) for uid in ("one", "two")]
    shown = said(client.post(f"{INDEX}read/{source.pk}/", follow=True))
    assert ("“Other words”" in shown, shown.count('name="imported"')) == (True, 1)
    decide(client, source, waiting[0], take="1")
    assert [str(event) for event in Event.objects.order_by("imported__uid")] == ["Other words", "Two"]
    assert list(Event.objects.order_by("imported__uid").values_list("status", flat=True)) == ["published", "draft"]


def test_what_was_edited_here_is_shown(client, source, waiting):
    event = waiting[0].event
    event.titles = {"en": "Our own"}
    event.save()
    shown = said(client.get(f"{INDEX}show/{source.pk}/"))
    assert ("Edited here" in shown, '<p class="board-meta">title</p>' in shown) == (True, True)


def test_words_that_are_left_aside_do_not_come_again(client, source, feed, waiting, soon):
    decide(client, source, waiting[0], take="1")
    for number in (1, 2):
        feed.entries = [entry("one", f"SEQUENCE:{number}", "SUMMARY:Other words", start=soon), entry("two", start=soon)]
        client.post(f"{INDEX}read/{source.pk}/")
        waits = ImportedEvent.objects.exclude(held={}).count()
        decide(client, source, waiting[0], leave="1")
        assert (waits, str(Event.objects.get(pk=waiting[0].event_id))) == (2 - number, "One")


def test_failure_is_told_in_a_sentence(client, source, feed, editor):
    feed.body = b"<html>"
    shown = said(client.post(f"{INDEX}read/{source.pk}/", follow=True))
    assert shown.count("What is at this address is no calendar.") == 2
    assert "What is at this address is no calendar." in said(client.get(INDEX))


def test_missing_dates_are_cancelled_when_somebody_says_so(client, source, feed, waiting):
    feed.entries = []
    assert "Cancel what is missing" in said(client.post(f"{INDEX}read/{source.pk}/", follow=True))
    shown = said(client.post(f"{INDEX}read/{source.pk}/", {"gaps_are_meant": "1"}, follow=True))
    assert ("2 cancelled" in shown, "serious" in shown) == (True, False)


def test_calendar_of_another_library_does_not_exist(client, source, stranger):
    assert "Zeta" not in said(client.get(INDEX))
    addresses = [f"{INDEX}{name}/{source.pk}/" for name in ("show", "edit", "read", "decide")]
    assert [client.post(address).status_code for address in addresses] == [405, 404, 404, 404]
    assert [client.get(address).status_code for address in addresses] == [404, 404, 405, 405]
    assert CalendarSource.objects.get().asked_at is None


def test_calendar_belongs_to_ones_own_library_with_its_venues(client, stranger, feed, library, other):
    venue = VenueFactory(library=library)
    assert "Select a valid choice" in said(client.post(ADD, form(feed, library)))
    assert "Select a valid choice" in said(client.post(ADD, form(feed, other, venue=venue.pk)))
    assert CalendarSource.objects.count() == 0


def test_only_who_may_publish_lets_a_calendar_publish_at_once(client, stranger, feed, other, source):
    assert "An outreach officer decides" in said(client.post(ADD, form(feed, other, trusted="on")))
    client.force_login(UserFactory(roles=["Outreach officers"]))
    assert client.post(ADD, form(feed, other, trusted="on")).status_code == 302


def test_who_may_not_publish_leaves_it_to_others(client, source, feed, other, soon, stranger):
    CalendarSource.objects.update(library=other)
    feed.entries = [entry("one", start=soon)]
    assert "An outreach officer publishes it." in said(client.post(f"{INDEX}read/{source.pk}/", follow=True))
    assert "An outreach officer publishes it." in said(decide(client, source, ImportedEvent.objects.get(), take="1"))
    assert Event.objects.get().status == "draft"


@pytest.mark.parametrize("url", ["http://localhost/x.ics", "file:///etc/passwd", "http://10.0.0.1:22/", "calendar"])
def test_address_that_nobody_may_ask_is_refused(client, editor, feed, library, url):
    assert "This is not the address of a public website." in said(client.post(ADD, form(feed, library, url=url)))


def test_spreadsheet_of_calendars_holds_no_formula(client, editor, source):
    CalendarSource.objects.update(name="=HYPERLINK(1)")
    assert "'=HYPERLINK(1)" in b"".join(client.get(f"{INDEX}?export=csv").streaming_content).decode()


def test_event_desk_has_no_calendars(client, source):
    client.force_login(UserFactory(roles=["Event desk"]))
    assert [client.get(INDEX).status_code, client.get(f"{INDEX}show/{source.pk}/").status_code] == [302, 404]


def test_page_of_a_calendar_asks_as_often_for_three_events_as_for_one(client, source, feed, editor, soon):
    asked = []
    for uids in (["one"], ["one", "two", "three"]):
        feed.entries = [entry(uid, start=soon) for uid in uids]
        client.post(f"{INDEX}read/{source.pk}/", follow=True)
        Event.objects.filter(imported__source=source).update(titles={"en": "Our own"})
        with CaptureQueriesContext(connection) as queries:
            shown = said(client.get(f"{INDEX}show/{source.pk}/"))
        asked.append((len(queries), shown.count('name="imported"') - len(uids), shown.count("board-title") - len(uids)))
    assert asked == [(asked[0][0], 0, 0)] * 2
