"""The same programme as month, week, agenda, on a screen, in a frame, on a library's page and at home."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.events.finding.programme import at
from tests.factories.events import EventFactory, SessionFactory
from tests.reading import elements, links, texts

pytestmark = pytest.mark.django_db
FULL, READING, TALK, EXHIBIT = "Maps of our street", "Navoiy kechasi", "Open access", "Felt"


def cells(response) -> list[str]:
    return [text for text in texts(response, "td") if " session" in text and not text.endswith("0 sessions")]


def test_month_is_a_table_of_named_days(client, programme):
    response = client.get("/en/events/month/2026-12/")
    assert (texts(response, "caption"), texts(response, "th")) == (
        ["December"],
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    )
    assert cells(response) == [
        f"3 2 sessions 11:00 {FULL} Almaty time Waiting list 17:00 {READING} Tashkent time Open",
        f"20 1 session 15:00 {TALK} Almaty time Open",
    ]
    assert texts(response, "td", aria_current="date") == ["1 today 0 sessions"]
    assert texts(response, "h2", id="running") == ["Began earlier, still on"]


@pytest.mark.parametrize(("tag", "first"), [("en", "Monday"), ("kk", "дүйсенбі"), ("ar", "السبت")])
def test_week_begins_as_readers_of_the_language_count(client, programme, tag, first):
    assert texts(client.get(f"/{tag}/events/month/2026-12/"), "th")[0] == first
    assert texts(client.get(f"/{tag}/events/week/2026-W49/"), "th")[0] == first


def test_week_has_its_seven_days(client, programme):
    response = client.get("/en/events/week/2026-W49/")
    assert (texts(response, "caption"), len(elements(response, "td"))) == (["30 November to 6 December"], 7)
    assert links(response)["Next week"] == "/en/events/week/2026-W50/?"


def test_days_stand_as_a_list_for_phones(client, programme):
    response = client.get("/en/events/month/2026-12/")
    assert texts(response, "h3") == [FULL, READING, TALK, EXHIBIT]


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("/en/events/month/2026-12/?kind=workshop", [FULL]),
        ("/en/events/month/2026-12/?online=1", [TALK]),
        ("/en/events/week/2026-W49/?country=UZ", [READING, EXHIBIT]),
        ("/en/events/agenda/?library=almaty", [FULL, TALK]),
    ],
)
def test_filters_hold_in_every_shape(client, programme, address, found):
    response = client.get(address)
    shown = texts(response, "h3") or [
        e.text for e in elements(response, "a") if e.text in (FULL, READING, TALK, EXHIBIT)
    ]
    assert shown == found


def test_empty_month_leads_to_what_comes_next(client, programme):
    response = client.get("/en/events/month/2027-03/?kind=workshop")
    assert links(response)["Next: 3 December, Maps of our street"] == "/en/events/maps/"
    assert elements(response, "table") == []


@pytest.mark.parametrize(
    "name", ["month/2026-13", "month/26-1", "week/2026-W60", "week/2026-49", "month/9999-12", "week/0001-W01"]
)
def test_period_that_is_none_is_not_found(client, programme, name):
    assert client.get(f"/en/events/{name}/").status_code == 404


@pytest.mark.parametrize(
    ("name", "now_named"), [("month", "month/2026-12/?kind=tour"), ("week", "week/2026-W49/?kind=tour")]
)
def test_present_period_has_a_lasting_address(client, programme, name, now_named):
    assert client.get(f"/en/events/{name}/?kind=tour").url == f"/en/events/{now_named}"


def test_day_with_many_sessions_leads_to_all_of_them(client, programme):
    for _number in range(7):
        SessionFactory(event=EventFactory(), starts_at=at(5), venue=programme["full"].venue)
    response = client.get("/en/events/month/2026-12/")
    assert links(response)["2 more"] == "/en/events/?from=2026-12-05&until=2026-12-05"


def test_screen_shows_the_next_and_goes_on_in_the_next_language(client, programme):
    response = client.get("/ru/events/screen/almaty/?languages=kk,ru,en")
    assert texts(response, "h2") == [FULL, TALK]
    (refresh,) = elements(response, "meta", http_equiv="refresh")
    assert refresh.attributes["content"] == "20; url=/en/events/screen/almaty/?languages=kk,ru,en"
    assert (links(response), elements(response, "script")) == ({}, [])


@pytest.mark.parametrize(
    ("languages", "following"),
    [("", "/ru/"), ("kk", "/kk/"), ("xx,kk,kk", "/kk/"), ("ru,uz", "/uz/"), ("en,ru", "/en/")],
)
def test_screen_takes_turns_among_the_languages_it_is_given(client, programme, languages, following):
    response = client.get(f"/ru/events/screen/almaty/?languages={languages}")
    assert elements(response, "meta", http_equiv="refresh")[0].attributes["content"].startswith(f"20; url={following}")


def test_room_has_a_screen_of_its_own(client, programme):
    assert texts(client.get("/en/events/screen/venue/room/"), "h2") == [EXHIBIT, READING]
    assert client.get("/en/events/screen/nobody/").status_code == 404


def test_frame_may_stand_on_any_site_and_runs_nothing(client, programme):
    response = client.get("/en/events/embed/?library=almaty")
    assert texts(response, "h3") == [FULL, TALK]
    assert (response.headers.get("X-Frame-Options"), elements(response, "script")) == (None, [])
    policy = dict(part.strip().split(" ", 1) for part in response["Content-Security-Policy"].split(";") if part.strip())
    assert (policy["default-src"], policy["frame-ancestors"], "script-src" in policy) == ("'none'", "*", False)
    assert {e.attributes.get("target") for e in elements(response, "a")} == {"_top"}


@pytest.mark.parametrize("address", ["/en/events/", "/en/events/agenda/", "/en/events/embed/how/", "/en/events/maps/"])
def test_nothing_else_may_stand_in_a_frame(client, programme, address):
    response = client.get(address)
    assert (response["X-Frame-Options"], "frame-ancestors *" in response["Content-Security-Policy"]) == (
        "SAMEORIGIN",
        False,
    )


def test_lines_to_copy_hold_the_chosen_filters(client, programme):
    response = client.get("/en/events/embed/how/?library=almaty")
    (lines,) = texts(response, "textarea")
    source = lines.partition('src="')[2].partition('"')[0]
    assert source.endswith("//localhost:8000/en/events/embed/?library=almaty")
    assert links(response)["/en/events/screen/almaty/?languages=kk,ru,en"]


@pytest.mark.parametrize("name", ["<script>", "%ff", "../.."])
def test_lines_to_copy_name_no_screen_of_what_is_no_name(client, programme, name):
    assert "/screen/" not in client.get(f"/en/events/embed/how/?library={name}").content.decode()


def test_library_shows_what_it_does_next(client, programme, section):
    response = client.get("/kk/libraries/almaty/")
    assert [text for text in texts(response, "h3") if text in (FULL, TALK, READING)] == [FULL, TALK]


def test_home_page_shows_three_that_are_to_begin(client, programme):
    SessionFactory(event=programme["talk"].event, starts_at=at(2), status="cancelled")
    response = client.get("/en/")
    assert texts(response, "h3")[:3] == [FULL, READING, TALK]
    assert texts(response, "p", class_="entry__end") == ["Waiting list", "Open", "Open"]


@pytest.mark.parametrize("view", ["month/2026-12/", "week/2026-W49/", "agenda/", "embed/", "screen/almaty/"])
def test_number_of_queries_does_not_grow_with_rows(client, programme, django_assert_num_queries, view):
    client.get(f"/en/events/{view}")
    with CaptureQueriesContext(connection) as few:
        before = client.get(f"/en/events/{view}")
    for _more in range(2):
        SessionFactory(event=EventFactory(library=programme["full"].event.library), starts_at=at(4))
    with django_assert_num_queries(len(few)):
        after = client.get(f"/en/events/{view}")
    assert len(elements(after, "time")) > len(elements(before, "time"))
