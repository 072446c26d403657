"""The list of sessions: by day, in each place's time, with filters in the address."""

import datetime

import pytest

from tests.events.finding.programme import at
from tests.factories.events import EventFactory, EventPageFactory, SessionFactory, event_index_in
from tests.factories.libraries import PartnerLibraryFactory
from tests.reading import elements, links, texts

pytestmark = pytest.mark.django_db
FULL, READING, TALK, EXHIBIT = "Maps of our street", "Navoiy kechasi", "Open access", "Felt"


def titles(response):
    return texts(response, "h3")


def test_sessions_stand_under_their_days_and_what_is_on_comes_first(client, programme):
    response = client.get("/en/events/")
    assert titles(response) == [EXHIBIT, FULL, READING, TALK]
    assert texts(response, "h2")[:3] == [
        "Began earlier, still on",
        "3 Thursday December",
        "20 Sunday December",
    ]
    assert texts(response, "p", class_="clock") == [
        "until 30 December",
        "11:00 Almaty time",
        "17:00 Tashkent time",
        "15:00 Almaty time",
    ]


def test_row_says_where_for_whom_and_in_which_languages(client, programme):
    response = client.get("/en/events/")
    assert texts(response, "p", class_="entry__meta") == [
        "Tashkent, Room 3",
        "Almaty, Reading hall · ages 12 to 15 · Kazakh",
        "Tashkent, Room 3 · Uzbek, Russian",
        "Online · library professionals",
    ]


def test_status_is_a_word_with_a_lozenge(client, programme):
    programme["reading"].pool.taken = 18
    programme["reading"].pool.save()
    response = client.get("/en/events/")
    words = [
        (e.text, e.attributes["class"]) for e in elements(response, "span") if "status" in e.attributes.get("class", "")
    ]
    assert words == [
        ("Just come", "status status--open"),
        ("Waiting list", "status status--wait"),
        ("2 seats left", "status status--few"),
        ("Open", "status status--open"),
    ]


def test_title_in_another_language_is_marked(client, programme):
    response = client.get("/en/events/")
    assert [e.attributes for e in elements(response, "h3")] == [{}, {}, {"lang": "uz", "dir": "ltr"}, {}]


def test_cancelled_session_stays_with_its_reason(client, programme):
    session = programme["talk"]
    session.status, session.cancel_reasons = "cancelled", {"en": "The speaker is ill."}
    session.save()
    response = client.get("/en/events/?online=1")
    assert titles(response) == [TALK]
    assert "The speaker is ill." in texts(response, "p", class_="entry__meta")
    assert texts(response, "span", class_="status status--off") == ["Cancelled"]


def test_what_is_over_or_not_public_is_left_out(client, programme):
    programme["full"].event.status = "draft"
    programme["full"].event.save()
    SessionFactory(event=programme["reading"].event, starts_at=at(30, month=11))
    assert titles(client.get("/en/events/")) == [EXHIBIT, READING, TALK]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("library=almaty", [FULL, TALK]),
        ("library=navoi", [EXHIBIT, READING]),
        ("place=almaty", [FULL]),
        ("place=tashkent", [EXHIBIT, READING]),
        ("country=KZ", [FULL, TALK]),
        ("country=UZ", [EXHIBIT, READING]),
        ("audience=12-15", [EXHIBIT, FULL, READING]),
        ("audience=professionals", [TALK]),
        ("kind=workshop", [FULL]),
        ("language=ru", [READING]),
        ("free=1", [EXHIBIT, READING, TALK]),
        ("online=1", [TALK]),
        ("from=2026-12-04", [EXHIBIT, TALK]),
        ("until=2026-12-03", [EXHIBIT, FULL, READING]),
        ("from=2026-12-03&until=2026-12-03", [EXHIBIT, FULL, READING]),
        ("country=UZ&kind=reading", [READING]),
        ("library=", [EXHIBIT, FULL, READING, TALK]),
        ("page=99", [EXHIBIT, FULL, READING, TALK]),
        ("library=nobody", []),
        ("place=nowhere", []),
        ("country=XX", []),
        ("audience=' OR 1=1 --", []),
        ("kind=x", []),
        ("language=%25", []),
        ("free=2", []),
        ("online=yes", []),
        ("from=2026-13-01", []),
        ("from=9999-12-31", []),
        ("until=soon", []),
    ],
)
def test_filters_stand_in_the_address(client, programme, query, found):
    assert titles(client.get(f"/en/events/?{query}")) == found


def test_library_that_takes_part_is_found_with_what_others_organise(client, programme):
    guest = PartnerLibraryFactory(slug="guest", sections=False)
    event = programme["talk"].event
    event.co_organisers.set([guest])
    event.save()
    assert titles(client.get("/en/events/?library=guest")) == [TALK]


@pytest.mark.parametrize(("zone", "found"), [("Asia/Ho_Chi_Minh", [READING]), ("Europe/Minsk", [])])
def test_day_begins_when_it_begins_in_that_place(client, programme, zone, found):
    session = programme["reading"]
    session.starts_at, session.ends_at, session.time_zone = at(9, 18), at(9, 19), zone
    session.save()
    assert titles(client.get("/en/events/?from=2026-12-10&until=2026-12-10&kind=reading")) == found


def test_shortcuts_set_and_take_off_their_filters(client, programme):
    chips = {text: address for text, address in links(client.get("/en/events/")).items() if address.startswith("?")}
    assert chips["This week"] == "?from=2026-12-01&until=2026-12-06"
    assert chips["This month"] == "?from=2026-12-01&until=2026-12-31"
    response = client.get("/en/events/?free=1&kind=reading")
    shown = [(e.text, e.attributes["href"]) for e in elements(response, "a", class_="chip")]
    assert shown[:2] == [
        ("Reading · remove this filter", "?free=1"),
        ("With free seats · remove this filter", "?kind=reading"),
    ]
    assert [text for text, _address in shown[2:]] == ["This week", "This month", "Online"]


def test_empty_list_offers_the_nearest_that_is_not(client, programme):
    response = client.get("/en/events/?library=almaty&kind=reading")
    offered = [(text, address) for text, address in links(response).items() if "without" in text]
    assert offered == [("2 without “Reading”", "?library=almaty"), ("1 without “City libraries”", "?kind=reading")]


def test_list_of_nothing_says_so(client, house):
    assert texts(client.get("/en/events/"), "h2")[0] == "Nothing here yet"


def test_row_leads_to_the_page_in_the_readers_language_else_to_the_facts(client, programme):
    EventPageFactory(
        parent=event_index_in("en"), event=programme["talk"].event, title="All about open access", slug="oa"
    )
    assert links(client.get("/en/events/"))[TALK] == "/en/events/oa/"
    assert links(client.get("/kk/events/"))[TALK] == "/kk/events/talk/"


def test_later_pages_go_on_where_the_first_ends(client, programme):
    event = EventFactory(slug="daily", titles={"en": "Daily"})
    for day in range(1, 22):
        SessionFactory(event=event, starts_at=at(5) + datetime.timedelta(days=day), venue=programme["full"].venue)
    first, second = client.get("/en/events/"), client.get("/en/events/?page=2")
    assert (len(titles(first)), len(titles(second))) == (20, 5)
    assert elements(second, "link", rel="canonical")[0].attributes["href"].endswith("/en/events/?page=2")


def test_number_of_queries_does_not_grow_with_rows(
    client, house, now, django_assert_max_num_queries, django_assert_num_queries
):
    SessionFactory(event=EventFactory(languages=["kk"]))
    client.get("/en/events/")
    with django_assert_max_num_queries(12) as one:
        client.get("/en/events/")
    for _more in range(2):
        SessionFactory()
    with django_assert_num_queries(len(one)):
        response = client.get("/en/events/")
    assert len(titles(response)) == 3
