"""Who works for which library, and whose rows they may touch."""

import pytest
from django.contrib.auth.models import Permission

from cms.partners.models import PartnerTeam, VisitFigure
from cms.partners.permissions import PartnerPermissionPolicy, libraries_of, works_for_whole_network
from cms.users.roles import ADMINISTRATORS, EVENT_DESK, OUTREACH_OFFICERS, PARTNER_EDITORS
from tests.factories.libraries import PartnerLibraryFactory, VisitFigureFactory
from tests.factories.users import AdministratorFactory, UserFactory

ACTIONS = ["add", "change", "delete", "view"]


@pytest.fixture
def figures(house) -> list[VisitFigure]:
    """Rows of a province, of a district below it, and of a stranger."""
    province = PartnerLibraryFactory(slug="province")
    district = PartnerLibraryFactory(slug="district", parent=province)
    libraries = [province, district, PartnerLibraryFactory(slug="stranger")]
    return [VisitFigureFactory(library=library) for library in libraries]


@pytest.fixture
def policy() -> PartnerPermissionPolicy:
    return PartnerPermissionPolicy(VisitFigure)


def editor_of(library, *, may: list[str] = ACTIONS):
    """A member of a library's team, with permissions on the model of the rows."""
    user = UserFactory(roles=[PARTNER_EDITORS, library.team.group.name])
    user.user_permissions.set(Permission.objects.filter(codename__in=[f"{action}_visitfigure" for action in may]))
    return user


@pytest.mark.parametrize(
    ("role", "expected"),
    [(ADMINISTRATORS, True), (OUTREACH_OFFICERS, True), (PARTNER_EDITORS, False), (EVENT_DESK, False)],
)
def test_officers_and_administrators_work_for_the_whole_network(house, role, expected):
    assert works_for_whole_network(UserFactory(roles=[role])) is expected


def test_officer_works_for_all_libraries(figures):
    officer = UserFactory(roles=[OUTREACH_OFFICERS])
    assert [library.slug for library in libraries_of(officer)] == ["district", "province", "stranger"]


def test_editor_works_for_their_library_and_those_below(figures):
    found = [[library.slug for library in libraries_of(editor_of(figure.library))] for figure in figures]
    assert found == [["district", "province"], ["district"], ["stranger"]]


def test_somebody_without_a_team_works_for_no_library(figures):
    assert list(libraries_of(UserFactory(roles=[EVENT_DESK]))) == []


def test_rows_are_narrowed_to_the_teams_libraries(figures, policy):
    found = [set(policy.instances_user_has_permission_for(editor_of(row.library), "change")) for row in figures]
    assert found == [{figures[0], figures[1]}, {figures[1]}, {figures[2]}]


def test_no_rows_without_the_permission_on_the_model(figures, policy):
    editor = editor_of(figures[0].library, may=["view"])
    assert list(policy.instances_user_has_permission_for(editor, "change")) == []


@pytest.mark.parametrize("action", ACTIONS)
def test_row_of_another_library_is_refused(figures, policy, action):
    editor = editor_of(figures[1].library)
    assert [policy.user_has_permission_for_instance(editor, action, row) for row in figures] == [False, True, False]


def test_officers_and_superusers_may_touch_every_row(figures, policy):
    officer = UserFactory(roles=[OUTREACH_OFFICERS])
    officer.user_permissions.set(Permission.objects.filter(codename="change_visitfigure"))
    found = [policy.instances_user_has_permission_for(user, "change") for user in (officer, AdministratorFactory())]
    assert [set(rows) for rows in found] == [set(figures), set(figures)]


def test_people_who_may_touch_a_row_are_its_team_those_above_and_officers(figures, policy):
    province, district, _stranger = [editor_of(row.library) for row in figures]
    found = policy.users_with_permission_for_instance("change", figures[1])
    assert set(found) == {province, district}


def test_library_may_be_several_models_away(figures):
    policy = PartnerPermissionPolicy(PartnerTeam, library="library__parent")
    teams = PartnerTeam.objects.order_by("pk")
    editor = editor_of(figures[0].library)
    assert [policy.is_theirs(editor, team) for team in teams] == [False, True, False]
    assert list(policy.narrow(teams, editor)) == [teams[1]]


def test_narrowing_asks_the_same_number_of_questions_for_one_row_and_for_many(
    figures, policy, django_assert_num_queries
):
    counts = []
    for library in [figures[2].library, figures[0].library]:
        editor = editor_of(library)
        with django_assert_num_queries(3):
            counts.append(len(policy.instances_user_has_permission_for(editor, "change")))
    assert counts == [1, 2]
