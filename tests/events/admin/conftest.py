"""An officer, the teams of a trusted library and of one that is not, and a moment."""

import datetime

import pytest

from tests.cms.partners.neighbours import make_editor, make_library
from tests.factories.users import UserFactory

NOW = datetime.datetime(2026, 11, 26, 9, tzinfo=datetime.UTC)


@pytest.fixture
def now(time_machine) -> datetime.datetime:
    time_machine.move_to(NOW, tick=False)
    return NOW


@pytest.fixture
def officer(house):
    return UserFactory(roles=["Outreach officers"])


@pytest.fixture
def library(house):
    """One that publishes directly."""
    return make_library("near", trusted=True, time_zone="Asia/Almaty")


@pytest.fixture
def other(house):
    """One whose items officers approve."""
    return make_library("far", time_zone="Europe/Kyiv")


@pytest.fixture
def editor(library):
    return make_editor(library, "editor@example.org", "Editor")


@pytest.fixture
def newcomer(other):
    """An editor of the library that is not trusted."""
    return make_editor(other, "newcomer@example.org", "Newcomer")
