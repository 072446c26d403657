"""What a reader gets, and whether it comes from the cache."""

import gzip

import brotli
import pytest
from django.conf import settings

from tests.factories.pages import NewsPageFactory, TopicFactory, news_index_in
from tests.factories.users import UserFactory
from tests.reading import links

pytestmark = pytest.mark.django_db
HIT, STORED = "pages; hit", "pages; fwd=miss; stored"


@pytest.fixture(autouse=True)
def lived_in(visitor, house):
    """A site whose front page is kept."""
    assert visitor.get("/en/")["Cache-Status"] == STORED


def did(visitor, path: str, **headers: str) -> str:
    """What the cache did."""
    return visitor.get(path, headers=headers)["Cache-Status"]


def test_second_reader_gets_the_same_page_without_a_query(visitor, django_assert_num_queries):
    anew = visitor.get("/en/", headers={"authorization": "none"})
    with django_assert_num_queries(0):
        kept = visitor.get("/en/")
    assert (kept["Cache-Status"], kept.content) == (HIT, anew.content)
    own = {"ETag", "Vary", "Cache-Control", "Cache-Status", "X-Request-ID"}
    assert {name: kept[name] for name in kept.headers if name not in own} == {
        name: anew[name] for name in anew.headers if name not in own
    }


@pytest.mark.parametrize("cookies", [{"csrftoken": "a" * 32}, {"_ga": "GA1.2.3", "theme": "dark"}])
def test_cookies_that_change_nothing_are_ignored(visitor, cookies):
    visitor.cookies.load(cookies)
    assert did(visitor, "/en/") == HIT


@pytest.mark.parametrize("cookie", [settings.SESSION_COOKIE_NAME, "messages"])
def test_who_may_be_logged_in_goes_past_the_cache(visitor, cookie):
    visitor.cookies.load({cookie: "something"})
    answer = visitor.get("/en/")
    assert (answer["Cache-Status"], answer["Cache-Control"]) == (
        "pages; fwd=bypass; detail=session",
        "private, no-cache",
    )


def test_what_staff_see_is_never_kept(client, visitor):
    """The editor's bar, on a page that nobody has read before."""
    visitor.force_login(UserFactory(is_superuser=True, is_staff=True))
    assert did(visitor, "/en/news/") == "pages; fwd=bypass; detail=session"
    visitor.logout()
    assert did(visitor, "/en/news/") == STORED


def test_answers_carry_ids_of_their_own_and_no_cookie(visitor):
    answers = [visitor.get("/en/") for _turn in range(2)]
    assert len({answer["X-Request-ID"] for answer in answers}) == 2
    assert (visitor.get("/en/", headers={"x-request-id": "given-by-a-proxy"})["X-Request-ID"], visitor.cookies) == (
        "given-by-a-proxy",
        {},
    )


def test_head_is_answered_from_the_entry_without_its_body(visitor):
    whole, head = visitor.get("/en/"), visitor.head("/en/")
    assert (head["Cache-Status"], head.content, head["Content-Length"]) == (HIT, b"", str(len(whole.content)))


def test_head_of_a_page_that_is_not_there_yet_keeps_it_whole(visitor):
    assert visitor.head("/en/news/")["Cache-Status"] == STORED
    kept = visitor.get("/en/news/")
    assert (kept["Cache-Status"], len(kept.content)) == (HIT, int(kept["Content-Length"]))


@pytest.mark.parametrize(
    ("accepted", "encoding", "decompress"),
    [
        ("gzip, deflate, br, zstd", "br", brotli.decompress),
        ("gzip;q=1.0, br;q=0", "gzip", gzip.decompress),
        ("identity", None, bytes),
        ("gzip;q=nonsense", None, bytes),
    ],
)
def test_page_comes_in_the_best_encoding_that_is_taken(visitor, accepted, encoding, decompress):
    plain = visitor.get("/en/")
    answer = visitor.get("/en/", headers={"accept-encoding": accepted})
    assert (answer["Cache-Status"], answer.get("Content-Encoding"), answer["Vary"]) == (
        HIT,
        encoding,
        "Accept-Encoding",
    )
    assert decompress(answer.content) == plain.content


def test_browser_that_has_the_page_gets_304_and_what_it_needs_to_keep_it(visitor):
    whole = visitor.get("/en/", headers={"accept-encoding": "br"})
    again = visitor.get("/en/", headers={"accept-encoding": "br", "if-none-match": whole["ETag"]})
    assert (again.status_code, again.content, again["Cache-Status"]) == (304, b"", HIT)
    kept = ("ETag", "Vary", "Cache-Control")
    assert [again[name] for name in kept] == [whole[name] for name in kept]


def test_browser_that_has_another_page_gets_this_one(visitor):
    assert visitor.get("/en/", headers={"if-none-match": 'W/"another"'}).status_code == 200


def test_condition_of_the_first_reader_does_not_spoil_what_is_kept(visitor):
    first = visitor.get("/en/news/", headers={"if-none-match": "*"})
    assert (first.status_code, visitor.get("/en/news/").status_code, did(visitor, "/en/news/")) == (304, 200, HIT)


def test_browsers_ask_each_time_and_caches_in_front_every_second(visitor):
    assert visitor.get("/en/")["Cache-Control"] == "public, max-age=0, s-maxage=1"


# Parameters


@pytest.fixture
def maps(house):
    """News about maps."""
    return NewsPageFactory(parent=news_index_in("en"), title="Maps", topics=[TopicFactory(slug="maps")])


def test_parameters_of_counters_are_ignored_and_stand_in_no_link(visitor, maps):
    first = visitor.get("/en/news/?utm_source=letter&fbclid=1&topic=maps")
    assert (first["Cache-Status"], did(visitor, "/en/news/?topic=maps&gclid=2&country=")) == (STORED, HIT)
    assert [href for href in links(first).values() if "utm" in href or "fbclid" in href] == []


def test_order_of_parameters_does_not_matter(visitor, maps):
    answers = [did(visitor, f"/en/news/?{query}") for query in ("topic=maps&language=en", "language=en&topic=maps")]
    assert answers == [STORED, HIT]


INVENTED = {
    "anything=1": "fwd=bypass; detail=parameters",
    "q=maps": "fwd=bypass; detail=parameters",
    "&".join(f"utm_{number}=1" for number in range(30)): "fwd=bypass; detail=parameters",
    "topic=unknown": "fwd=miss; detail=parameters",
    "page=2": "fwd=miss; detail=parameters",
    "page=1": "fwd=miss; detail=parameters",
    "page=two": "fwd=miss; detail=parameters",
    "topic=%20maps": "fwd=miss; detail=parameters",
    "topic=maps&language=en&country=KZ": "fwd=miss; detail=parameters",
    "untranslated=2": "fwd=miss; detail=parameters",
    "service=lift": "fwd=miss; detail=parameters",
}


def test_parameters_that_anybody_could_invent_fill_no_cache(visitor, maps):
    for _turn in range(2):
        assert {query: did(visitor, f"/en/news/?{query}") for query in INVENTED} == {
            query: f"pages; {expected}" for query, expected in INVENTED.items()
        }


def test_page_that_one_was_led_to_from_another_language_is_kept_with_its_notice(visitor):
    address = "/en/news/?untranslated=1"
    assert (did(visitor, address), did(visitor, address)) == (STORED, HIT)
    assert visitor.get(address).content != visitor.get("/en/news/").content


# What is not kept


NO_PAGES = {
    "/": "fwd=bypass; detail=path",
    "/sitemap.xml": "fwd=bypass; detail=path",
    "/accounts/login/": "fwd=bypass; detail=path",
    "/en/nothing/": "fwd=miss; detail=status",
    "/en/news": "fwd=miss; detail=status",
    "/en/_util/login/": "fwd=miss; detail=status",
    "/en/search/": "fwd=miss; detail=private",
}


def test_what_is_no_page_is_not_kept(visitor):
    for _turn in range(2):
        assert {path: did(visitor, path) for path in NO_PAGES} == {
            path: f"pages; {expected}" for path, expected in NO_PAGES.items()
        }


def test_form_that_is_sent_goes_past_the_cache(visitor):
    assert visitor.post("/en/")["Cache-Status"] == "pages; fwd=bypass; detail=method"


def test_name_that_is_not_the_sites_own_is_answered_but_not_kept(visitor):
    assert [did(visitor, "/en/", host="localhost:666") for _turn in range(2)] == ["pages; fwd=bypass; detail=host"] * 2


def test_name_that_is_not_allowed_is_refused(visitor, settings):
    settings.ALLOWED_HOSTS = ["localhost"]
    assert visitor.get("/en/", headers={"host": "elsewhere.example"}).status_code == 400
