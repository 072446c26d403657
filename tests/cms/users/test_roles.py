"""The four roles: that they are there, and what each reaches."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client

from cms.users.roles import ADMINISTRATORS, EVENT_DESK, OUTREACH_OFFICERS, PARTNER_EDITORS, PERMISSIONS, ensure_roles
from tests.factories.libraries import PartnerLibraryFactory
from tests.factories.users import UserFactory

ADDRESSES = [
    "/admin/",
    "/admin/users/",
    "/admin/groups/",
    "/admin/sites/",
    "/admin/workflows/list/",
    "/admin/snippets/news/topic/",
    "/admin/snippets/partners/partnerlibrary/",
    "/admin/redirects/",
    "/admin/settings/core/sitesettings/",
    "/admin/images/",
    "/admin/documents/",
    "/admin/collections/",
]
OFFICIAL = {
    "/admin/",
    "/admin/snippets/news/topic/",
    "/admin/snippets/partners/partnerlibrary/",
    "/admin/redirects/",
    "/admin/settings/core/sitesettings/",
    "/admin/images/",
    "/admin/documents/",
    "/admin/collections/",
}


def reached(client: Client) -> set[str]:
    """The addresses that open, following the redirect of a settings page to the site's."""
    return {address for address in ADDRESSES if opens(client, address)}


def opens(client: Client, address: str) -> bool:
    answer = client.get(address, follow=True)
    return (
        answer.status_code == 200
        and answer.request["PATH_INFO"].startswith(address)
        and (address == "/admin/" or answer.request["PATH_INFO"] != "/admin/")
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "addresses"),
    [
        (ADMINISTRATORS, set(ADDRESSES)),
        (OUTREACH_OFFICERS, OFFICIAL),
        (PARTNER_EDITORS, {"/admin/"}),
        (EVENT_DESK, {"/admin/"}),
    ],
)
def test_role_reaches_what_it_is_for(client, house, role, addresses):
    client.force_login(UserFactory(roles=[role]))
    assert reached(client) == addresses


@pytest.mark.django_db
def test_editor_in_a_librarys_team_reaches_its_pictures_and_documents_too(client, house):
    team = PartnerLibraryFactory().team.group.name
    client.force_login(UserFactory(roles=[PARTNER_EDITORS, team]))
    assert reached(client) == {"/admin/", "/admin/images/", "/admin/documents/"}


@pytest.mark.django_db(transaction=True)
def test_flushed_database_gets_its_roles_back():
    call_command("flush", interactive=False)
    rights = {group.name: group.permissions.count() for group in Group.objects.all()}
    assert rights == {role: len(set(names)) for role, names in PERMISSIONS.items()}


@pytest.mark.django_db
def test_rights_that_an_administrator_has_added_stay():
    desk = Group.objects.get(name=EVENT_DESK)
    before = {right.codename for right in desk.permissions.all()}
    topics = {"codename": "add_topic", "content_type__app_label": "news"}
    desk.permissions.add(Group.objects.get(name=ADMINISTRATORS).permissions.get(**topics))
    ensure_roles()
    assert {right.codename for right in desk.permissions.all()} == before | {"add_topic"}
