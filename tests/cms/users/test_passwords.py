"""Forgetting, choosing and changing a password."""

import re

import pytest
from django.test import Client

from cms.users.roles import OUTREACH_OFFICERS
from tests.factories.users import PASSWORD, UserFactory
from tests.mailed import mailed

pytestmark = pytest.mark.django_db

NEW = "another long enough one"


@pytest.fixture
def officer():
    return UserFactory(email="officer@example.org", language="kk", roles=[OUTREACH_OFFICERS])


@pytest.fixture
def logged_in(officer):
    client = Client()
    client.force_login(officer)
    return client


def link() -> str:
    return re.search(r"https?://[^/]+(/accounts/password/reset/key/\S+)", mailed()[-1].text)[1]


def test_changing_the_password_ends_other_sessions_and_keeps_this_one(client, logged_in, officer):
    client.force_login(officer)
    answer = logged_in.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    assert answer.url == "/admin/"
    assert [session.get("/admin/").status_code for session in (logged_in, client)] == [200, 302]


def test_changed_password_is_reported_by_mail(logged_in, officer):
    logged_in.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    assert (mailed()[0].to, "127.0.0.1" in mailed()[0].text) == ("officer@example.org", True)


@pytest.mark.parametrize("bad", ["short", "1234567890", "password12", "officer@example.org"])
def test_weak_password_is_refused_and_not_shown_again(logged_in, officer, bad):
    page = logged_in.post(
        "/accounts/password/change/", {"oldpassword": PASSWORD, "password1": bad, "password2": bad}
    ).content.decode()
    officer.refresh_from_db()
    assert ('href="#id_password1"' in page, f'value="{bad}"' in page, officer.check_password(PASSWORD)) == (
        True,
        False,
        True,
    )


def test_whoever_logs_in_by_code_can_choose_a_first_password(client):
    reader = UserFactory(roles=[OUTREACH_OFFICERS])
    reader.set_unusable_password()
    reader.save()
    client.force_login(reader)
    asked = client.get("/accounts/password/change/").url
    client.post(asked, {"password1": NEW, "password2": NEW})
    reader.refresh_from_db()
    assert (asked, reader.check_password(NEW)) == ("/accounts/password/set/", True)


def test_forgotten_password_is_replaced_through_the_link_in_the_mail(client, officer):
    client.post("/accounts/password/reset/?lang=kk", {"email": officer.email})
    form = client.get(link()).url
    client.post(form, {"password1": NEW, "password2": NEW})
    officer.refresh_from_db()
    assert officer.check_password(NEW)


def test_link_in_the_mail_opens_in_the_language_it_was_asked_for_in(client, officer):
    client.post("/accounts/password/reset/?lang=vi", {"email": officer.email})
    page = Client().get(link(), follow=True)
    assert page.headers["Content-Language"] == "vi"


def test_used_link_says_that_it_is_no_longer_good(client, officer):
    client.post("/accounts/password/reset/", {"email": officer.email})
    first = link()
    client.post(client.get(first).url, {"password1": NEW, "password2": NEW})
    page = Client().get(first).content.decode()
    assert ("The link is no longer good" in page, 'name="password1"' in page) == (True, False)


def test_forgotten_password_of_a_stranger_sends_nothing(client):
    answer = client.post("/accounts/password/reset/", {"email": "stranger@example.org"})
    assert (answer.url, mailed()) == ("/accounts/password/reset/done/", [])


def test_password_of_a_closed_account_cannot_be_reset(client):
    closed = UserFactory(is_active=False)
    client.post("/accounts/password/reset/", {"email": closed.email})
    assert mailed() == []
