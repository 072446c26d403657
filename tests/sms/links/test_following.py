"""Following a short link: where it leads, who is counted, and that nothing else is kept."""

import datetime

import pytest

from sms.links.services import count_visit
from sms.models import LinkVisits, ShortLink

pytestmark = pytest.mark.django_db
PHONE = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36"
TARGET = "https://library.example/a/page?of=books"


@pytest.fixture
def link():
    return ShortLink.objects.create(code="abc23", url=TARGET)


def visits() -> list[int]:
    return list(LinkVisits.objects.values_list("count", flat=True))


def test_link_leads_to_its_address_and_is_counted(client, link, django_assert_num_queries):
    with django_assert_num_queries(2):
        response = client.get("/l/abc23/", HTTP_USER_AGENT=PHONE)
    assert (response.status_code, response["Location"], visits()) == (302, TARGET, [1])
    assert response.cookies == {}
    assert "no-store" in response["Cache-Control"]
    assert (response["Referrer-Policy"], response["X-Robots-Tag"]) == ("no-referrer", "noindex, nofollow")


def test_phone_that_makes_letters_large_finds_it_too(client, link):
    assert client.get("/l/Abc23/", HTTP_USER_AGENT=PHONE)["Location"] == TARGET


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"HTTP_USER_AGENT": "WhatsApp/2.23.20.0 A"},
        {"HTTP_USER_AGENT": "TelegramBot (like TwitterBot)"},
        {"HTTP_USER_AGENT": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"HTTP_USER_AGENT": "facebookexternalhit/1.1"},
        {"HTTP_USER_AGENT": "curl/8.5.0"},
        {"HTTP_USER_AGENT": PHONE, "HTTP_SEC_PURPOSE": "prefetch;prerender"},
        {"HTTP_USER_AGENT": PHONE, "HTTP_PURPOSE": "prefetch"},
        {"HTTP_USER_AGENT": PHONE, "HTTP_X_MOZ": "prefetch"},
    ],
)
def test_programs_are_led_and_not_counted(client, link, headers):
    assert (client.get("/l/abc23/", **headers).status_code, visits()) == (302, [])


def test_asking_for_the_head_alone_is_not_counted(client, link):
    assert (client.head("/l/abc23/", HTTP_USER_AGENT=PHONE).status_code, visits()) == (302, [])


def test_other_methods_are_refused(client, link):
    assert (client.post("/l/abc23/", HTTP_USER_AGENT=PHONE).status_code, visits()) == (405, [])


@pytest.mark.parametrize("code", ["zzzzz", "abc23'", "%2e%2e", "a" * 500])
def test_unknown_code_is_not_found(client, link, code):
    assert (client.get(f"/l/{code}/", HTTP_USER_AGENT=PHONE).status_code, visits()) == (404, [])


def test_each_day_is_counted_by_itself(link, time_machine):
    for day in (1, 1, 2):
        time_machine.move_to(datetime.datetime(2026, 12, day, 12, tzinfo=datetime.UTC))
        count_visit(link.pk)
    assert list(LinkVisits.objects.order_by("day").values_list("day", "count")) == [
        (datetime.date(2026, 12, 1), 2),
        (datetime.date(2026, 12, 2), 1),
    ]


@pytest.mark.parametrize("code", ["%00", "a%00b", "é", "x" * 300])
def test_what_is_no_code_is_not_found(client, code):
    assert client.get(f"/l/{code}/").status_code == 404
