"""The admin's page about oneself."""

import pytest
from wagtail.users.models import UserProfile

from cms.users.roles import EVENT_DESK, OUTREACH_OFFICERS
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db

ACCOUNT = "/admin/account/"


def fields(**changes) -> dict[str, str]:
    return {
        "name-name": "Reader",
        "name-language": "en",
        "time_zone-current_time_zone": "",
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
        "theme-keyboard_shortcuts": "on",
    } | changes


@pytest.fixture
def reader(client):
    user = UserFactory(email="reader@example.org", roles=[EVENT_DESK])
    client.force_login(user)
    return user


def test_name_and_language_are_ones_own_to_change(client, reader):
    client.post(ACCOUNT, fields(**{"name-name": "Оқырман", "name-language": "kk"}))
    reader.refresh_from_db()
    assert (reader.name, reader.language, client.get(ACCOUNT).headers["Content-Language"]) == ("Оқырман", "kk", "kk")


def test_time_zone_is_kept_with_the_rest(client, reader):
    client.post(ACCOUNT, fields(**{"time_zone-current_time_zone": "Asia/Almaty"}))
    assert UserProfile.get_for_user(reader).current_time_zone == "Asia/Almaty"


def test_address_is_not_ones_own_to_change(client, reader):
    client.post(ACCOUNT, fields(**{"name-email": "other@example.org", "name_email-email": "other@example.org"}))
    reader.refresh_from_db()
    page = client.get(ACCOUNT).content.decode()
    assert (reader.email, 'type="email"' in page, 'type="file"' in page) == ("reader@example.org", False, False)


def test_unknown_language_is_refused_and_the_name_kept_in_the_form(client, reader):
    page = client.post(ACCOUNT, fields(**{"name-name": "New name", "name-language": "tlh"})).content.decode()
    reader.refresh_from_db()
    assert ('value="New name"' in page, reader.name) == (True, "Reader")


@pytest.mark.parametrize(("has_password", "address"), [(True, "/password/change/"), (False, "/password/set/")])
def test_way_to_the_password_fits_whether_one_has_any(client, has_password, address):
    user = UserFactory(roles=[EVENT_DESK])
    if not has_password:
        user.set_unusable_password()
        user.save()
    client.force_login(user)
    assert f'href="/accounts{address}"' in client.get(ACCOUNT).content.decode()


def test_officer_chooses_which_mails_to_get(client, house):
    officer = UserFactory(roles=[OUTREACH_OFFICERS])
    client.force_login(officer)
    client.post(ACCOUNT, fields())
    assert UserProfile.get_for_user(officer).submitted_notifications is False
