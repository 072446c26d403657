"""Helping somebody who has lost their second factor: who may, and what follows."""

import pytest
from django.contrib.auth.models import Permission
from django.core.management import CommandError, call_command
from django.test import Client

from cms.users.roles import ADMINISTRATORS, OUTREACH_OFFICERS
from tests.factories.second_factor import app_of, factors_of, recovery_codes_of
from tests.factories.users import AdministratorFactory, UserFactory
from tests.mailed import mailed
from tests.reading import links, texts

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _not_asked_of_those_who_help(settings):
    settings.STAFF_SECOND_FACTOR = False


def page_of(person) -> str:
    return f"/admin/users/{person.pk}/second-factor/"


def logged_in(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def administrator():
    return UserFactory(email="admin@example.org", name="Administrator", roles=[ADMINISTRATORS])


def test_administrator_takes_it_away_and_the_person_is_told(administrator, officer, app):
    recovery_codes_of(officer)
    client = logged_in(administrator)
    edit = links(client.get(f"/admin/users/edit/{officer.pk}/"))
    answer = client.post(page_of(officer), follow=True)
    assert (edit["Take the second factor away"], factors_of(officer)) == (page_of(officer), [])
    assert "The second factor is taken away." in answer.content.decode()
    (letter,) = mailed()
    assert (letter.to, "Administrator has taken away" in letter.text) == ("officer@example.org", True)


def test_it_is_said_before_what_will_happen(administrator, officer, app):
    page = logged_in(administrator).get(page_of(officer)).content.decode()
    assert ("is logged out everywhere" in page, factors_of(officer)) == (True, ["totp"])


def test_whoever_has_none_keeps_their_sessions(administrator, officer, browser_of_officer):
    client = logged_in(administrator)
    assert "There is none." in client.get(page_of(officer)).content.decode()
    client.post(page_of(officer))
    assert (browser_of_officer.get("/admin/").status_code, mailed()) == (200, [])


def test_person_is_logged_out_everywhere_and_nobody_else(administrator, officer, browser_of_officer, app):
    client = logged_in(administrator)
    client.post(page_of(officer))
    page = browser_of_officer.get("/accounts/2fa/start/")
    assert (page.url.split("?")[0], client.get("/admin/").status_code) == ("/accounts/login/", 200)


@pytest.mark.parametrize(
    ("actor", "person", "may"),
    [
        ("superuser", "superuser", True),
        ("superuser", "administrator", True),
        ("administrator", "superuser", False),
        ("administrator", "administrator", True),
        ("administrator", "officer", True),
        ("officer", "officer", False),
        ("officer", "visitor", False),
    ],
)
def test_who_may_take_it_from_whom(actor, person, may):
    make = {
        "superuser": AdministratorFactory,
        "administrator": lambda: UserFactory(roles=[ADMINISTRATORS]),
        "officer": lambda: UserFactory(roles=[OUTREACH_OFFICERS]),
        "visitor": UserFactory,
    }
    who, whose = make[actor](), make[person]()
    app_of(whose)
    logged_in(who).post(page_of(whose))
    assert factors_of(whose) == ([] if may else ["totp"])


def test_whoever_may_not_is_not_offered_it(officer, app):
    officer.user_permissions.set(Permission.objects.filter(content_type__app_label__in=["users", "auth"]))
    client, visitor = logged_in(officer), UserFactory()
    client.post("/accounts/2fa/reauthenticate/", {"code": app.code()})
    assert "Take the second factor away" not in links(client.get(f"/admin/users/edit/{visitor.pk}/"))
    assert client.get(page_of(visitor)).url == "/admin/"


def test_nobody_takes_their_own_away_here(administrator):
    app = app_of(administrator)
    client = logged_in(administrator)
    client.post("/accounts/2fa/reauthenticate/", {"code": app.code()})
    client.post(page_of(administrator))
    assert factors_of(administrator) == ["totp"]


def test_list_of_people_shows_who_has_one(administrator, officer, app):
    page = logged_in(administrator).get("/admin/users/?ordering=email")
    shown = [text for text in texts(page, "td") if text in {"True", "False"}]
    assert shown == ["True", "False", "True", "True"]


def test_history_of_the_person_says_who_took_it_away(administrator, officer, app):
    client = logged_in(administrator)
    client.post(page_of(officer))
    page = client.get("/admin/reports/site-history/").content.decode()
    assert ("Second factor taken away" in page, "Administrator" in page) == (True, True)
    assert [event.kind for event in officer.account_events.all()] == ["factor_removed"]


def test_command_asks_first(officer, app, monkeypatch):
    monkeypatch.setattr("builtins.input", lambda question: "y")
    call_command("reset_second_factor", "Officer@example.org")
    assert factors_of(officer) == []


@pytest.mark.parametrize("answer", ["n", ""])
def test_command_changes_nothing_without_a_yes(officer, app, monkeypatch, answer):
    monkeypatch.setattr("builtins.input", lambda question: answer)
    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("reset_second_factor", "Officer@example.org")
    assert factors_of(officer) == ["totp"]


def test_command_tells_the_person_and_the_log(officer, app, caplog, capsys):
    call_command("reset_second_factor", officer.email, "--no-input")
    assert "Second factors of officer@example.org taken away by the command line" in caplog.text
    assert "Whoever runs the server of this site has taken away" in mailed()[0].text
    assert "logged out everywhere" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("email", "sentence"),
    [
        ("nobody@example.org", "Nobody has the address nobody@example.org."),
        ("officer@example.org", "officer@example.org has no second factor."),
    ],
)
def test_command_says_when_there_is_nothing_to_do(officer, email, sentence):
    with pytest.raises(CommandError) as refusal:
        call_command("reset_second_factor", email, "--no-input")
    assert str(refusal.value) == sentence
