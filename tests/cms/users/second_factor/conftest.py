"""Staff of a site on which the second factor is not switched off."""

import pytest
from django.test import Client

from cms.users.roles import OUTREACH_OFFICERS
from tests.factories.second_factor import App, app_of
from tests.factories.users import UserFactory


@pytest.fixture(autouse=True)
def _switched_on(settings):
    settings.STAFF_SECOND_FACTOR = True


@pytest.fixture
def officer(db):
    return UserFactory(email="officer@example.org", name="Officer", roles=[OUTREACH_OFFICERS])


@pytest.fixture
def app(officer) -> App:
    """The officer's app for codes."""
    return app_of(officer)


@pytest.fixture
def browser_of_officer(officer) -> Client:
    """Logged in, without a second factor having been shown."""
    client = Client()
    client.force_login(officer)
    return client
