"""One event: its page in the reader's language, else its facts; both say the same of dates, place and seats."""

import datetime
import json

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.models import Session
from tests.events.finding.programme import at
from tests.factories.events import EventFactory, EventPageFactory, SessionFactory, event_index_in
from tests.factories.libraries import PartnerLibraryFactory
from tests.reading import elements, links, texts

pytestmark = pytest.mark.django_db


def data_of(response) -> dict:
    (block,) = texts(response, "script", type="application/ld+json")
    data = json.loads(block)
    return next(each for each in data.get("@graph", [data]) if each["@type"] == "Event")


def test_event_without_a_page_is_told_by_its_facts(client, programme):
    response = client.get("/en/events/maps/")
    assert texts(response, "h1") == ["Maps of our street"]
    assert texts(response, "dt") == ["When", "Where", "For whom", "Languages"]
    assert texts(response, "dd") == [
        "3 December 2026",
        "Thursday 11:00–13:00 · Almaty time (UTC+5)",
        "Reading hall",
        "City libraries",
        "Almaty, Kazakhstan",
        "ages 12 to 15",
        "Kazakh",
    ]


def test_reader_is_led_to_the_page_wherever_it_stands(client, programme, section):
    EventPageFactory(parent=section, event=programme["full"].event, title="Карталар", slug="kartalar")
    response = client.get("/kk/events/maps/")
    assert (response.status_code, response.url) == (302, "/kk/libraries/almaty/kartalar/")
    assert client.get("/ru/events/maps/").status_code == 200


def test_page_at_the_same_address_is_served_there(client, programme):
    EventPageFactory(parent=event_index_in("en"), event=programme["full"].event, title="Our maps", slug="maps")
    response = client.get("/en/events/maps/")
    assert (response.status_code, texts(response, "h1")) == (200, ["Our maps"])


def test_page_of_another_name_beneath_the_index_is_served(client, programme):
    EventPageFactory(parent=event_index_in("en"), event=programme["full"].event, title="Our maps", slug="our-maps")
    assert texts(client.get("/en/events/our-maps/"), "h1") == ["Our maps"]
    assert client.get("/en/events/no-such-event/").status_code == 404


def test_draft_and_template_are_shown_to_nobody(client, programme):
    event = programme["full"].event
    for field, value in (("status", "draft"), ("is_template", True)):
        type(event).objects.filter(pk=event.pk).update(**{field: value})
        assert client.get("/en/events/maps/").status_code == 404
        type(event).objects.filter(pk=event.pk).update(status="published", is_template=False)
    assert client.get("/en/events/maps/").status_code == 200


def test_cancelled_event_says_why(client, programme):
    session = programme["full"]
    session.status, session.cancel_reasons = "cancelled", {"en": "The heating has failed."}
    session.save()
    response = client.get("/en/events/maps/")
    assert "The heating has failed." in texts(response, "p")
    assert data_of(response)["eventStatus"] == "https://schema.org/EventCancelled"


def test_moved_session_keeps_the_old_date_in_sight(client, programme):
    session = programme["full"]
    session.moved_from = at(2)
    session.save()
    response = client.get("/en/events/maps/")
    assert texts(response, "del") == ["2 December 2026, 11:00"]
    data = data_of(response)
    assert (data["eventStatus"], data["previousStartDate"]) == (
        "https://schema.org/EventRescheduled",
        "2026-12-02T11:00:00+05:00",
    )


def test_search_engines_read_place_and_seats(client, programme):
    data = data_of(client.get("/en/events/navoi/"))
    assert data["startDate"] == "2026-12-03T17:00:00+05:00"
    assert data["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"
    assert [(place["@type"], place["name"]) for place in data["location"]] == [("Place", "Room 3")]
    assert data["offers"]["availability"] == "https://schema.org/InStock"
    assert "offers" not in data_of(client.get("/en/events/felt/"))


def test_event_that_went_online_says_so(client, programme):
    Session.objects.filter(pk=programme["full"].pk).update(sequence=1)
    event = programme["full"].event
    event.attendance = "online"
    event.save()
    data = data_of(client.get("/en/events/maps/"))
    assert data["eventStatus"] == "https://schema.org/EventMovedOnline"
    assert [place["@type"] for place in data["location"]] == ["VirtualLocation"]


SECRET = "https://meet.example.org/secret-room"


@pytest.mark.parametrize(
    "address",
    [
        "/en/events/talk/",
        "/en/events/",
        "/en/events/month/2026-12/",
        "/en/events/week/2026-W51/",
        "/en/events/agenda/",
        "/en/events/embed/",
        "/en/events/screen/almaty/",
        "/en/",
    ],
)
def test_link_to_take_part_is_shown_to_nobody(client, programme, address):
    Session.objects.update(online_url=SECRET)
    response = client.get(address)
    assert (response.status_code, SECRET in response.content.decode()) == (200, False)
    assert "Open access" in response.content.decode()


def test_each_session_has_its_state_and_its_own_way_to_a_seat(client, programme):
    session = programme["reading"]
    full = SessionFactory(
        event=session.event, venue=session.venue, starts_at=at(10), seats=2, time_zone="Asia/Tashkent"
    )
    full.pool.taken = 2
    full.pool.save()
    SessionFactory(event=session.event, venue=session.venue, starts_at=at(17), status="cancelled", time_zone="UTC")
    response = client.get("/en/events/navoi/")
    assert texts(response, "h3") == ["Thursday, 3 December", "Thursday, 10 December", "Thursday, 17 December"]
    assert texts(response, "p", class_="entry__end") == ["Open", "Waiting list", "Cancelled"]
    leading = {text.partition(" · ")[0]: address for text, address in links(response).items() if "?session=" in address}
    assert leading == {
        "Register": f"/en/events/navoi/register/?session={session.uid}",
        "Join the waiting list": f"/en/events/navoi/register/?session={full.uid}",
    }


def test_there_is_no_button_where_nobody_can_register(client, programme):
    assert elements(client.get("/en/events/felt/"), "a", class_="button button--act") == []
    assert texts(client.get("/en/events/maps/"), "a", class_="button button--act") == ["Join the waiting list"]


def test_hosts_supporters_and_contacts_are_named(client, programme):
    event = programme["full"].event
    event.supporters, event.contact_email = {"en": "The city of Almaty"}, "maps@example.org"
    event.co_organisers.set([PartnerLibraryFactory(names={"en": "School library"}, sections=False)])
    event.save()
    response = client.get("/en/events/maps/")
    assert texts(response, "h2", class_="side-title") == [
        "Add to your calendar",
        "Organiser",
        "With",
        "Supported by",
        "Questions",
        "Also at this library",
    ]
    assert links(response)["maps@example.org"] == "mailto:maps@example.org"
    assert links(response)["Open access"] == "/en/events/talk/"


def test_pages_and_facts_of_an_event_name_each_other(client, programme):
    event = programme["full"].event
    event.titles = {"en": "Maps", "ru": "Карты", "kk": "Карталар"}
    event.save()
    EventPageFactory(parent=event_index_in("en"), event=event, title="Our maps", slug="our-maps")
    EventPageFactory(parent=event_index_in("kk"), event=event, title="Біздің карталар", slug="bizdin")
    named = [
        {e.attributes["hreflang"]: e.attributes["href"] for e in elements(client.get(address), "link", rel="alternate")}
        for address in ("/en/events/our-maps/", "/ru/events/maps/")
    ]
    paths = [{tag: "/" + url.split("/", 3)[3] for tag, url in each.items()} for each in named]
    everywhere = {"en": "/en/events/our-maps/", "ru": "/ru/events/maps/", "kk": "/kk/events/bizdin/"}
    assert paths == [everywhere | {"x-default": "/en/events/our-maps/"}] * 2
    switch = {text: links(client.get("/en/events/our-maps/"))[text] for text in ("Русский", "Қазақша")}
    assert switch == {"Русский": "/ru/events/maps/", "Қазақша": "/kk/events/bizdin/"}


def test_sitemap_has_pages_and_facts_once(client, programme):
    event = programme["full"].event
    event.titles = {"en": "Maps", "ru": "Карты"}
    event.save()
    EventPageFactory(parent=event_index_in("en"), event=event, title="Our maps", slug="our-maps")
    found = [e.text.split("/", 3)[3] for e in elements(client.get("/sitemap.xml"), "loc")]
    mine = sorted(path for path in found if path.split("/")[1] == "events" and path.count("/") > 2)
    assert mine == ["en/events/felt/", "en/events/our-maps/", "en/events/talk/", "ru/events/maps/", "uz/events/navoi/"]


def test_series_is_booked_as_a_whole(client, programme):
    session = programme["reading"]
    session.event.registration = "series"
    session.event.save()
    SessionFactory(event=session.event, pool=session.pool, starts_at=at(10), venue=session.venue)
    response = client.get("/en/events/navoi/")
    assert [a for a in links(response).values() if "register" in a] == ["/en/events/navoi/register/"]


def test_event_that_is_over_shows_its_last_date(client, programme, time_machine):
    time_machine.move_to(at(3) + datetime.timedelta(days=9), tick=False)
    response = client.get("/en/events/maps/")
    assert texts(response, "span", class_="status status--wait") == ["Over"]


def test_number_of_queries_does_not_grow_with_sessions(client, programme, django_assert_num_queries):
    session = programme["reading"]
    client.get("/en/events/navoi/")
    with CaptureQueriesContext(connection) as one:
        client.get("/en/events/navoi/")
    for day in (10, 11):
        SessionFactory(event=session.event, venue=session.venue, starts_at=at(day))
    with django_assert_num_queries(len(one)):
        response = client.get("/en/events/navoi/")
    assert len(texts(response, "h3")) == 3


@pytest.mark.parametrize("slug", ["agenda", "month", "embed"])
def test_no_event_takes_the_name_of_a_list(slug):
    with pytest.raises(ValidationError) as refused:
        EventFactory.build(library=None, slug=slug).full_clean(exclude=["library"])
    assert refused.value.message_dict["slug"] == ["This name leads to a list of events; choose another."]
