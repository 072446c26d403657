"""The history of colleagues' accounts: what is written, who reads it, when it is forgotten."""

import csv
import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.users.models import AccountEvent
from cms.users.roles import ADMINISTRATORS, EVENT_DESK, OUTREACH_OFFICERS
from cms.users.tasks import forget_old_traces
from tests.factories.second_factor import app_of
from tests.factories.users import PASSWORD, AdministratorFactory, UserFactory
from tests.mailed import mailed
from tests.reading import links, texts

pytestmark = pytest.mark.django_db

HISTORY = "/accounts/history/"
REPORT = "/admin/reports/log-ins/"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
CHROME = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36"
Kind = AccountEvent.Kind


def at_desk(agent: str = FIREFOX) -> Client:
    return Client(headers={"user-agent": agent}, REMOTE_ADDR="203.0.113.77")


def log_in(client: Client, user, password: str = PASSWORD) -> Client:
    client.post("/accounts/login/", {"login": user.email, "password": password})
    return client


def written(user) -> list[tuple[str, str]]:
    return [(event.kind, event.ways) for event in AccountEvent.objects.filter(person=user).order_by("pk")]


@pytest.fixture
def colleague():
    return UserFactory(email="desk@example.org", name="Desk", roles=[EVENT_DESK])


@pytest.fixture
def administrator():
    client = Client()
    client.force_login(UserFactory(email="admin@example.org", name="Administrator", roles=[ADMINISTRATORS]))
    return client


def test_log_in_is_written_with_device_and_network_and_no_whole_address(colleague):
    log_in(at_desk(), colleague)
    event = AccountEvent.objects.get()
    assert (event.kind, event.ways, str(event.device), event.network) == (
        Kind.LOGGED_IN,
        "password",
        "Firefox on Linux",
        "203.0.113.0/24",
    )


def test_log_in_by_code_and_wrong_codes_are_written(colleague):
    client = at_desk()
    client.post("/accounts/login/code/", {"email": colleague.email})
    client.post("/accounts/login/code/confirm/", {"code": "0000-0000"})
    code = re.search(r"\d{4}-\d{4}", mailed()[-1].text)[0]
    client.post("/accounts/login/code/confirm/", {"code": code})
    assert written(colleague) == [(Kind.FAILED, "code"), (Kind.LOGGED_IN, "code")]


def test_wrong_password_logging_out_and_new_password_are_written(colleague):
    client = at_desk()
    log_in(client, colleague, password="wrong")
    log_in(client, colleague)
    new = {"oldpassword": PASSWORD, "password1": "quite another one", "password2": "quite another one"}
    client.post("/accounts/password/change/", new)
    client.post("/accounts/logout/")
    kinds = [kind for kind, _ways in written(colleague)]
    assert kinds == [Kind.FAILED, Kind.LOGGED_IN, Kind.PASSWORD_CHANGED, Kind.LOGGED_OUT]


def test_second_factor_is_written_when_it_is_refused_and_when_it_is_used(colleague):
    app = app_of(colleague)
    client = at_desk()
    log_in(client, colleague)
    client.post("/accounts/2fa/authenticate/", {"code": "000000"})
    client.post("/accounts/2fa/authenticate/", {"code": app.code()})
    assert written(colleague)[-2:] == [(Kind.FAILED, "totp"), (Kind.LOGGED_IN, "password,totp")]


def test_session_ended_from_elsewhere_is_written(colleague):
    here, _there = log_in(at_desk(), colleague), log_in(at_desk(), colleague)
    here.post("/accounts/sessions/others/")
    assert written(colleague)[-1] == (Kind.SESSION_ENDED, "")


def test_nothing_is_written_of_visitors_and_of_strangers():
    visitor = UserFactory(email="visitor@example.org")
    client = at_desk()
    log_in(client, visitor, password="wrong")
    log_in(client, visitor)
    client.post("/accounts/logout/")
    client.post("/accounts/login/", {"login": "nobody@example.org", "password": "x"})
    assert AccountEvent.objects.count() == 0


def test_new_device_is_told_once_and_the_first_of_all_not(colleague):
    for agent in (FIREFOX, FIREFOX, CHROME, CHROME):
        log_in(at_desk(agent), colleague)
    (told,) = mailed()
    assert (told.to, "Chrome on Windows" in told.text, "/accounts/sessions/" in told.text) == (
        "desk@example.org",
        True,
        True,
    )


def test_letter_that_cannot_be_written_keeps_nobody_out(colleague, torn):
    torn("account/email/new_device_message.txt")
    for agent in (FIREFOX, CHROME):
        client = log_in(at_desk(agent), colleague)
    assert ("_auth_user_id" in client.session, len(written(colleague))) == (True, 2)


def test_colleague_reads_their_own_history_and_nobody_elses(colleague):
    log_in(at_desk(CHROME), UserFactory(roles=[EVENT_DESK]))
    client = log_in(at_desk(), colleague)
    devices = [text for text in texts(client.get(HISTORY), "bdi") if " on " in text]
    assert devices == ["Firefox on Linux"]


def test_visitor_has_no_history(client):
    client.force_login(UserFactory())
    assert client.get(HISTORY).status_code == 403


def test_admin_leads_to_ones_own_history_and_sessions(administrator):
    assert {HISTORY, "/accounts/sessions/"} <= set(links(administrator.get("/admin/account/")).values())


@pytest.mark.parametrize("rows", [1, 3])
def test_own_history_takes_as_many_queries_for_three_lines_as_for_one(colleague, rows):
    client = log_in(at_desk(), colleague)
    AccountEvent.objects.all().delete()
    AccountEvent.objects.bulk_create(AccountEvent(person=colleague, kind=Kind.FAILED) for _number in range(rows))
    client.get(HISTORY)
    with CaptureQueriesContext(connection) as queries:
        client.get(HISTORY)
    assert len(queries) == 11


def test_administrator_reads_filters_and_exports_everybodys_history(administrator, colleague):
    log_in(at_desk(), colleague, password="wrong")
    log_in(at_desk(), colleague)
    assert texts(administrator.get(REPORT), "td").count("desk@example.org") == 2
    assert texts(administrator.get(f"{REPORT}?kind=failed"), "td").count("desk@example.org") == 1
    assert texts(administrator.get(f"{REPORT}results/?person=0"), "td").count("desk@example.org") == 2
    exported = b"".join(administrator.get(f"{REPORT}?export=csv&kind=failed").streaming_content).decode()
    heads, row = csv.reader(exported.splitlines())
    assert heads == ["Time", "E-mail", "Name", "What happened", "With what", "Device", "Network"]
    assert row[1:] == ["desk@example.org", "Desk", "Failed log-in", "password", "Firefox on Linux", "203.0.113.0/24"]


@pytest.mark.parametrize(("factory", "sees"), [(UserFactory, 0), (AdministratorFactory, 1)])
def test_history_of_superusers_is_for_superusers(client, factory, sees):
    AccountEvent.objects.create(person=AdministratorFactory(email="root@example.org"), kind=Kind.LOGGED_IN)
    client.force_login(factory(email="reader@example.org", roles=[ADMINISTRATORS]))
    assert texts(client.get(REPORT), "td").count("root@example.org") == sees


@pytest.mark.parametrize("path", ["", "results/", "?export=csv"])
def test_nobody_but_administrators_reads_the_history_of_all(client, colleague, path):
    AccountEvent.objects.create(person=colleague, kind=Kind.LOGGED_IN)
    client.force_login(UserFactory(roles=[OUTREACH_OFFICERS]))
    answer = client.get(f"{REPORT}{path}")
    assert (answer.status_code, answer.url, REPORT in client.get("/admin/").content.decode()) == (
        302,
        "/admin/",
        False,
    )


def test_list_of_people_leads_to_the_history_of_each_colleague(administrator, colleague):
    visitor = UserFactory(email="visitor@example.org")
    page = administrator.get("/admin/users/").content.decode()
    assert [f"{REPORT}?person={each.pk}" in page for each in (colleague, visitor)] == [True, False]


def test_password_set_by_an_administrator_is_written_and_ends_all_sessions(administrator, colleague):
    here = log_in(at_desk(), colleague)
    fields = {"email": colleague.email, "name": "Desk", "language": "en", "is_active": "on"}
    groups = [group.pk for group in colleague.groups.all()]
    new = {"password1": "quite another one", "password2": "quite another one"}
    administrator.post(f"/admin/users/edit/{colleague.pk}/", fields | new | {"groups": groups})
    assert [kind for kind, _ways in written(colleague)] == [Kind.LOGGED_IN, Kind.PASSWORD_CHANGED, Kind.SESSION_ENDED]
    assert here.get("/accounts/").status_code == 302


def test_history_is_forgotten_after_its_days(colleague, settings):
    settings.ACCOUNT_HISTORY_DAYS = 30
    now = timezone.now()
    for days in (29, 31):
        AccountEvent.objects.create(person=colleague, kind=Kind.LOGGED_IN, at=now - timedelta(days=days))
    assert (forget_old_traces()["events"], forget_old_traces()["events"], AccountEvent.objects.count()) == (1, 0, 1)


def test_rows_of_ended_sessions_go_and_those_of_living_ones_stay(colleague):
    with time_machine.travel(timezone.now() - timedelta(days=20)):
        log_in(at_desk(), colleague)
    log_in(at_desk(), UserFactory())
    assert (forget_old_traces()["sessions"], forget_old_traces()["sessions"]) == (1, 0)


def test_sign_up_that_nobody_confirmed_is_forgotten_and_everybody_else_stays(client):
    with time_machine.travel(timezone.now() - timedelta(days=4)):
        client.post("/accounts/signup/", {"email": "never@example.org"})
        UserFactory(email="confirmed@example.org", last_login=None)
        UserFactory(email="invited@example.org", last_login=None, roles=[EVENT_DESK])
    Client().post("/accounts/signup/", {"email": "today@example.org"})
    assert (forget_old_traces()["unconfirmed"], forget_old_traces()["unconfirmed"]) == (1, 0)
