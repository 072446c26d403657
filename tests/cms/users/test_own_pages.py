"""One's own account: name, language, address, phone; what visitors and colleagues may do about themselves."""

import re

import pytest
from django.test import Client

from cms.users import codes
from cms.users.models import User
from cms.users.roles import EVENT_DESK
from tests.factories.users import PASSWORD, UserFactory
from tests.mailed import mailed
from tests.reading import elements, links, texts

pytestmark = pytest.mark.django_db

EMAIL = "/accounts/email/"
PHONE = "/accounts/phone/"
CONFIRM = "/accounts/confirm-email/"
OWN = ["", "details/", "email/", "phone/", "sessions/", "sessions/others/", "export/", "erase/", "again/"]


@pytest.fixture
def visitor():
    return UserFactory(email="visitor@example.org", name="Visitor")


@pytest.fixture
def browser(client, visitor):
    """The visitor's, who has just logged in by password."""
    log_in(client, visitor)
    return client


def log_in(client: Client, user: User, **more):
    client.post("/accounts/login/", {"login": user.email, "password": PASSWORD}, **more)


def log_in_by_code(client: Client, user: User):
    client.post("/accounts/login/code/", {"email": user.email})
    return client.post("/accounts/login/code/confirm/", {"code": mailed_code()})


def mailed_code() -> str:
    return re.search(r"\d{4}-\d{4}", mailed()[-1].text)[0]


def later(client: Client, seconds: int = 3600) -> None:
    """Let the log-in of this browser have been that long ago."""
    session = client.session
    for record in session.get("account_authentication_methods", []):
        record["at"] -= seconds
    session.save()


@pytest.mark.parametrize("path", OWN)
def test_own_page_asks_strangers_to_log_in_and_is_kept_by_nobody(client, browser, path):
    stranger = Client().get(f"/accounts/{path}")
    page = browser.get(f"/accounts/{path}")
    assert (stranger.status_code, stranger.url.startswith("/accounts/login/?next=")) == (302, True)
    assert (page.status_code, "no-store" in page.headers["Cache-Control"]) == (200, True)


def test_overview_leads_to_every_page(browser):
    found = set(links(browser.get("/accounts/")).values())
    wanted = {f"/accounts/{path}" for path in OWN if path not in ("again/", "sessions/others/")}
    assert wanted | {"/accounts/password/change/", "/accounts/2fa/", "/accounts/logout/"} <= found
    assert "/accounts/history/" not in found


def test_page_one_is_on_is_marked_among_the_others(browser):
    marked = elements(browser.get(PHONE), "a", aria_current="page")
    assert [element.attributes["href"] for element in marked] == [PHONE]


def test_name_and_language_are_changed_together(browser, visitor):
    answer = browser.post("/accounts/details/", {"name": "Оқырман", "language": "kk"}, follow=True)
    visitor.refresh_from_db()
    assert (visitor.name, visitor.language, answer.headers["Content-Language"]) == ("Оқырман", "kk", "kk")


def test_language_that_is_none_is_refused_and_the_name_stays_typed(browser, visitor):
    page = browser.post("/accounts/details/", {"name": "New", "language": "tlh"})
    (field,) = elements(page, "input", name="name")
    visitor.refresh_from_db()
    assert (field.attributes["value"], visitor.name) == ("New", "Visitor")


def test_new_address_counts_when_its_code_has_come_back(browser, visitor):
    assert browser.post(EMAIL, {"email": "New@Example.org"}).url == CONFIRM
    before = User.objects.get(pk=visitor.pk).email
    assert (mailed()[-1].to, before) == ("new@example.org", "visitor@example.org")
    assert browser.post(CONFIRM, {"code": mailed_code()}).url == "/accounts/"
    visitor.refresh_from_db()
    assert (visitor.email, list(visitor.emailaddress_set.values_list("email", "verified", "primary"))) == (
        "new@example.org",
        [("new@example.org", True, True)],
    )


def test_old_address_is_told_that_it_no_longer_opens_the_account(browser, visitor):
    browser.post(EMAIL, {"email": "new@example.org"})
    browser.post(CONFIRM, {"code": mailed_code()})
    told = mailed()[-1]
    assert (told.to, "another e-mail now" in told.text) == ("visitor@example.org", True)
    client = Client()
    log_in(client, visitor)
    assert "_auth_user_id" not in client.session


def test_address_of_somebody_else_is_not_told_apart_and_never_taken(browser, visitor):
    UserFactory(email="taken@example.org")
    pages = []
    for email in ("taken@example.org", "free@example.org"):
        page = browser.post(EMAIL, {"email": email}, follow=True).content.decode()
        pages.append(re.sub(r'value="\w{64}"', "", page.replace(email, "")))
        if email == "taken@example.org":
            browser.post(CONFIRM, {"code": mailed_code()})
    visitor.refresh_from_db()
    assert (pages[0] == pages[1], visitor.email) == (True, "visitor@example.org")


def test_address_is_changed_by_nobody_who_finds_the_browser_open(browser, visitor):
    later(browser)
    assert browser.get(EMAIL).url == f"/accounts/reauthenticate/?next={EMAIL.replace('/', '%2F')}"
    browser.post(EMAIL, {"email": "thief@example.org"})
    assert mailed() == []


def test_colleagues_leave_their_address_to_administrators(client):
    colleague = UserFactory(email="desk@example.org", roles=[EVENT_DESK])
    log_in(client, colleague)
    page = client.get(EMAIL)
    refused = client.post(EMAIL, {"email": "mine@example.org"})
    assert (elements(page, "input", type="email"), refused.status_code, mailed()) == ([], 403, [])


@pytest.mark.parametrize(
    "typed", ["+7 701 234 56 78", "0077012345678", "+٧٧٠١٢٣٤٥٦٧٨", "+7 (701) 234-56-78", " +77012345678 "]
)
def test_number_is_stored_as_others_dial_it_however_it_is_typed(browser, visitor, typed):
    browser.post(PHONE, {"phone": typed})
    assert User.objects.filter(pk=visitor.pk, phone="+77012345678", phone_confirmed_at=None).exists() is True


@pytest.mark.parametrize("typed", ["87012345678", "+7", "call me", "+77012345678901234"])
def test_number_that_cannot_be_called_from_abroad_is_refused_and_stays_typed(browser, visitor, typed):
    page = browser.post(PHONE, {"phone": typed})
    (field,) = elements(page, "input", name="phone")
    visitor.refresh_from_db()
    assert (field.attributes["value"], str(visitor.phone)) == (typed, "")


def test_number_is_said_to_be_unused_as_long_as_nobody_can_send_a_code(browser):
    browser.post(PHONE, {"phone": "+77012345678"})
    assert "Until then we only keep it: no use is made of it" in browser.get(PHONE).content.decode()
    assert "not confirmed" in texts(browser.get("/accounts/"), "span", class_="status status--wait")


def test_new_number_is_unconfirmed_though_the_last_one_was(browser, visitor):
    User.objects.filter(pk=visitor.pk).update(phone="+77012345678", phone_confirmed_at="2026-01-01T00:00Z")
    browser.post(PHONE, {"phone": "+77012345678"})
    kept = User.objects.get(pk=visitor.pk).phone_confirmed_at
    browser.post(PHONE, {"phone": "+77012345679"})
    assert (kept is not None, User.objects.get(pk=visitor.pk).phone_confirmed_at) == (True, None)


def test_number_goes_when_it_is_emptied(browser, visitor):
    browser.post(PHONE, {"phone": "+77012345678"})
    browser.post(PHONE, {"phone": ""})
    assert str(User.objects.get(pk=visitor.pk).phone) == ""


def test_code_is_sent_by_the_first_who_reaches_the_number(monkeypatch):
    class Sender:
        def __init__(self, prefix):
            self.prefix = prefix

        def reaches(self, phone):
            return phone.startswith(self.prefix)

        def send(self, *, phone, code, language):
            raise AssertionError("nobody has asked for a code")

    monkeypatch.setattr(codes, "_senders", [])
    far, near = Sender("+84"), Sender("+7")
    codes.register(far)
    codes.register(near)
    assert [codes.sender_for(phone) for phone in ("+77012345678", "+84912345678", "+12125552368")] == [near, far, None]


def test_own_data_cannot_be_changed_without_end(browser):
    answers = [browser.post(PHONE, {"phone": "x"}).status_code for _attempt in range(31)]
    assert answers == [200] * 30 + [429]


def test_post_from_another_site_changes_nothing(visitor):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(visitor)
    answers = [strict.post(f"/accounts/{path}", {}).status_code for path in ("details/", "phone/", "sessions/others/")]
    assert answers == [403, 403, 403]


def test_whoever_has_no_password_shows_who_they_are_by_a_code_and_comes_back(client, visitor):
    visitor.set_unusable_password()
    visitor.save()
    log_in_by_code(client, visitor)
    assert client.get("/accounts/erase/").status_code == 200
    later(client)
    ask = client.get("/accounts/erase/").url
    sent = client.post(ask)
    assert ("_auth_user_id" in client.session, sent.url) == (
        False,
        "/accounts/login/code/confirm/?next=%2Faccounts%2Ferase%2F",
    )
    assert client.post(sent.url, {"code": mailed_code()}).url == "/accounts/erase/"
    assert client.get("/accounts/erase/").status_code == 200


def test_asking_for_a_code_leads_to_no_other_site(client, visitor):
    visitor.set_unusable_password()
    visitor.save()
    log_in_by_code(client, visitor)
    answer = client.post("/accounts/again/?next=https://elsewhere.example/")
    assert answer.url == "/accounts/login/code/confirm/"
