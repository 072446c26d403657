"""Somebody at the door of a session that is about to begin."""

import datetime
import uuid

import pytest
from django.utils import timezone

from cms.users.roles import EVENT_DESK
from tests.factories.events import EventFactory, SessionFactory
from tests.factories.libraries import PartnerLibraryFactory
from tests.factories.users import UserFactory


@pytest.fixture
def library(house):
    return PartnerLibraryFactory()


@pytest.fixture
def session(library):
    return SessionFactory(event=EventFactory(library=library), starts_at=soon())


@pytest.fixture
def desk(library, client):
    """Event desk of the library, logged in."""
    user = UserFactory(roles=[EVENT_DESK, library.team.group.name])
    client.force_login(user)
    return user


@pytest.fixture
def door(session):
    return f"/check-in/{session.uid}/"


def soon() -> datetime.datetime:
    return timezone.now().replace(microsecond=0) + datetime.timedelta(minutes=20)


def fresh(**values) -> dict:
    """What a form sends, with a nonce of its own."""
    return {"nonce": str(uuid.uuid4())} | values
