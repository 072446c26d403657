"""Setting up an app for codes, its codes, and the codes for the day on which it is lost."""

import re
import threading
import time
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from cryptography.fernet import InvalidToken
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client

from cms.users.second_factor.sealing import seal, unseal
from tests.factories.second_factor import App, factors_of, recovery_codes_of
from tests.factories.users import PASSWORD, UserFactory
from tests.mailed import mailed
from tests.reading import elements, links, texts

pytestmark = pytest.mark.django_db

SET_UP = "/accounts/2fa/totp/activate/"
ASKED = "/accounts/2fa/authenticate/"
CODES = "/accounts/2fa/recovery-codes/"
TO_READ = 0.7
EASTERN_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def log_in(client: Client, code: str = "", email: str = "officer@example.org"):
    answer = client.post("/accounts/login/", {"login": email, "password": PASSWORD})
    return client.post(ASKED, {"code": code}) if code else answer


def set_up(client: Client) -> App:
    """Set an app up as its page says."""
    (secret,) = texts(client.get(SET_UP), "code")
    app = App(secret.replace(" ", ""))
    assert client.post(SET_UP, {"code": app.code()}).url == CODES
    return app


@pytest.mark.django_db(transaction=True)
def test_from_the_log_in_over_setting_up_to_where_one_was_going(client, officer):
    log_in(client)
    assert links(client.get("/admin/reports/", follow=True))["Set up an app"] == SET_UP
    set_up(client)
    codes = client.get(CODES)
    assert links(codes)["I have kept them: go on"] == "/accounts/2fa/go-on/"
    assert client.get("/accounts/2fa/go-on/").url == "/admin/reports/"
    assert client.get("/admin/").status_code == 200


def test_square_and_secret_say_the_same_and_name_site_and_account(client, officer):
    log_in(client)
    page = client.get(SET_UP)
    (secret,) = texts(page, "code")
    (address,) = (href for href in links(page).values() if href.startswith("otpauth:"))
    (square,) = elements(page, "img", class_="secret--square")
    asked = parse_qs(urlsplit(address).query)
    assert (asked["secret"], asked["issuer"]) == ([secret.replace(" ", "")], ["Library Outreach"])
    assert "officer%40example.org" in address
    assert square.attributes["src"].startswith("data:image/svg+xml;base64,")


def test_wrong_code_keeps_the_secret_and_says_what_is_wrong(client, officer):
    log_in(client)
    before = texts(client.get(SET_UP), "code")
    page = client.post(SET_UP, {"code": "000000"})
    assert (texts(page, "code"), factors_of(officer)) == (before, [])
    assert 'href="#id_code"' in page.content.decode()


@pytest.mark.django_db(transaction=True)
def test_whoever_is_entered_in_the_admin_can_set_one_up(client, officer, settings):
    settings.STAFF_SECOND_FACTOR = False
    administrator = Client()
    administrator.force_login(UserFactory(is_superuser=True))
    administrator.post("/admin/users/new/", {"email": "new@example.org", "name": "", "language": "en"})
    settings.STAFF_SECOND_FACTOR = True
    client.post("/accounts/login/code/", {"email": "new@example.org"})
    client.post("/accounts/login/code/confirm/", {"code": re.search(r"\d{4}-\d{4}", mailed()[-1].text)[0]})
    set_up(client)
    assert sorted(Authenticator.objects.values_list("type", flat=True)) == ["recovery_codes", "totp"]


@pytest.mark.django_db(transaction=True)
def test_secrets_are_sealed_in_the_database(client, officer):
    log_in(client)
    app = set_up(client)
    (stored,) = Authenticator.objects.filter(type="totp").values_list("data", flat=True)
    assert (app.secret in str(stored), unseal(stored["secret"])) == (False, app.secret)
    assert app.secret not in str(dict(client.session))


def test_secrets_stay_good_while_the_key_of_the_site_changes(client, officer, app, settings):
    old, settings.SECRET_KEY = settings.SECRET_KEY, "another key " * 5
    settings.SECRET_KEY_FALLBACKS = [old]
    assert log_in(client, app.code()).url == "/admin/"
    call_command("reseal_second_factors")
    settings.SECRET_KEY_FALLBACKS = []
    (stored,) = Authenticator.objects.values_list("data", flat=True)
    assert unseal(stored["secret"]) == app.secret


def test_key_that_is_lost_lets_nobody_in_and_says_what_to_do(client, officer, app, settings, caplog):
    client.post("/accounts/login/", {"login": officer.email, "password": PASSWORD})
    sealed = seal("secret")
    settings.SECRET_KEY = "another key " * 5
    client.cookies.clear()
    page = log_in(client, app.code())
    assert (page.status_code, "Ask an administrator to take" in page.content.decode()) == (200, True)
    assert "No key of this site opens" in caplog.text
    with pytest.raises(InvalidToken):
        unseal(sealed)


def test_code_may_be_typed_in_the_digits_of_ones_own_script_and_with_spaces(client, officer, app):
    code = app.code().translate(EASTERN_DIGITS)
    assert log_in(client, f"{code[:3]} {code[3:]}").url == "/admin/"


@pytest.mark.parametrize(("ahead", "good"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_clock_of_a_telephone_may_go_wrong_by_half_a_minute(client, officer, app, ahead, good):
    with time_machine.travel(1_800_000_010, tick=False):
        assert ("_auth_user_id" in client.session, log_in(client, app.code(ahead=ahead)).status_code == 302) == (
            False,
            good,
        )


@pytest.mark.parametrize("seconds", [0, 29, 31, 59])
def test_code_is_good_once_however_long_it_is_shown(officer, app, seconds):
    with time_machine.travel(1_800_000_000, tick=False) as clock:
        code = app.code(ahead=1)
        first = log_in(Client(), code)
        clock.shift(seconds)
        second = log_in(Client(), code)
    assert (first.status_code, second.status_code) == (302, 200)
    assert "has been used" in second.content.decode()


def test_earlier_code_is_no_longer_good_either(officer, app):
    with time_machine.travel(1_800_000_000, tick=False):
        answers = [log_in(Client(), app.code(ahead=ahead)).status_code for ahead in (1, 0, -1)]
    assert answers == [302, 200, 200]


@pytest.mark.django_db(transaction=True)
def test_code_that_an_app_is_set_up_with_is_used(client, officer):
    with time_machine.travel(1_800_000_000, tick=False) as clock:
        log_in(client)
        app = set_up(client)
        first = log_in(Client(), app.code())
        clock.shift(30)
        second = log_in(Client(), app.code())
    assert (first.status_code, second.status_code) == (200, 302)


def test_recovery_code_is_good_once(officer, app):
    codes = recovery_codes_of(officer)
    answers = [log_in(Client(), code).status_code for code in (codes[0], codes[0], codes[1])]
    assert answers == [302, 200, 302]


def test_sixth_wrong_code_is_not_even_tried(officer, app):
    for _attempt in range(5):
        log_in(Client(), "000000")
    page = log_in(Client(), app.code())
    assert (page.status_code, "Too many" in page.content.decode()) == (200, True)


@pytest.mark.django_db(transaction=True)
def test_codes_are_shown_once_to_be_kept_on_paper_or_in_a_file(client, officer):
    log_in(client)
    set_up(client)
    first, second = client.get(CODES), client.get(CODES)
    shown = texts(first, "code")
    (file,) = elements(first, "a", download="recovery-codes.txt")
    assert (len(shown), texts(second, "code")) == (10, [])
    assert file.attributes["href"] == "data:text/plain;charset=utf-8," + "".join(f"{code}%0A" for code in shown)
    assert ("You have 10 left" in second.content.decode(), client.get(f"{CODES}download/").status_code) == (True, 403)


@pytest.mark.django_db(transaction=True)
def test_new_codes_end_the_old_ones_and_are_reported(client, officer, app):
    old = recovery_codes_of(officer)
    log_in(client, app.code())
    assert client.post(f"{CODES}generate/").url == CODES
    new = texts(client.get(CODES), "code")
    assert [log_in(Client(), code).status_code for code in (old[0], new[0])] == [200, 302]
    assert "New recovery codes" in mailed()[0].text


@pytest.mark.django_db(transaction=True)
def test_what_is_set_up_and_taken_away_is_mailed_in_the_language_of_the_account(client):
    reader = UserFactory(email="officer@example.org", language="ar")
    log_in(client)
    set_up(client)
    client.post("/accounts/2fa/totp/deactivate/")
    assert [letter.to for letter in mailed()] == [reader.email, reader.email]
    assert ['dir="rtl"' in letter.html for letter in mailed()] == [True, True]


@pytest.mark.django_db(transaction=True)
def test_setting_up_succeeds_when_no_letter_can_be_written(client, officer, torn, caplog):
    torn("mfa/email/totp_activated_message.txt")
    log_in(client)
    set_up(client)
    errors = [record.getMessage() for record in caplog.records if record.levelname == "ERROR"]
    assert (factors_of(officer), errors) == (
        ["recovery_codes", "totp"],
        ["A letter could not be written: mfa/email/totp_activated"],
    )


@pytest.mark.django_db(transaction=True)
def test_somebody_who_has_long_been_logged_in_shows_who_they_are_first(client, officer):
    with time_machine.travel(1_800_000_000, tick=False) as clock:
        log_in(client)
        just_now = client.get(SET_UP).status_code
        clock.shift(301)
        later = client.get(SET_UP).url
        assert client.post(later, {"password": PASSWORD}).url == SET_UP
    assert (just_now, later) == (200, f"/accounts/reauthenticate/?next={SET_UP.replace('/', '%2F')}")


@pytest.mark.django_db(transaction=True)
def test_each_use_leaves_a_line_in_the_log(client, officer, app, caplog):
    caplog.set_level("INFO", logger="cms.users.second_factor")
    log_in(client, "000000")
    client.post(ASKED, {"code": app.code()})
    client.post("/accounts/2fa/totp/deactivate/")
    lines = [record.getMessage() for record in caplog.records if record.name.startswith("cms.users.second_factor")]
    assert lines == [
        "Second factor totp of officer@example.org was refused",
        "Second factor totp of officer@example.org was used",
        "Second factor totp of officer@example.org was removed",
    ]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", ["app", "recovery"])
def test_code_that_comes_twice_at_once_opens_once(officer, app, kind, settings):
    # In the cache allauth keeps used codes as well; what counts has to be in the database.
    forgetful = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
    settings.CACHES = settings.CACHES | {"default": forgetful}
    code = app.code() if kind == "app" else recovery_codes_of(officer)[0]
    clients = [Client() for _window in range(4)]
    for client in clients:
        log_in(client)
    answers = []

    def enter(client):
        answers.append(client.post(ASKED, {"code": code}).status_code)
        connection.close()

    threads = [threading.Thread(target=enter, args=[client]) for client in clients]
    # All of them have read what they can before the first may write.
    with transaction.atomic():
        list(Authenticator.objects.select_for_update())
        for thread in threads:
            thread.start()
        time.sleep(TO_READ)
    for thread in threads:
        thread.join()
    assert sorted(answers) == [200, 200, 200, 302]
