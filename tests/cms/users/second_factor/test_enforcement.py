"""Nobody works here without a second factor used in this log-in, whatever way they come."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from cms.core.models import SiteDocument
from cms.users.models import User
from tests.factories.pages import news_index_in
from tests.factories.second_factor import app_of, factors_of, recovery_codes_of
from tests.factories.users import PASSWORD, AdministratorFactory, UserFactory
from tests.mailed import mailed

pytestmark = pytest.mark.django_db

START = "/accounts/2fa/start/"
SHOW = "/accounts/2fa/reauthenticate/"
ASKED = "/accounts/2fa/authenticate/"


def enter_password(client: Client, **more):
    return client.post("/accounts/login/", {"login": "officer@example.org", "password": PASSWORD, **more})


def enters(client: Client) -> bool:
    """Whether the admin opens."""
    return client.get("/admin/").status_code == 200


# Without one


def test_staff_without_a_factor_are_led_to_set_one_up(client, officer):
    enter_password(client)
    page = client.get("/admin/", follow=True)
    assert page.redirect_chain == [(f"{START}?next=%2Fadmin%2F", 302)]
    assert "two minutes" in page.content.decode()


def test_superuser_is_no_exception(client):
    client.force_login(AdministratorFactory())
    assert client.get("/admin/").url == f"{START}?next=%2Fadmin%2F"


def test_visitor_owes_nothing(client):
    client.force_login(UserFactory())
    assert client.get("/accounts/password/change/").status_code == 200
    assert client.get("/admin/", follow=True).status_code == 403


def test_code_by_mail_is_no_second_factor(client, officer):
    client.post("/accounts/login/code/", {"email": officer.email})
    code = re.search(r"\d{4}-\d{4}", mailed()[-1].text)[0]
    client.post("/accounts/login/code/confirm/", {"code": code})
    assert ("_auth_user_id" in client.session, client.get("/admin/").url) == (True, f"{START}?next=%2Fadmin%2F")


@pytest.mark.parametrize(
    "door",
    [
        "/admin/login/",
        "/admin/login/?next=/admin/users/",
        "/en/_util/login/?next=/admin/",
        "/accounts/login/",
        "/accounts/login/?next=/admin/pages/",
    ],
)
@pytest.mark.parametrize("has_one", [True, False])
def test_no_door_leads_past_it(officer, browser_of_officer, door, has_one):
    if has_one:
        app_of(officer)
    page = browser_of_officer.get(door, follow=True)
    assert page.request["PATH_INFO"] == (SHOW if has_one else START)


@pytest.mark.parametrize(
    "spelling", ["/admin", "//admin/", "/ADMIN/", "/admin/../admin/", "/admin//", "/%61dmin/", "/admin/;/", "/./admin/"]
)
@pytest.mark.parametrize("has_one", [True, False])
def test_odd_spellings_open_nothing(officer, browser_of_officer, spelling, has_one):
    if has_one:
        app_of(officer)
    answer = browser_of_officer.get("/", PATH_INFO=spelling)
    leads_to = answer.headers.get("Location", "").split("?")[0]
    assert (answer.status_code, leads_to) in [(404, ""), (302, SHOW if has_one else START), (301, "/admin/")]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
def test_what_was_sent_is_said_not_to_be_saved(browser_of_officer, officer, method):
    page = getattr(browser_of_officer, method)("/admin/account/", headers={"accept": "text/html"})
    text = page.content.decode()
    assert (page.status_code, "Not saved yet" in text, f'href="{START}"' in text) == (403, True, True)


def test_nothing_of_what_was_sent_is_done(browser_of_officer, officer):
    browser_of_officer.post("/admin/account/", {"name-name": "Somebody else", "name-language": "kk"})
    officer.refresh_from_db()
    assert officer.name == "Officer"


def test_head_is_answered_like_get(browser_of_officer):
    assert browser_of_officer.head("/admin/").url == f"{START}?next=%2Fadmin%2F"


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        ("/admin/api/main/pages/", {}),
        ("/admin/api/main/images/", {"accept": "text/html"}),
        ("/admin/pages/", {"x-requested-with": "XMLHttpRequest"}),
        ("/admin/tag-autocomplete/", {"accept": "application/json"}),
        ("/admin/editing-sessions/ping/wagtailcore/page/2/1/", {"sec-fetch-dest": "empty"}),
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_programs_get_a_refusal_in_their_language(browser_of_officer, address, headers, method):
    answer = getattr(browser_of_officer, method)(address, headers=headers)
    assert (answer.status_code, answer.json()["url"]) == (403, START)


def test_answer_is_kept_by_no_cache(browser_of_officer):
    assert "no-store" in browser_of_officer.get("/admin/").headers["Cache-Control"]


# One that has not been used in this log-in


def test_password_alone_logs_nobody_in_who_has_a_factor(client, officer, app):
    assert enter_password(client).url == ASKED
    assert ("_auth_user_id" in client.session, enters(client)) == (False, False)


def test_code_by_mail_alone_neither(client, officer, app):
    client.post("/accounts/login/code/", {"email": officer.email})
    code = re.search(r"\d{4}-\d{4}", mailed()[-1].text)[0]
    assert client.post("/accounts/login/code/confirm/", {"code": code}).url == ASKED
    assert ("_auth_user_id" in client.session, enters(client)) == (False, False)


def test_session_from_before_has_to_show_it(browser_of_officer, officer, app):
    assert browser_of_officer.get("/admin/pages/").url == f"{SHOW}?next=%2Fadmin%2Fpages%2F"
    answer = browser_of_officer.post(f"{SHOW}?next=/admin/pages/", {"code": app.code()})
    assert (answer.url, enters(browser_of_officer)) == ("/admin/pages/", True)


@pytest.mark.parametrize(
    "address",
    [
        "/accounts/",
        "/accounts/2fa/",
        "/accounts/2fa/totp/deactivate/",
        "/accounts/2fa/webauthn/add/",
        "/accounts/2fa/recovery-codes/",
        "/accounts/2fa/recovery-codes/generate/",
        "/accounts/2fa/recovery-codes/download/",
        "/accounts/2fa/start/",
        "/accounts/2fa/go-on/",
        "/accounts/reauthenticate/",
        "/accounts/password/change/",
    ],
)
def test_password_does_not_open_the_pages_on_which_factors_are_changed(browser_of_officer, officer, app, address):
    assert browser_of_officer.get(address).url.startswith(f"{SHOW}?next=")
    assert browser_of_officer.post(address, {"password": PASSWORD}).status_code == 403
    assert (factors_of(officer), enters(browser_of_officer)) == (["totp"], False)


def test_visitor_with_a_factor_has_to_show_it_too(client):
    visitor = UserFactory()
    app_of(visitor)
    client.force_login(visitor)
    assert client.get("/accounts/password/change/").url.startswith(SHOW)


def test_removing_the_last_factor_ends_access(client, officer, app):
    enter_password(client)
    client.post(ASKED, {"code": app.code()})
    before = enters(client)
    client.post("/accounts/2fa/totp/deactivate/")
    assert (before, factors_of(officer), client.get("/admin/").url) == (True, [], f"{START}?next=%2Fadmin%2F")


def test_factor_of_an_earlier_app_counts_for_nothing_with_another(client, officer, app):
    enter_password(client)
    client.post(ASKED, {"code": app.code()})
    Authenticator.objects.all().delete()
    app_of(officer)
    assert client.get("/admin/").url.startswith(SHOW)


def test_factor_that_somebody_else_has_shown_counts_for_nothing(client, officer, app):
    enter_password(client)
    client.post(ASKED, {"code": app.code()})
    other = AdministratorFactory()
    app_of(other)
    client.force_login(other)
    assert client.get("/admin/").url.startswith(SHOW)


def test_logging_out_stays_possible(browser_of_officer, app):
    browser_of_officer.post("/accounts/logout/")
    assert "_auth_user_id" not in browser_of_officer.session


# Other ways


def test_new_password_from_the_mail_is_no_way_in(client, officer, app):
    client.post("/accounts/password/reset/", {"email": officer.email})
    link = re.search(r"https?://[^/]+(/accounts/password/reset/key/\S+)", mailed()[-1].text)[1]
    new = "another long enough one"
    client.post(client.get(link).url, {"password1": new, "password2": new})
    assert ("_auth_user_id" in client.session, enters(client)) == (False, False)
    assert client.post("/accounts/login/", {"login": officer.email, "password": new}).url == ASKED


def test_posting_to_the_closed_log_ins_opens_nothing(client, officer):
    for door in ("/admin/login/", "/en/_util/login/"):
        client.post(door, {"username": officer.email, "login": officer.email, "password": PASSWORD})
    assert "_auth_user_id" not in client.session


def test_signing_up_with_the_address_of_staff_opens_nothing(client, officer, app):
    client.post("/accounts/signup/", {"email": officer.email, "password1": PASSWORD, "password2": PASSWORD})
    assert (enters(client), User.objects.count()) == (False, 1)


@pytest.mark.parametrize("address", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"])
def test_setting_up_and_showing_lead_to_no_other_site(browser_of_officer, officer, address):
    browser_of_officer.get(START, {"next": address})
    first = browser_of_officer.get("/accounts/2fa/go-on/").url
    app = app_of(officer)
    shown = browser_of_officer.post(f"{SHOW}?next={address}", {"code": app.code()}).url
    assert (first, shown) == ("/admin/", "/admin/")


def test_private_document_is_closed_to_staff_who_owe_it(browser_of_officer, officer):
    collection = Collection.get_first_root_node().add_child(name="Board")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type=PageViewRestriction.LOGIN)
    document = SiteDocument.objects.create(
        title="Minutes", collection=collection, file=ContentFile(b"Minutes", "minutes.txt")
    )
    page = browser_of_officer.get(document.url, follow=True)
    assert page.request["PATH_INFO"] == START
    app = app_of(officer)
    browser_of_officer.post(SHOW, {"code": app.code()})
    assert b"".join(browser_of_officer.get(document.url).streaming_content) == b"Minutes"


def test_private_page_is_closed_to_staff_who_owe_it(browser_of_officer, officer, app, house):
    PageViewRestriction.objects.create(page=news_index_in("en"), restriction_type=PageViewRestriction.LOGIN)
    page = browser_of_officer.get("/en/news/", follow=True)
    assert page.request["PATH_INFO"] == SHOW
    answer = browser_of_officer.post(f"{SHOW}?{page.request['QUERY_STRING']}", {"code": app.code()}, follow=True)
    assert (answer.status_code, answer.request["PATH_INFO"]) == (200, "/en/news/")


def test_public_page_shows_no_userbar_to_staff_who_owe_it(browser_of_officer, officer, app, house):
    before = "wagtail-userbar" in browser_of_officer.get("/en/").content.decode()
    browser_of_officer.post(SHOW, {"code": app.code()})
    after = "wagtail-userbar" in browser_of_officer.get("/en/").content.decode()
    assert (before, after) == (False, True)


def test_recovery_code_is_a_second_factor(client, officer, app):
    codes = recovery_codes_of(officer)
    enter_password(client, next="/admin/pages/")
    assert client.post(ASKED, {"code": codes[0]}).url == "/admin/pages/"
    assert enters(client)


def test_switched_off_it_is_asked_of_those_alone_who_have_one(browser_of_officer, officer, settings):
    settings.STAFF_SECOND_FACTOR = False
    without = enters(browser_of_officer)
    app_of(officer)
    assert (without, enters(browser_of_officer)) == (True, False)
