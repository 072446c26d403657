"""An officer, the teams of two libraries, and the event desk."""

import pytest

from tests.cms.partners.neighbours import make_editor, make_library
from tests.factories.sms import BroadcastFactory, DispatchFactory, SenderFactory, TopicFactory
from tests.factories.users import UserFactory
from tests.sms.admin.messages import message


@pytest.fixture
def officer(house):
    return UserFactory(roles=["Outreach officers"])


@pytest.fixture
def library(house):
    return make_library("near", trusted=True, time_zone="Asia/Almaty", country="KZ")


@pytest.fixture
def other(house):
    return make_library("far", time_zone="Europe/Kyiv")


@pytest.fixture
def editor(library):
    return make_editor(library, "editor@example.org", "Editor")


@pytest.fixture
def desk(house):
    return UserFactory(roles=["Event desk"])


@pytest.fixture
def topic(db):
    return TopicFactory(slug="chess")


@pytest.fixture
def sender(db):
    return SenderFactory()


@pytest.fixture
def newcomer(other):
    """An editor of the other library."""
    return make_editor(other, "newcomer@example.org", "Newcomer")


@pytest.fixture
def dispatch(library, sender):
    """Two delivered, one of which nobody heard, one waits, one refused, one unclear."""
    dispatch = DispatchFactory(broadcast=BroadcastFactory(library=library, state="ended"), state="sending", spent="1.5")
    rows = [
        ("sent", {"delivery": "delivered"}), ("sent", {"delivery": "delivered"}), ("sent", {}), ("queued", {}),
        ("failed", {"error_code": "21211", "error": "=Invalid number"}), ("unknown", {"error": "timeout"}),
    ]  # fmt: skip
    for number, (state, values) in enumerate(rows):
        message(dispatch, number, state, sender=sender, **values)
    return dispatch
