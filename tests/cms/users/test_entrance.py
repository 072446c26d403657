"""Logging in by password and by code, and every door that leads there."""

import re

import pytest
from django.apps import apps
from django.test import Client
from django.urls import NoReverseMatch, reverse
from wagtail.models import PageViewRestriction

from cms.users.roles import OUTREACH_OFFICERS
from tests.factories.pages import news_index_in
from tests.factories.users import PASSWORD, UserFactory
from tests.mailed import mailed

pytestmark = pytest.mark.django_db

LOGIN = "/accounts/login/"
EASTERN_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@pytest.fixture
def officer():
    return UserFactory(email="officer@example.org", name="Officer", roles=[OUTREACH_OFFICERS])


def log_in(client, email="officer@example.org", password=PASSWORD, **more):
    return client.post(LOGIN, {"login": email, "password": password, **more})


def mailed_code() -> str:
    return re.search(r"\d{4}-\d{4}", mailed()[-1].text)[0]


def test_right_password_leads_to_the_admin(client, officer):
    assert log_in(client).url == "/admin/"


def test_address_in_other_letter_case_logs_in(client, officer):
    assert log_in(client, email="Officer@Example.ORG").url == "/admin/"


def test_wrong_password_keeps_the_address_but_not_the_password(client, officer):
    page = log_in(client, password="not this one").content.decode()
    assert ('value="officer@example.org"' in page, "not this one" in page) == (True, False)
    assert "The email address and/or password you specified are not correct." in page


def test_empty_fields_are_named_above_with_links_to_them(client):
    page = log_in(client, email="", password="").content.decode()
    assert re.findall(r'<li><a href="#(\w+)">', page) == ["id_login", "id_password"]


def test_field_with_an_error_is_described_by_it(client):
    page = log_in(client, email="").content.decode()
    field = re.search(r'<input[^>]*id="id_login"[^>]*>', page)[0]
    assert ('aria-invalid="true"' in field, 'aria-describedby="id_login_error"' in field) == (True, True)
    assert 'id="id_login_error"' in page


def test_code_from_the_mail_logs_in(client, officer):
    client.post("/accounts/login/code/", {"email": officer.email})
    assert client.post("/accounts/login/code/confirm/", {"code": mailed_code()}).url == "/admin/"


def test_code_may_be_typed_in_the_digits_of_ones_own_script(client, officer):
    client.post("/accounts/login/code/", {"email": officer.email})
    code = mailed_code().translate(EASTERN_DIGITS)
    assert client.post("/accounts/login/code/confirm/", {"code": code}).url == "/admin/"


def test_wrong_code_is_refused_and_after_three_no_code_counts(client, officer):
    client.post("/accounts/login/code/", {"email": officer.email})
    answers = [client.post("/accounts/login/code/confirm/", {"code": "0000-0000"}) for _attempt in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 302]
    assert client.post("/accounts/login/code/confirm/", {"code": mailed_code()}).url == "/accounts/login/code/"


def test_code_is_mailed_in_the_language_of_its_reader(client):
    reader = UserFactory(language="ar")
    client.post("/accounts/login/code/?lang=en", {"email": reader.email})
    html = mailed()[0].html
    assert 'lang="ar" dir="rtl"' in html


def test_unknown_address_gets_the_same_page_and_no_mail(officer):
    pages = []
    for email in (officer.email, "stranger@example.org"):
        page = Client().post("/accounts/login/code/", {"email": email}, follow=True).content.decode()
        pages.append(re.sub(r'value="\w{64}"', "", page.replace(email, "")))
    assert (pages[0] == pages[1], len(mailed())) == (True, 1)


@pytest.mark.parametrize("address", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"])
def test_log_in_leads_to_no_other_site(client, officer, address):
    assert log_in(client, next=address).url == "/admin/"


def test_log_in_leads_on_to_where_one_was_going(client, officer):
    assert log_in(client, next="/admin/pages/").url == "/admin/pages/"


@pytest.mark.parametrize(
    ("door", "leads_to"),
    [
        ("/admin/", "/accounts/login/?next=%2Fadmin%2F"),
        ("/admin/pages/add/", "/accounts/login/?next=%2Fadmin%2Fpages%2Fadd%2F"),
        ("/admin/login/", "/accounts/login/"),
        ("/admin/login/?next=/admin/users/", "/accounts/login/?next=%2Fadmin%2Fusers%2F"),
        ("/en/_util/login/?next=/en/news/", "/accounts/login/?next=%2Fen%2Fnews%2F&lang=en"),
        ("/kk/_util/login/", "/accounts/login/?lang=kk"),
        ("/accounts/", "/accounts/login/?next=/accounts/"),
    ],
)
def test_every_door_leads_to_the_one_log_in(client, door, leads_to):
    assert client.get(door, follow=True).redirect_chain[-1][0] == leads_to


def test_posting_a_password_to_wagtails_log_in_logs_nobody_in(client, officer):
    client.post("/admin/login/", {"username": officer.email, "password": PASSWORD})
    assert "_auth_user_id" not in client.session


def test_djangos_own_admin_is_not_there():
    assert apps.is_installed("django.contrib.admin") is False
    with pytest.raises(NoReverseMatch):
        reverse("admin:index")


def test_wagtails_own_way_to_a_password_is_closed(client, officer):
    client.force_login(officer)
    assert client.get("/admin/password_reset/").status_code == 404


def test_whoever_may_enter_the_admin_is_not_asked_again(client, officer):
    client.force_login(officer)
    assert client.get("/admin/login/").url == "/admin/"


def test_account_without_a_role_is_told_so_and_not_sent_in_circles(client):
    client.force_login(UserFactory())
    answer = client.get("/admin/", follow=True)
    assert (answer.status_code, "Not open to your account" in answer.content.decode()) == (403, True)


def test_private_page_sends_strangers_to_log_in_and_others_away(client, house):
    index = news_index_in("en")
    restriction = PageViewRestriction.objects.create(page=index, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.create(name="Board")
    stranger = client.get("/en/news/", follow=True)
    client.force_login(UserFactory())
    other = client.get("/en/news/", follow=True)
    assert (stranger.redirect_chain[-1][0], other.status_code) == ("/accounts/login/?next=%2Fen%2Fnews%2F&lang=en", 403)


def test_page_with_a_password_shows_nothing_of_itself_until_it_is_given(client, house):
    index = news_index_in("en")
    index.intro = "Minutes of the board"
    index.search_description = "Minutes of the board"
    index.save_revision().publish()
    PageViewRestriction.objects.create(page=index, restriction_type=PageViewRestriction.PASSWORD, password="sesame")
    asked = client.get("/en/news/").content.decode()
    action = re.search(r'<form class="form" method="post" action="([^"]+)"', asked)[1]
    wrong = client.post(action, {"password": "wrong", "return_url": "/en/news/"}).content.decode()
    right = client.post(action, {"password": "sesame", "return_url": "/en/news/"}, follow=True).content.decode()
    assert ["Minutes of the board" in page for page in (asked, wrong, right)] == [False, False, True]
    assert ('href="#id_password"' in wrong, 'value="wrong"' in wrong) == (True, False)


def test_codes_cannot_be_asked_for_without_end(officer):
    pages = [Client().post("/accounts/login/code/", {"email": officer.email}) for _request in range(11)]
    assert ([page.status_code for page in pages], len(mailed())) == ([302] * 10 + [200], 10)


def test_inactive_account_is_told_that_it_is_closed(client):
    UserFactory(email="gone@example.org", is_active=False)
    answer = log_in(client, email="gone@example.org")
    page = client.get(answer.url).content.decode()
    assert ("This account is closed" in page, "_auth_user_id" in client.session) == (True, False)


def test_sixth_wrong_password_is_not_even_tried(client, officer):
    for _attempt in range(5):
        log_in(client, password="wrong")
    page = log_in(client).content.decode()
    assert ("Too many failed login attempts" in page, "_auth_user_id" in client.session) == (True, False)


def test_address_that_asks_too_often_is_shown_a_closed_door(client):
    answers = [log_in(client, email="") for _attempt in range(31)]
    assert [answer.status_code for answer in answers[-2:]] == [200, 429]
    assert "Too many attempts" in answers[-1].content.decode()


def test_session_ends_with_the_window_unless_one_asks_to_stay(client, officer):
    log_in(client)
    short = client.cookies["sessionid"]
    client.logout()
    log_in(client, remember="on")
    long = client.cookies["sessionid"]
    assert (short["max-age"], short["httponly"], short["samesite"]) == ("", True, "Lax")
    assert long["max-age"] == 14 * 24 * 3600
