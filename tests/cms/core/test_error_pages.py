"""What people see when a page cannot be shown."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.shortcuts import render
from django.template.loader import render_to_string
from django.test import Client
from django.urls import path
from django.utils import translation

from cms import urls
from tests.barriers import violations
from tests.reading import elements, links, texts

pytestmark = pytest.mark.django_db


def forbidden(request):
    raise PermissionDenied


def suspicious(request):
    raise SuspiciousOperation


def broken(request):
    raise ZeroDivisionError


def too_often(request):
    return render(request, "429.html", status=429)


@pytest.fixture
def faulty(settings):
    class Faulty:
        urlpatterns = [
            path("forbidden/", forbidden),
            path("suspicious/", suspicious),
            path("broken/", broken),
            path("too-often/", too_often),
            *urls.urlpatterns,
        ]

    settings.ROOT_URLCONF = Faulty
    return Client(raise_request_exception=False)


def test_missing_page_offers_the_sections(client, house):
    response = client.get("/en/nowhere/")
    assert (response.status_code, texts(response, "h1")) == (404, ["There is no page at this address"])
    assert {name: links(response)[name] for name in ("Home", "News", "Libraries")} == {
        "Home": "/en/",
        "News": "/en/news/",
        "Libraries": "/en/libraries/",
    }


def test_missing_page_without_prefix_speaks_the_readers_language(client, house):
    response = client.get("/nowhere/", headers={"accept-language": "kk"})
    assert (response.status_code, elements(response, "html")[0].attributes["lang"]) == (404, "kk")


def test_what_is_not_allowed_is_said_in_the_frame_of_the_site(faulty, house):
    response = faulty.get("/forbidden/")
    assert (response.status_code, texts(response, "h1")) == (403, ["This is not open to you"])
    assert "News" in links(response)


@pytest.mark.parametrize(
    ("address", "status", "heading"),
    [
        ("/broken/", 500, "Something went wrong on our side"),
        ("/suspicious/", 400, "The site could not read this request"),
    ],
)
def test_fault_is_said_without_asking_the_database(faulty, house, django_assert_num_queries, address, status, heading):
    with django_assert_num_queries(0):
        response = faulty.get(address)
    assert (response.status_code, texts(response, "h1")) == (status, [heading])


def test_form_that_is_too_old_says_what_to_do(house):
    client = Client(enforce_csrf_checks=True)
    response = client.post("/accounts/login/", {"login": "a@example.org"})
    assert (response.status_code, texts(response, "h1")) == (403, ["This form has grown too old"])


@pytest.mark.parametrize(("tag", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_fault_page_turns_with_its_language(tag, direction):
    with translation.override(tag):
        assert f'<html lang="{tag}" dir="{direction}">' in render_to_string("500.html")


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_pages_of_refusals_and_faults_have_no_barrier_that_a_machine_can_find(page, live_server, faulty, house, tag):
    found = {}
    for name in ("forbidden", "suspicious", "broken", "too-often"):
        response = page.goto(f"{live_server}/{name}/?lang={tag}")
        found[response.status] = violations(page)
    assert found == {403: [], 400: [], 500: [], 429: []}
