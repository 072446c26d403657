"""Pages of the programme are kept for everybody, and made anew once what they say of sessions is no longer true."""

import datetime

import pytest
from django.test import Client

from events.finding.purging import seats_changed, seats_set
from events.models import SeatPool, Session
from events.scheduling.services import make_sessions
from tests.events.finding.programme import NOW, at
from tests.factories.events import (
    EventFactory,
    EventPageFactory,
    RepetitionFactory,
    SessionFactory,
    event_index_in,
)
from tests.reading import texts

pytestmark = pytest.mark.django_db
PAGES = ["/en/events/", "/en/events/month/2026-12/", "/en/events/agenda/", "/en/events/navoi/", "/en/"]


def kept(visitor: Client, address: str) -> str:
    """What the cache did with an address that was asked for before: `hit`, or why not."""
    visitor.get(address)
    return visitor.get(address)["Cache-Status"].removeprefix("pages; ")


@pytest.mark.parametrize(
    "address",
    [
        *PAGES,
        "/en/events/?library=almaty&online=1",
        "/en/events/?from=2026-12-01&until=2026-12-06",
        "/en/events/week/2026-W49/",
        "/en/events/embed/?library=almaty",
        "/en/events/screen/almaty/?languages=kk,en",
    ],
)
def test_pages_are_kept(visitor, programme, address):
    assert kept(visitor, address) == "hit"


@pytest.mark.parametrize(
    "address",
    [
        "/en/events/?from=2026-12-05",
        "/en/events/?library=nobody",
        "/en/events/?library=almaty&online=1&kind=lecture",
        "/en/events/month/2090-01/",
        "/en/events/screen/almaty/?languages=kk,ru,en,ar",
    ],
)
def test_what_anybody_could_invent_is_not_kept(visitor, programme, address):
    assert kept(visitor, address) != "hit"


def book(pool: SeatPool, *, taken: int = 0, waiting: int = 0) -> None:
    """Seats change as booking changes them: past models, and told."""
    rows = SeatPool.objects.filter(pk=pool.pk)
    rows.update(taken=pool.taken + taken, waiting=pool.waiting + waiting)
    pool.refresh_from_db()
    seats_changed(pool, taken=taken, waiting=waiting)


@pytest.mark.parametrize("address", ["/en/events/", "/en/events/navoi/", "/en/"])
def test_word_about_seats_is_never_old(visitor, programme, committed, address):
    pool = programme["reading"].pool
    assert kept(visitor, address) == "hit"
    with committed():
        book(pool, taken=1)
    assert visitor.get(address)["Cache-Status"] == "pages; hit"
    with committed():
        book(pool, taken=16)
    assert "3 seats left" in visitor.get(address).content.decode()
    with committed():
        book(pool, taken=1)
    assert "2 seats left" in visitor.get(address).content.decode()
    with committed():
        book(pool, taken=2)
    assert "Waiting list" in texts(visitor.get(address), "span", class_="status status--wait")
    with committed():
        book(pool, waiting=1)
    assert visitor.get(address)["Cache-Status"] == "pages; hit"


def test_more_seats_are_seen_at_once(visitor, programme, committed):
    pool = programme["full"].pool
    assert kept(visitor, "/en/events/maps/") == "hit"
    with committed():
        SeatPool.objects.filter(pk=pool.pk).update(seats=40)
        seats_set(pool)
    assert texts(visitor.get("/en/events/maps/"), "span", class_="status status--open") == ["Open"]


@pytest.mark.parametrize(
    ("field", "moment"),
    [("opens_at", at(1, 7)), ("closes_at", at(1, 7)), ("starts_at", at(1, 7)), ("ends_at", at(1, 7))],
)
def test_page_is_made_anew_when_time_changes_its_words(visitor, programme, time_machine, field, moment):
    session = programme["reading"]
    times = {"starts_at": at(1, 5), "ends_at": at(1, 9)} if field == "ends_at" else {"ends_at": at(3, 14)}
    Session.objects.filter(pk=session.pk).update(**times | {field: moment})
    before = visitor.get("/en/events/navoi/").content
    time_machine.move_to(moment + datetime.timedelta(seconds=1), tick=False)
    assert visitor.get("/en/events/navoi/").content != before


def test_nothing_is_kept_for_longer_than_ten_minutes(visitor, programme, time_machine):
    assert kept(visitor, "/en/events/") == "hit"
    time_machine.move_to(NOW + datetime.timedelta(minutes=10, seconds=1), tick=False)
    assert visitor.get("/en/events/")["Cache-Status"] == "pages; fwd=miss; stored"


def test_new_session_is_seen_in_all_lists(visitor, programme, section, committed):
    lists = ["/en/events/", "/en/events/screen/almaty/", "/kk/libraries/almaty/", "/en/"]
    assert [kept(visitor, address) for address in lists] == ["hit"] * 4
    with committed():
        SessionFactory(event=programme["full"].event, starts_at=at(2), venue=programme["full"].venue)
    assert [visitor.get(address)["Cache-Status"] for address in lists] == ["pages; fwd=miss; stored"] * 4


def test_dates_made_from_a_rule_are_seen_at_once(visitor, programme, committed):
    assert kept(visitor, "/en/events/maps/") == "hit"
    daily = RepetitionFactory(
        event=programme["full"].event, starts_on=at(20).date(), rule="FREQ=DAILY;COUNT=2", time_zone="UTC"
    )
    with committed():
        make_sessions(NOW)
    assert daily.sessions.count() == 2
    assert len(texts(visitor.get("/en/events/maps/"), "p", class_="clock")) == 3


def test_event_that_is_published_appears(visitor, programme, committed):
    event = EventFactory(status="draft", titles={"en": "Brand new"})
    SessionFactory(event=event, starts_at=at(2))
    assert kept(visitor, "/en/events/") == "hit"
    with committed():
        event.status = "published"
        event.save()
    assert "Brand new" in texts(visitor.get("/en/events/"), "h3")


def test_page_that_is_written_takes_the_place_of_the_facts(visitor, programme, committed):
    assert kept(visitor, "/en/events/maps/") == "hit"
    with committed():
        EventPageFactory(parent=event_index_in("en"), event=programme["full"].event, title="Ours", slug="ours")
    assert visitor.get("/en/events/maps/").status_code == 302
    assert '/en/events/ours/"' in visitor.get("/en/events/").content.decode()
