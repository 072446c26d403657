"""Taking one's data along: what is in the file, and who gets it."""

import csv
import io
import json
import zipfile
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from cms.core import personal_data
from cms.users.models import AccountEvent
from cms.users.roles import EVENT_DESK
from cms.users.services.export import CONTROL, inert
from tests.factories.users import PASSWORD, UserFactory

EXPORT = "/accounts/export/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor():
    return UserFactory(email="visitor@example.org", name="=HYPERLINK(1)", language="ar", phone="+77012345678")


@pytest.fixture
def browser(client, visitor):
    client.post("/accounts/login/", {"login": visitor.email, "password": PASSWORD})
    return client


def opened(answer) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(answer.content))


def test_file_says_the_same_as_page_as_tables_and_for_machines(browser):
    ticket = browser.post(EXPORT).url
    answer = browser.get(ticket)
    archive = opened(answer)
    data = json.loads(archive.read("data.json"))
    page = archive.read("data.html").decode()
    _heads, row = csv.reader(archive.read("account.csv").decode("utf-8-sig").splitlines())
    assert sorted(archive.namelist()) == ["account.csv", "data.html", "data.json", "sessions.csv"]
    assert (data["account"][0]["email"], data["account"][0]["phone"]) == ("visitor@example.org", "+77012345678")
    assert (row[:2], row[3]) == (["visitor@example.org", "'=HYPERLINK(1)"], "+77012345678")
    assert ('lang="ar" dir="rtl"' in page, "visitor@example.org" in page) == (True, True)
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="data-')


def test_file_of_a_colleague_has_their_history_and_work(client):
    colleague = UserFactory(email="desk@example.org", roles=[EVENT_DESK])
    client.post("/accounts/login/", {"login": colleague.email, "password": PASSWORD})
    data = json.loads(opened(client.get(client.post(EXPORT).url)).read("data.json"))
    assert (sorted(data), data["history"][0]["kind"]) == (["account", "history", "sessions"], "Logged in")


def test_file_holds_nothing_of_anybody_else(browser):
    other = UserFactory(email="other@example.org", name="Somebody else", roles=[EVENT_DESK])
    AccountEvent.objects.create(person=other, kind=AccountEvent.Kind.LOGGED_IN, network="198.51.100.0/24")
    archive = opened(browser.get(browser.post(EXPORT).url))
    everything = b"".join(archive.read(name) for name in archive.namelist()).decode()
    assert [word in everything for word in ("other@", "Somebody else", "198.51.100")] == [False] * 3


def test_link_is_for_its_owner_alone(browser):
    ticket = browser.post(EXPORT).url
    other = Client()
    other.force_login(UserFactory())
    assert (other.get(ticket).status_code, Client().get(ticket).url.partition("?")[0]) == (404, "/accounts/login/")


@pytest.mark.parametrize("ticket", ["1", "1:x:y", "%00", "x" * 3000])
def test_link_that_somebody_has_made_up_leads_nowhere(browser, ticket):
    assert browser.get(f"{EXPORT}{ticket}/").status_code == 404


@pytest.mark.parametrize(("minutes", "status"), [(9, 200), (11, 410)])
def test_link_is_good_for_ten_minutes(browser, minutes, status):
    ticket = browser.post(EXPORT).url
    with time_machine.travel(timezone.now() + timedelta(minutes=minutes)):
        late = browser.get(ticket)
    assert (late.status_code, late.headers["Content-Type"] == "application/zip") == (status, status == 200)


def test_link_leads_nowhere_when_the_account_is_erased(browser, visitor):
    ticket = browser.post(EXPORT).url
    browser.post("/accounts/erase/", {"email": visitor.email})
    assert browser.get(ticket).status_code == 302
    UserFactory(email=visitor.email)
    browser.post("/accounts/login/", {"login": visitor.email, "password": PASSWORD})
    assert browser.get(ticket).status_code == 404


def test_whoever_finds_the_browser_open_gets_no_file(browser):
    session = browser.session
    session["account_authentication_methods"][0]["at"] -= 3600
    session.save()
    assert browser.post(EXPORT).url.startswith("/accounts/reauthenticate/")
    resumed = browser.post(f"/accounts/reauthenticate/?next={EXPORT}", {"password": PASSWORD})
    assert resumed.url.startswith(f"{EXPORT}{browser.session['_auth_user_id']}:")


def test_asking_shows_what_there_is_and_gives_nothing_away(browser):
    page = browser.get(EXPORT).content.decode()
    assert [str(holding.title) in page for holding in personal_data.holdings()].count(False) == 0


@given(st.text(max_size=40))
def test_no_cell_begins_as_a_formula_does(text):
    cell, kept = inert(text), CONTROL.sub("", text)
    assert cell in (kept, f"'{kept}")
    assert cell[:1] not in set("=@\t\r")


def test_two_that_hold_data_under_one_name_are_told_so_at_the_start(monkeypatch):
    monkeypatch.setattr(personal_data, "_holdings", {})
    holding = personal_data.Holding("orders", "Orders", {}, lambda person: [], lambda person: None)
    personal_data.register(holding)
    with pytest.raises(ValueError, match="'orders'"):
        personal_data.register(holding)
