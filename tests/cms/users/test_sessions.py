"""Where somebody is logged in, and how it ends."""

from datetime import timedelta

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.users.roles import EVENT_DESK
from tests.factories.users import PASSWORD, UserFactory
from tests.reading import links, texts

pytestmark = pytest.mark.django_db

SESSIONS = "/accounts/sessions/"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
SAFARI = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/17.5 Mobile/15E148 Safari/604.1"
)


def logged_in(user, agent: str = FIREFOX, address: str = "203.0.113.77", **more) -> Client:
    client = Client(headers={"user-agent": agent}, REMOTE_ADDR=address)
    client.post("/accounts/login/", {"login": user.email, "password": PASSWORD, **more})
    return client


def is_logged_in(client: Client) -> bool:
    return client.get("/accounts/").status_code == 200


@pytest.fixture
def visitor():
    return UserFactory(email="visitor@example.org")


@pytest.fixture
def colleague():
    return UserFactory(email="desk@example.org", roles=[EVENT_DESK])


def test_devices_are_named_in_words_and_this_one_is_marked(visitor):
    here, _there = logged_in(visitor), logged_in(visitor, agent=SAFARI)
    page = here.get(SESSIONS)
    assert texts(page, "h2", class_="side-title") == ["Firefox on Linux", "Mobile Safari on iOS", "Your account"]
    assert texts(page, "span", class_="status status--open") == ["This device"]


def test_device_that_says_nothing_of_itself_is_listed_all_the_same(visitor):
    here = logged_in(visitor, agent="")
    assert texts(here.get(SESSIONS), "h2", class_="side-title")[0] == "Unknown device"


def test_whole_address_is_never_stored(visitor):
    logged_in(visitor)
    logged_in(visitor, address="2001:db8:1:2:3:4:5:6")
    assert sorted(UserSession.objects.values_list("ip", flat=True)) == ["2001:db8:1::", "203.0.113.0"]


def test_ended_session_is_out_at_once_and_the_others_stay(visitor):
    here, there, third = logged_in(visitor), logged_in(visitor, agent=SAFARI), logged_in(visitor)
    (address,) = [url for text, url in links(here.get(SESSIONS)).items() if text.endswith("Safari on iOS")]
    assert "Mobile Safari on iOS" in here.get(address).content.decode()
    assert here.post(address).url == SESSIONS
    assert [is_logged_in(client) for client in (here, there, third)] == [True, False, True]


def test_asking_ends_nothing(visitor):
    here, there = logged_in(visitor), logged_in(visitor)
    here.get(f"{SESSIONS}{UserSession.objects.latest('pk').pk}/")
    here.get(f"{SESSIONS}others/")
    assert is_logged_in(there) is True


def test_all_other_sessions_end_together(visitor):
    here, *others = [logged_in(visitor) for _number in range(3)]
    assert here.post(f"{SESSIONS}others/").url == SESSIONS
    assert [is_logged_in(client) for client in (here, *others)] == [True, False, False]


def test_session_of_somebody_else_is_not_there(visitor, colleague):
    here, other = logged_in(visitor), logged_in(colleague)
    foreign = UserSession.objects.get(user=colleague).pk
    answers = [here.get(f"{SESSIONS}{foreign}/").status_code, here.post(f"{SESSIONS}{foreign}/").status_code]
    assert (answers, Session.objects.filter(pk=other.session.session_key).exists()) == ([404, 404], True)


def test_this_session_is_ended_by_logging_out_alone(visitor):
    here = logged_in(visitor)
    own = UserSession.objects.get().pk
    assert (here.post(f"{SESSIONS}{own}/").status_code, is_logged_in(here)) == (404, True)


def test_session_that_has_run_out_is_not_listed(visitor):
    here, there = logged_in(visitor), logged_in(visitor, agent=SAFARI)
    Session.objects.filter(pk=there.session.session_key).update(expire_date=timezone.now() - timedelta(hours=1))
    assert texts(here.get(SESSIONS), "h2", class_="side-title") == ["Firefox on Linux", "Your account"]


def test_new_password_ends_the_others_and_takes_them_off_the_list(visitor):
    here, there = logged_in(visitor), logged_in(visitor, agent=SAFARI)
    new = {"oldpassword": PASSWORD, "password1": "quite another one", "password2": "quite another one"}
    here.post("/accounts/password/change/", new)
    assert [is_logged_in(client) for client in (here, there)] == [True, False]
    assert texts(here.get(SESSIONS), "h2", class_="side-title") == ["Firefox on Linux", "Your account"]


def test_list_takes_as_many_queries_for_three_sessions_as_for_one(visitor):
    here, counts = logged_in(visitor), []
    here.get(SESSIONS)
    for more in (0, 2):
        for _number in range(more):
            logged_in(visitor)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            here.get(SESSIONS)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_use_is_noted_every_five_minutes_and_not_oftener(visitor):
    with time_machine.travel("2026-03-01 12:00Z", tick=False) as clock:
        here = logged_in(visitor)
        seen = []
        for minutes in (0, 4, 2):
            clock.shift(timedelta(minutes=minutes))
            here.get("/accounts/")
            seen.append(f"{UserSession.objects.get().last_seen_at:%H:%M}")
    assert seen == ["12:00", "12:00", "12:06"]


@pytest.mark.parametrize(
    ("hours", "more", "stays"), [(1.9, {}, True), (2.1, {}, False), (2.1, {"remember": "on"}, True)]
)
def test_unused_window_of_staff_is_logged_out_unless_it_is_on_a_device_of_their_own(colleague, hours, more, stays):
    with time_machine.travel("2026-03-01 12:00Z", tick=False) as clock:
        here = logged_in(colleague, **more)
        here.get("/admin/")
        clock.shift(timedelta(hours=hours))
        page = here.get("/admin/", follow=True)
    assert page.request["PATH_INFO"] == ("/admin/" if stays else "/accounts/login/")
    assert ("You were away for long" in page.content.decode()) is not stays


def test_unused_window_of_a_visitor_stays_as_long_as_it_is_open(visitor):
    with time_machine.travel("2026-03-01 12:00Z", tick=False) as clock:
        here = logged_in(visitor)
        here.get("/accounts/")
        clock.shift(timedelta(hours=30))
        assert is_logged_in(here) is True


def test_idle_staff_are_left_alone_where_that_is_switched_off(colleague, settings):
    settings.STAFF_IDLE_MINUTES = 0
    with time_machine.travel("2026-03-01 12:00Z", tick=False) as clock:
        here = logged_in(colleague)
        here.get("/admin/")
        clock.shift(timedelta(hours=30))
        assert here.get("/admin/").status_code == 200
