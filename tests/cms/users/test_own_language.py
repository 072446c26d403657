"""In which language account pages and the admin speak."""

import pytest

from cms.users.roles import OUTREACH_OFFICERS
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db


def language(response) -> str:
    return response.headers["Content-Language"]


def test_choice_in_the_address_lasts_for_the_following_account_pages(client):
    first = client.get("/accounts/login/?lang=kk", headers={"accept-language": "ru"})
    second = client.get("/accounts/password/reset/", headers={"accept-language": "ru"})
    assert (language(first), language(second)) == ("kk", "kk")


def test_choice_is_kept_where_public_pages_cannot_see_it(client):
    cookie = client.get("/accounts/login/?lang=kk").cookies["django_language"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/accounts/", True, "Lax")


def test_unknown_language_is_not_kept(client):
    assert "django_language" not in client.get("/accounts/login/?lang=tlh").cookies


def test_choice_on_a_public_page_leaves_no_cookie(client, house):
    assert client.get("/en/?lang=kk").cookies == {}


def test_without_a_choice_the_browser_decides(client):
    assert language(client.get("/accounts/login/", headers={"accept-language": "uz"})) == "uz"


def test_admin_speaks_the_language_of_whoever_is_logged_in(client):
    client.force_login(UserFactory(language="ar", roles=[OUTREACH_OFFICERS]))
    page = client.get("/admin/", headers={"accept-language": "ru"}).content.decode()
    assert '<html lang="ar" dir="rtl"' in page


def test_account_pages_speak_it_too_unless_the_address_says_otherwise(client):
    client.force_login(UserFactory(language="ru", roles=[OUTREACH_OFFICERS]))
    pages = [client.get(f"/accounts/logout/{query}") for query in ("", "?lang=vi")]
    assert [language(page) for page in pages] == ["ru", "vi"]


def test_public_page_stays_in_its_own_language(client, house):
    client.force_login(UserFactory(language="ru", roles=[OUTREACH_OFFICERS]))
    assert language(client.get("/kk/")) == "kk"
