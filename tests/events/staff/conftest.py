"""A partner editor with a session of their library."""

import pytest

from cms.users.roles import PARTNER_EDITORS
from tests.factories.events import EventFactory, SessionFactory
from tests.factories.libraries import PartnerLibraryFactory
from tests.factories.users import UserFactory


@pytest.fixture
def library(house):
    return PartnerLibraryFactory()


@pytest.fixture
def session(library):
    return SessionFactory(event=EventFactory(library=library))


@pytest.fixture
def editor(library, client):
    user = UserFactory(roles=[PARTNER_EDITORS, library.team.group.name])
    client.force_login(user)
    return user
