"""Erasing an account: what goes, what stays, who may not."""

import threading

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.core import serializers
from django.db import connections
from django.test import Client
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, PageLogEntry

from cms.core import personal_data
from cms.outbox.models import Mail
from cms.users.models import AccountEvent, User
from cms.users.roles import ADMINISTRATORS, OUTREACH_OFFICERS
from cms.users.services import LastAdministrator, erase_account
from tests.factories.pages import NewsPageFactory, news_index_in
from tests.factories.users import PASSWORD, UserFactory
from tests.mailed import mailed, part

pytestmark = pytest.mark.django_db

ERASE = "/accounts/erase/"
ADDRESS = "nightingale@example.org"
NAME = "Nightingale"


@pytest.fixture
def visitor():
    return UserFactory(email=ADDRESS, name=NAME, language="kk", phone="+77012345678")


def logged_in(user) -> Client:
    client = Client()
    client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    return client


def rows_that_name(*words: str) -> list[str]:
    """The kinds of rows, in the whole database, in which one of these words stands; the last mail left out."""
    Mail.objects.filter(cause="erased").delete()
    found = []
    for model in filter(lambda model: model._meta.managed, apps.get_models()):
        found += [model._meta.label for row in model._base_manager.all() if named(row, words)]
    return sorted(set(found))


def named(row, words) -> bool:
    text = serializers.serialize("json", [row], ensure_ascii=False)
    return any(word in text for word in words)


def test_account_of_a_visitor_is_gone_with_everything_and_a_mail_says_so(visitor):
    here, there = logged_in(visitor), logged_in(visitor)
    here.post("/accounts/password/reset/", {"email": ADDRESS})
    Client().post("/accounts/login/code/", {"email": ADDRESS})
    assert here.post(ERASE, {"email": "Nightingale@Example.org"}).url == "/accounts/erased/"
    assert "Your account is erased" in here.get("/accounts/erased/").content.decode()
    assert [client.get("/accounts/").status_code for client in (here, there)] == [302, 302]
    assert (User.objects.count(), EmailAddress.objects.count(), UserSession.objects.count()) == (0, 0, 0)
    farewell = Mail.objects.get(cause="erased")
    assert (farewell.recipient, 'lang="kk"' in part(farewell, "html")) == (ADDRESS, True)
    assert rows_that_name(ADDRESS, NAME, "77012345678") == []


@pytest.mark.parametrize("typed", ["", "other@example.org", "nightingale"])
def test_address_that_is_not_typed_right_erases_nothing_and_stays_typed(visitor, typed):
    page = logged_in(visitor).post(ERASE, {"email": typed})
    assert (page.status_code, User.objects.filter(pk=visitor.pk).exists()) == (200, True)
    assert f'value="{typed}"' in page.content.decode() or typed == ""


def test_page_says_what_goes_before_it_asks(visitor):
    page = logged_in(visitor).get(ERASE).content.decode()
    said = [str(holding.gone) for holding in personal_data.holdings() if holding.gone]
    assert [line in page for line in said].count(False) == 0
    assert ("This stays" in page, User.objects.count()) == (False, 1)


def test_whoever_finds_the_browser_open_erases_nothing(visitor):
    client = logged_in(visitor)
    session = client.session
    session["account_authentication_methods"][0]["at"] -= 3600
    session.save()
    assert client.post(ERASE, {"email": ADDRESS}).url.startswith("/accounts/reauthenticate/")
    assert User.objects.filter(pk=visitor.pk).exists() is True


def colleague_with_work() -> User:
    """An officer who has written a page, is named in logs and has a history."""
    officer = UserFactory(email=ADDRESS, name=NAME, roles=[OUTREACH_OFFICERS])
    page = NewsPageFactory(parent=news_index_in("en"), title="Open at night", owner=officer)
    page.save_revision(user=officer, log_action=True).publish(user=officer)
    log(instance=officer, action="wagtail.edit", user=UserFactory(email="admin@example.org"))
    logged_in(officer)
    return officer


def test_work_of_a_colleague_stays_and_says_nothing_of_them(house):
    officer = colleague_with_work()
    erase_account(person=officer)
    kept = User.objects.get(pk=officer.pk)
    assert (kept.is_active, kept.has_usable_password(), kept.groups.count()) == (False, False, 0)
    assert (str(kept), kept.get_full_name()) == ("Former account", "Former account")
    assert rows_that_name(ADDRESS, NAME) == []
    assert PageLogEntry.objects.filter(user=officer.pk).exists() is True
    assert (AccountEvent.objects.count(), ModelLogEntry.objects.get(object_id=officer.pk).label) == (
        0,
        f"#{officer.pk}",
    )


def test_erased_colleague_gets_in_no_more_and_their_address_is_free(house):
    officer = colleague_with_work()
    client = logged_in(officer)
    erase_account(person=officer)
    assert client.get("/admin/", follow=True).request["PATH_INFO"] == "/accounts/login/"
    assert "_auth_user_id" not in logged_in(officer).session
    assert UserFactory(email=ADDRESS).pk != officer.pk


def test_list_of_people_has_no_erased_accounts(house, client):
    erase_account(person=colleague_with_work())
    client.force_login(UserFactory(roles=[ADMINISTRATORS]))
    page = client.get("/admin/users/").content.decode()
    assert ("erased.invalid" in page, "Former account" in page) == (False, False)


def test_page_history_names_nobody_for_what_an_erased_colleague_did(house, client):
    officer = colleague_with_work()
    page = officer.owned_pages.get()
    erase_account(person=officer)
    client.force_login(UserFactory(roles=[OUTREACH_OFFICERS]))
    shown = client.get(f"/admin/pages/{page.pk}/history/").content.decode()
    assert ("Former account" in shown, NAME in shown) == (True, False)


def test_only_administrator_cannot_leave_and_is_told_why():
    only = UserFactory(email=ADDRESS, roles=[ADMINISTRATORS])
    page = logged_in(only).post(ERASE, {"email": ADDRESS}).content.decode()
    assert ("You are the only administrator" in page, User.objects.filter(email=ADDRESS).exists()) == (True, True)


def test_administrator_may_leave_while_there_is_another():
    first = UserFactory(roles=[ADMINISTRATORS])
    UserFactory(roles=[ADMINISTRATORS])
    erase_account(person=first)
    assert User.objects.filter(groups__name=ADMINISTRATORS).count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_last_administrators_who_leave_at_once_one_stays():
    people = UserFactory.create_batch(2, roles=[ADMINISTRATORS])
    refused = []

    def leave(person):
        try:
            erase_account(person=person)
        except LastAdministrator:
            refused.append(person.pk)
        finally:
            connections.close_all()

    leaving = [threading.Thread(target=leave, args=[person]) for person in people]
    for thread in leaving:
        thread.start()
    for thread in leaving:
        thread.join()
    assert (len(refused), Group.objects.get(name=ADMINISTRATORS).user_set.count()) == (1, 1)


def test_failing_app_keeps_the_account_whole(visitor, monkeypatch):
    def fail(person):
        raise RuntimeError("the disk is full")

    broken = personal_data.Holding("broken", "Broken", {}, lambda person: [], fail, order=99)
    monkeypatch.setattr(personal_data, "_holdings", {**personal_data._holdings, "broken": broken})
    logged_in(visitor)
    with pytest.raises(RuntimeError):
        erase_account(person=visitor)
    assert (User.objects.filter(email=ADDRESS).exists(), Session.objects.count(), mailed()) == (True, 1, [])


def test_number_that_was_never_confirmed_erases_nothing_of_whoever_has_it(visitor):
    assert visitor.as_data_subject() == personal_data.Person(user_id=visitor.pk, email=ADDRESS, phone="")
    visitor.phone_confirmed_at = visitor.date_joined
    assert visitor.as_data_subject().phone == "+77012345678"
