"""Registrations among the pages of an account."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from events.booking.links import token_of
from tests.factories.events import EventFactory, RegistrationFactory, SessionFactory
from tests.factories.users import UserFactory
from tests.reading import links

pytestmark = pytest.mark.django_db
ADDRESS = "/accounts/registrations/"


@pytest.fixture
def user(house, client):
    user = UserFactory(email="aigerim@example.org")
    client.force_login(user)
    return user


def session_of(title: str, days: int = 3):
    event = EventFactory(titles={"en": title})
    return SessionFactory(event=event, starts_at=timezone.now() + datetime.timedelta(days=days))


def listed(client) -> dict[str, str]:
    """Titles with where they lead, in the order of the list."""
    return {text: url for text, url in links(client.get(ADDRESS)).items() if url.startswith("/r/")}


def test_list_has_ones_own_and_nobody_elses(client, user):
    mine = RegistrationFactory(session=session_of("Mine"), user=user)
    by_address = RegistrationFactory(session=session_of("By address", 2), email="Aigerim@example.org")
    RegistrationFactory(session=session_of("Somebody’s"))
    expected = {"By address": f"/r/{token_of(by_address)}/", "Mine": f"/r/{token_of(mine)}/"}
    assert listed(client) == expected


def test_what_is_over_comes_last(client, user):
    for title, days in (("Over", -3), ("Later", 9), ("Soon", 1)):
        RegistrationFactory(session=session_of(title, days), user=user)
    assert [text for text, url in links(client.get(ADDRESS)).items() if url.startswith("/r/")] == [
        "Soon",
        "Later",
        "Over",
    ]


def test_visitors_log_in_first(client, house):
    assert client.get(ADDRESS).headers["Location"].startswith("/accounts/login/")


def test_list_takes_no_more_queries_for_more_rows(client, user):
    counts = []
    for _round in range(3):
        RegistrationFactory(session=session_of("Night of reading"), user=user)
        with CaptureQueriesContext(connection) as asked:
            client.get(ADDRESS)
        counts.append(len(asked))
    # The first finds the site's settings in no cache.
    assert counts[1] == counts[2]
