"""Visitors who make an account, and what machines and strangers make of the form."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from allauth.account.models import EmailAddress
from django.db import connections
from django.test import Client
from wagtail.models import Site

from cms.core.models import SiteSettings
from cms.users.models import User
from tests.factories.users import UserFactory
from tests.mailed import mailed
from tests.reading import elements, texts

pytestmark = pytest.mark.django_db

SIGNUP = "/accounts/signup/"
CONFIRM = "/accounts/confirm-email/"


def sign_up(client, email="reader@example.org", **more):
    return client.post(SIGNUP, {"email": email, **more})


def mailed_code() -> str:
    return re.search(r"\d{4}-\d{4}", mailed()[-1].text)[0]


def confirm(client):
    return client.post(CONFIRM, {"code": mailed_code()})


def test_form_asks_for_an_address_and_no_more(client):
    page = client.get(SIGNUP)
    fields = [each.attributes for each in elements(page, "input") if each.attributes["type"] in ("text", "email")]
    asked = [field["name"] for field in fields]
    required = [field["name"] for field in fields if "required" in field]
    assert (asked, required) == (["email", "name", "website"], ["email"])


def test_code_from_the_mail_makes_the_account_and_leads_to_its_pages(client):
    assert sign_up(client, name="Aigerim").url == CONFIRM
    assert confirm(client).url == "/accounts/"
    visitor = User.objects.get(email="reader@example.org")
    assert (visitor.name, visitor.language, visitor.has_usable_password()) == ("Aigerim", "en", False)
    assert client.get("/accounts/").status_code == 200


def test_language_of_the_page_is_that_of_the_account_and_its_mail(client):
    client.get(f"{SIGNUP}?lang=ar")
    sign_up(client)
    assert User.objects.get().language == "ar"
    assert 'lang="ar" dir="rtl"' in mailed()[0].html


def test_name_that_somebody_gives_a_stranger_is_not_in_the_strangers_mail(client):
    sign_up(client, name="You have won, see example.com")
    assert "You have won" not in mailed()[0].text


def test_address_that_is_none_is_refused_and_stays_in_the_field(client):
    page = sign_up(client, email="not an address", name="Reader")
    values = {each.attributes["name"]: each.attributes.get("value") for each in elements(page, "input")}
    assert (values["email"], values["name"], User.objects.count()) == ("not an address", "Reader", 0)


def test_known_address_gets_the_same_page_and_another_mail(client):
    UserFactory(email="known@example.org", language="kk")
    pages = []
    for email in ("known@example.org", "new@example.org"):
        page = Client().post(SIGNUP, {"email": email}, follow=True).content.decode()
        pages.append(re.sub(r'value="\w{64}"', "", page.replace(email, "")))
    assert (pages[0] == pages[1], User.objects.count()) == (True, 2)
    assert [re.search(r"\d{4}-\d{4}", each.text) is None for each in mailed()] == [True, False]


def test_wrong_codes_for_known_and_unknown_addresses_end_alike(client):
    UserFactory(email="known@example.org")
    answers = []
    for email in ("known@example.org", "new@example.org"):
        visitor = Client()
        sign_up(visitor, email=email)
        answers.append([visitor.post(CONFIRM, {"code": "0000-0000"}).status_code for _attempt in range(3)])
    assert answers == [[200, 200, 302]] * 2


def test_whoever_begins_again_goes_on_with_the_same_account(client):
    sign_up(client)
    again = Client()
    sign_up(again)
    assert (User.objects.count(), confirm(again).url) == (1, "/accounts/")


def test_account_begun_by_a_stranger_can_be_entered_with_nothing_but_the_mail(client):
    sign_up(client)
    visitor = User.objects.get()
    assert (visitor.has_usable_password(), "_auth_user_id" in client.session) == (False, False)
    client.post("/accounts/login/", {"login": visitor.email, "password": ""})
    assert "_auth_user_id" not in client.session


def test_machine_that_fills_the_hidden_field_makes_no_account_and_no_mail(client):
    assert sign_up(client, website="https://spam.example/").url == CONFIRM
    assert (User.objects.count(), len(mailed())) == (0, 0)


def test_hidden_field_is_out_of_the_way_of_people(client):
    (trap,) = elements(client.get(SIGNUP), "input", name="website")
    assert (trap.attributes["tabindex"], trap.attributes["autocomplete"]) == ("-1", "off")
    assert "<div hidden>" in client.get(SIGNUP).content.decode()


def test_one_address_gets_six_mails_an_hour_and_no_more(client):
    answers = [sign_up(Client()).status_code for _attempt in range(7)]
    assert (answers, len(mailed())) == ([302] * 6 + [429], 6)


def test_closed_site_offers_no_account_and_lets_in_who_has_one(client, house):
    chosen = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    chosen.visitor_accounts = False
    chosen.save()
    UserFactory(email="known@example.org")
    assert texts(client.get(SIGNUP), "h1") == ["Accounts are made by administrators"]
    assert "Make an account" not in client.get("/accounts/login/").content.decode()
    assert (sign_up(client).status_code, User.objects.count()) == (200, 1)
    client.post("/accounts/login/code/", {"email": "known@example.org"})
    assert client.post("/accounts/login/code/confirm/", {"code": mailed_code()}).url == "/accounts/"


def test_visitor_is_kept_out_of_the_admin(client):
    sign_up(client)
    confirm(client)
    assert [client.get(path, follow=True).status_code for path in ("/admin/", "/admin/users/", "/admin/pages/")] == [
        403,
        403,
        403,
    ]


def test_log_in_by_code_confirms_an_address_as_well(client):
    sign_up(Client())
    client.post("/accounts/login/code/", {"email": "reader@example.org"})
    client.post("/accounts/login/code/confirm/", {"code": mailed_code()})
    assert EmailAddress.objects.get().verified is True


@pytest.mark.django_db(transaction=True)
def test_two_that_sign_up_with_one_address_at_once_make_one_account():
    def attempt(_number) -> int:
        try:
            return sign_up(Client()).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(attempt, range(4)))
    assert (answers, User.objects.count()) == ([302] * 4, 1)
