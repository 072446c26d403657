"""What people are to be told is noted once for each cause."""

import pytest
from django.utils import timezone

from events.booking.telling import WRITE_NOTICES, tell, tell_all
from events.registrations import Notice
from tests.factories.events import EventFactory, RegistrationFactory, SessionFactory

pytestmark = pytest.mark.django_db


def test_nobody_is_told_twice_for_one_cause():
    party = RegistrationFactory()
    for cause in ("reminder:24", "reminder:24", "reminder:3"):
        tell(registration=party, kind="reminder", cause=cause, session=party.session, due_at=timezone.now())
    rows = Notice.objects.order_by("pk").values_list("registration", "session", "kind", "cause")
    assert list(rows) == [(party.pk, party.session_id, "reminder", cause) for cause in ("reminder:24", "reminder:3")]


def test_everybody_of_a_session_is_told():
    session = SessionFactory()
    parties = [
        RegistrationFactory(session=session),
        RegistrationFactory(session=session, state="waiting", number=1),
        RegistrationFactory(session=None, event=session.event, pool=session.pool),
    ]
    RegistrationFactory(session=session, state="cancelled")
    RegistrationFactory(session=SessionFactory(event=session.event))
    counted = [tell_all(session=session, kind="message", cause="message:1", text="Bring a pen.") for _turn in range(2)]
    assert counted == [3, 3]
    rows = Notice.objects.order_by("registration").values_list("registration", "session", "text")
    assert list(rows) == [(party.pk, session.pk, "Bring a pen.") for party in parties]


@pytest.mark.parametrize("parties", [1, 3])
def test_everybody_is_told_in_as_many_queries_as_one(parties, django_assert_num_queries):
    session = SessionFactory()
    RegistrationFactory.create_batch(parties, session=session)
    with django_assert_num_queries(3):
        tell_all(session=session, kind="message", cause="message:1")
    assert Notice.objects.count() == parties


def test_worker_is_told_once_after_the_commit(django_capture_on_commit_callbacks):
    party = RegistrationFactory(event=EventFactory())
    with django_capture_on_commit_callbacks() as waiting:
        for cause in ("one", "another"):
            tell(registration=party, kind="message", cause=cause)
    assert [nudge.task for nudge in waiting] == [WRITE_NOTICES]
