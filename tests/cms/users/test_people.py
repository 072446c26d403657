"""Entering and changing people in the admin, and what that may not be used for."""

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.users.models import User
from cms.users.roles import ADMINISTRATORS, EVENT_DESK, OUTREACH_OFFICERS, PARTNER_EDITORS
from tests.factories.libraries import PartnerLibraryFactory
from tests.factories.users import PASSWORD, AdministratorFactory, UserFactory
from tests.mailed import mailed

pytestmark = pytest.mark.django_db

NEW = "/admin/users/new/"
FORMSETS = ("page_permissions", "collection_permissions", "image_permissions", "document_permissions")


def group(name: str) -> Group:
    return Group.objects.get(name=name)


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def edit(client: Client, user: User, **fields):
    """Post the form about someone with only these fields changed."""
    data = {
        "email": user.email,
        "name": user.name,
        "language": user.language,
        "is_active": "on",
        "groups": [each.pk for each in user.groups.all()],
    }
    return client.post(f"/admin/users/edit/{user.pk}/", data | fields)


@pytest.fixture
def administrator():
    return logged_in(UserFactory(email="admin@example.org", name="Administrator", roles=[ADMINISTRATORS]))


@pytest.fixture
def helper():
    """An officer to whom an administrator has given rights over people as well."""
    user = UserFactory(email="helper@example.org", roles=[OUTREACH_OFFICERS])
    rights = Permission.objects.filter(content_type__app_label__in=["users", "auth"])
    user.user_permissions.set(rights)
    return logged_in(user)


def test_new_colleague_can_log_in_by_code_at_once(administrator):
    administrator.post(
        NEW, {"email": "Aigerim@Example.org", "name": "Colleague", "language": "kk", "groups": [group(EVENT_DESK).pk]}
    )
    user = User.objects.get(email="aigerim@example.org")
    address = EmailAddress.objects.get(user=user)
    assert (address.email, address.verified, address.primary) == ("aigerim@example.org", True, True)
    assert (user.has_usable_password(), [each.name for each in user.groups.all()]) == (False, [EVENT_DESK])


def test_new_colleague_is_invited_in_their_language(administrator):
    administrator.post(NEW, {"email": "reader@example.org", "name": "", "language": "ar"})
    (invitation,) = mailed()
    assert invitation.to == "reader@example.org"
    assert "/accounts/login/code/?lang=ar" in invitation.text
    assert ('dir="rtl"' in invitation.html, "/accounts/login/code/?lang=ar" in invitation.html) == (True, True)


def test_new_colleague_may_get_a_password(administrator):
    password = {"password1": PASSWORD, "password2": PASSWORD}
    administrator.post(NEW, {"email": "reader@example.org", "name": "", "language": "en"} | password)
    assert User.objects.get(email="reader@example.org").check_password(PASSWORD)


def test_colleague_is_there_even_if_the_invitation_cannot_be_written(administrator, torn, caplog):
    torn("mail/invitation.txt")
    page = administrator.post(NEW, {"email": "reader@example.org", "name": "", "language": "en"}, follow=True)
    assert "The invitation could not be mailed" in page.content.decode()
    assert User.objects.filter(email="reader@example.org").exists()


def test_address_that_is_taken_in_other_letter_case_is_refused_and_kept(administrator):
    UserFactory(email="reader@example.org")
    page = administrator.post(NEW, {"email": "READER@example.org", "name": "Again", "language": "en"}).content.decode()
    assert "There is already a user with this e-mail address." in page
    assert ('value="READER@example.org"' in page, 'value="Again"' in page) == (True, True)


def test_team_without_a_role_is_refused(administrator):
    team = Group.objects.create(name="Library: almaty")
    page = administrator.post(NEW, {"email": "reader@example.org", "name": "", "language": "en", "groups": [team.pk]})
    assert "a team alone does not open this admin" in page.content.decode()


def test_changed_address_is_the_one_to_log_in_with(administrator, client):
    reader = UserFactory(email="old@example.org", roles=[EVENT_DESK])
    edit(administrator, reader, email="new@example.org")
    answers = [
        client.post("/accounts/login/", {"login": email, "password": PASSWORD}).status_code
        for email in ("old@example.org", "new@example.org")
    ]
    assert answers == [200, 302]
    assert [address.email for address in EmailAddress.objects.filter(user=reader)] == ["new@example.org"]


def test_colleague_who_is_made_inactive_is_logged_out(administrator):
    reader = UserFactory(roles=[EVENT_DESK])
    theirs = logged_in(reader)
    before = theirs.get("/admin/").status_code
    edit(administrator, reader, is_active="")
    assert (before, theirs.get("/admin/").status_code) == (200, 302)


def test_form_has_one_name_and_no_user_name(administrator):
    page = administrator.get(NEW).content.decode()
    names = [name for name in ("first_name", "last_name", "username") if f'name="{name}"' in page]
    assert (names, 'name="name"' in page) == ([], True)


@pytest.mark.parametrize(
    "narrowed", ["is_active=true", "is_superuser=false", "last_login_from=2026-01-01", "group=1", "ordering=email"]
)
def test_people_are_searched_and_filtered_together(administrator, narrowed):
    UserFactory(name="Nightingale")
    assert administrator.get(f"/admin/users/?q=night&{narrowed}").status_code == 200


def test_people_are_found_by_name_and_by_address(administrator):
    UserFactory(name="Nightingale", email="one@example.org")
    UserFactory(name="Stork", email="nightingale@example.org")
    UserFactory(name="Heron", email="two@example.org")
    page = administrator.get("/admin/users/?q=nightingale").content.decode()
    assert [name for name in ("Nightingale", "Stork", "Heron") if name in page] == ["Nightingale", "Stork"]


@pytest.mark.parametrize("ordering", ["name", "-name", "email", "is_active", "last_login"])
def test_list_can_be_ordered(administrator, ordering):
    assert administrator.get(f"/admin/users/?ordering={ordering}").status_code == 200


def test_list_takes_as_many_queries_for_three_people_as_for_one(administrator):
    counts = []
    administrator.get("/admin/users/")
    for more in (1, 2):
        UserFactory.create_batch(more, roles=[PARTNER_EDITORS])
        with CaptureQueriesContext(connection) as queries:
            administrator.get("/admin/users/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_administrator_may_not_touch_who_has_every_right(administrator):
    root = AdministratorFactory(email="root@example.org")
    edit(administrator, root, email="mine@example.org", password1=PASSWORD, password2=PASSWORD)
    administrator.post(f"/admin/users/delete/{root.pk}/")
    root.refresh_from_db()
    assert root.email == "root@example.org"


def test_administrator_cannot_give_every_right(administrator):
    reader = UserFactory(roles=[EVENT_DESK])
    edit(administrator, reader, is_superuser="on")
    reader.refresh_from_db()
    assert reader.is_superuser is False


def test_nobody_changes_their_own_roles(administrator):
    user = User.objects.get(email="admin@example.org")
    edit(administrator, user, name="Still here", groups=[group(EVENT_DESK).pk])
    user.refresh_from_db()
    assert (user.name, [each.name for each in user.groups.all()]) == ("Still here", [ADMINISTRATORS])


def test_helper_cannot_make_themselves_or_others_administrators(helper):
    reader = UserFactory(roles=[EVENT_DESK])
    for user in (reader, User.objects.get(email="helper@example.org")):
        edit(helper, user, groups=[group(ADMINISTRATORS).pk])
    helper.post(NEW, {"email": "x@example.org", "name": "", "language": "en", "groups": [group(ADMINISTRATORS).pk]})
    assert User.objects.filter(groups__name=ADMINISTRATORS).count() == 0


@pytest.fixture
def strong():
    """A role that an administrator has made, with rights over people."""
    strong = Group.objects.create(name="Strong")
    strong.permissions.set(Permission.objects.filter(codename__in=["change_user", "access_admin"]))
    return strong


def test_helper_cannot_give_a_group_that_has_rights_over_people(helper, strong):
    reader = UserFactory(roles=[EVENT_DESK])
    edit(helper, reader, groups=[strong.pk])
    assert [each.name for each in reader.groups.all()] == [EVENT_DESK]


def test_helper_may_give_other_roles_and_takes_away_none_they_cannot_give(helper, strong):
    reader = UserFactory(roles=[EVENT_DESK, "Strong"])
    edit(helper, reader, groups=[group(OUTREACH_OFFICERS).pk])
    assert {each.name for each in reader.groups.all()} == {OUTREACH_OFFICERS, "Strong"}


def test_helper_cannot_touch_an_administrator(helper):
    boss = UserFactory(email="boss@example.org", roles=[ADMINISTRATORS])
    edit(helper, boss, email="mine@example.org")
    helper.post(f"/admin/users/delete/{boss.pk}/")
    boss.refresh_from_db()
    assert boss.email == "boss@example.org"


def test_helper_can_take_over_nobodys_account(helper):
    reader = UserFactory(email="reader@example.org", roles=[EVENT_DESK])
    edit(helper, reader, email="mine@example.org", password1="taken over now", password2="taken over now")
    reader.refresh_from_db()
    assert (reader.email, reader.check_password(PASSWORD)) == ("reader@example.org", True)


def test_helper_reaches_no_groups(helper):
    answers = [helper.get(address).status_code for address in ("/admin/groups/", "/admin/groups/new/")]
    answers.append(helper.post(f"/admin/groups/edit/{group(OUTREACH_OFFICERS).pk}/", {}).status_code)
    assert answers == [302, 302, 302]


def bulk(client: Client, action: str, *people: User, **data):
    ids = "&".join(f"id={user.pk}" for user in people)
    return client.post(f"/admin/bulk/users/user/{action}/?{ids}", data)


def test_roles_given_to_several_spare_administrators_and_oneself(helper):
    reader, boss = UserFactory(), UserFactory(roles=[ADMINISTRATORS])
    me = User.objects.get(email="helper@example.org")
    bulk(helper, "assign_role", reader, boss, me, role=group(PARTNER_EDITORS).pk)
    assert [user.groups.filter(name=PARTNER_EDITORS).exists() for user in (reader, boss, me)] == [True, False, False]


def test_several_cannot_be_made_administrators_by_a_helper(helper):
    reader = UserFactory()
    bulk(helper, "assign_role", reader, role=group(ADMINISTRATORS).pk)
    assert reader.groups.count() == 0


def test_several_that_are_made_inactive_or_deleted_spare_administrators(helper):
    boss = UserFactory(roles=[ADMINISTRATORS])
    bulk(helper, "set_active_state", boss, mark_as_active="False")
    bulk(helper, "delete", boss)
    boss.refresh_from_db()
    assert boss.is_active is True


def test_all_that_were_found_by_name_get_a_role(administrator):
    found, other = UserFactory(name="Nightingale"), UserFactory(name="Stork")
    administrator.post("/admin/bulk/users/user/assign_role/?id=all&q=night", {"role": group(EVENT_DESK).pk})
    assert [user.groups.count() for user in (found, other)] == [1, 0]


def test_role_keeps_its_name_and_cannot_be_deleted(administrator):
    role = group(OUTREACH_OFFICERS)
    forms = {f"{name}-{kind}_FORMS": "0" for name in FORMSETS for kind in ("TOTAL", "INITIAL", "MIN_NUM", "MAX_NUM")}
    administrator.post(f"/admin/groups/edit/{role.pk}/", {"name": "Bosses"} | forms)
    administrator.post(f"/admin/groups/delete/{role.pk}/")
    role.refresh_from_db()
    assert role.name == OUTREACH_OFFICERS


def test_team_of_a_library_cannot_be_deleted(administrator, house):
    team = PartnerLibraryFactory().team.group
    page = administrator.post(f"/admin/groups/delete/{team.pk}/", follow=True).content.decode()
    assert ("stays as long as the library" in page, Group.objects.filter(pk=team.pk).exists()) == (True, True)


def test_whoever_is_made_on_the_command_line_can_log_in_at_once(client):
    call_command("createsuperuser", email="root@example.org", interactive=False)
    client.post("/accounts/login/code/", {"email": "root@example.org"})
    assert mailed()[0].to == "root@example.org"
    assert EmailAddress.objects.get(email="root@example.org").verified is True
