"""Addresses made short: which, when, and one for everybody who gets the same broadcast."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from sms.links import services
from sms.links.checking import checked
from sms.links.codes import LETTERS, new_code
from sms.links.services import link_to, shorten, shorten_all
from sms.models import ShortLink
from tests.factories.sms import BroadcastFactory

LONG = "https://library.example/kk/events/chess-club-for-beginners/?session=17"
OWN = "https://lib.example"
SHORT = r"https://lib\.example/l/[2-9a-z]{5}/"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_domain(settings):
    settings.PUBLIC_URL = OWN


def test_same_address_of_one_broadcast_is_one_link():
    one, other = BroadcastFactory(), BroadcastFactory()
    links = [shorten(LONG, one), shorten(LONG, one), shorten(LONG, other), shorten(LONG), shorten(LONG)]
    assert links[0] == links[1]
    assert links[3] == links[4]
    assert len({links[0], links[2], links[3]}) == 3
    assert re.fullmatch(SHORT, links[0])


def test_link_belongs_to_its_broadcast():
    broadcast = BroadcastFactory()
    shorten(LONG, broadcast)
    assert list(ShortLink.objects.values_list("url", "broadcast")) == [(LONG, broadcast.pk)]


def test_addresses_within_a_text_are_made_short():
    found = shorten_all(f"Come: {LONG}. More ({OWN}/en/) at {LONG}!")
    (link,) = ShortLink.objects.all()
    short = f"{OWN}/l/{link.code}/"
    assert found == f"Come: {short}. More ({OWN}/en/) at {short}!"


@pytest.mark.parametrize(
    "text",
    [
        "No address, 2/3 and a.b",
        "https://a.example/",
        f"{OWN}/p/{{poll:next-book}}/and-some-more-letters/",
        "https://user@evil.example/with/a/rather/long/path/indeed",
        "https://localhost/with/a/rather/long/path/indeed/and/more",
    ],
)
def test_everything_else_stays_as_it_is(text):
    assert (shorten_all(text), ShortLink.objects.count()) == (text, 0)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "ftp://a.example/",
        "https://lib.example@evil.example/",
        f"{OWN}@evil.example/",
        f"{OWN}.evil.example@a/",
        "https://a.example\\@evil.example/",
        "https://localhost/",
        "https://a.example/\r\nSet-Cookie: a=b",
        "//a.example/",
        "",
        f"https://a.example/{'x' * 1000}",
    ],
)
def test_messages_lead_to_pages_alone(url):
    with pytest.raises(ValidationError):
        shorten(url)


@pytest.mark.parametrize("url", [f"{OWN}/en/", "http://192.0.2.1/a", "https://бібліотека.example/шлях"])
def test_pages_here_and_elsewhere_will_do(url):
    assert checked(url) == url


def test_code_that_is_taken_is_not_given_again(monkeypatch):
    codes = iter(["aaaaa", "aaaaa", "bbbbb"])
    monkeypatch.setattr(services, "new_code", lambda length: next(codes))
    assert [link_to(LONG).code, link_to(f"{LONG}&more").code] == ["aaaaa", "bbbbb"]


def test_database_holds_one_link_of_one_address():
    link_to(LONG)
    with pytest.raises(IntegrityError), transaction.atomic():
        ShortLink.objects.create(code="other", url=LONG)


def test_codes_have_no_letters_that_look_alike():
    assert set(LETTERS) & set("01ilo") == set()
    assert re.fullmatch(f"[{LETTERS}]{{6}}", new_code(6))


@settings(max_examples=30)
@given(st.text(max_size=200))
def test_text_without_addresses_is_never_touched(text):
    if "http" not in text.lower():
        assert shorten_all(text) == text
