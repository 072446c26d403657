"""The outbox on the admin's first page."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.outbox.models import Mail
from cms.outbox.panels import build
from cms.users.models import User
from cms.users.roles import OUTREACH_OFFICERS, PARTNER_EDITORS
from tests.factories.mails import posted
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> User:
    return UserFactory(roles=[OUTREACH_OFFICERS])


def changed(**fields) -> Mail:
    mail = posted()
    Mail.objects.filter(pk=mail.pk).update(**fields)
    return mail


def failed(ago: timedelta = timedelta()) -> Mail:
    return changed(state="failed", attempts=1, settled_at=timezone.now() - ago)


def first_page(user: User) -> str:
    client = Client()
    client.force_login(user)
    return client.get("/admin/").content.decode()


def test_officer_hears_of_mail_that_does_not_move_and_since_when(officer):
    changed(due_at=timezone.now() - timedelta(minutes=6))
    posted()
    page = first_page(officer)
    assert ("1 mail does not move" in page, "Tell whoever runs this site" in page) == (True, True)


def test_officer_hears_of_what_was_refused_this_week(officer):
    failed(), failed(), failed(ago=timedelta(days=8))
    page = first_page(officer)
    assert ("2 mails were refused" in page, "/admin/mails/?state=failed" in page) == (True, True)


def test_nothing_is_said_where_all_is_well(officer):
    posted()
    assert "board-outbox" not in first_page(officer)


def test_editors_hear_nothing_of_it():
    failed()
    assert "board-outbox" not in first_page(UserFactory(roles=[PARTNER_EDITORS]))


def test_panel_takes_two_queries_for_any_number(officer):
    officer.has_perm("outbox.view_mail")
    request = RequestFactory().get("/admin/")
    request.user = officer
    counts = []
    for more in (1, 2):
        for _each in range(more):
            failed()
        with CaptureQueriesContext(connection) as queries:
            build(request)
        counts.append(len(queries))
    assert counts == [2, 2]
