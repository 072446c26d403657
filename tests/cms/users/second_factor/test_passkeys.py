"""What is sent in place of a passkey, and where passkeys are looked after; tests/…/test_browser.py uses real ones."""

import json
from pathlib import Path

import allauth
import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings as site

from tests.factories.second_factor import app_of
from tests.factories.users import PASSWORD, UserFactory
from tests.reading import elements, links, texts

pytestmark = pytest.mark.django_db

LOG_IN = "/accounts/2fa/webauthn/login/"
ADD = "/accounts/2fa/webauthn/add/"
ASKED = "/accounts/2fa/authenticate/"
B64 = "AAAA"
RESPONSE = {"clientDataJSON": B64, "authenticatorData": B64, "signature": B64, "userHandle": B64}
JUNK = [
    "",
    "null",
    "[]",
    "{}",
    '"text"',
    "7",
    "{",
    '{"id": 1}',
    '{"response": []}',
    '{"response": {"userHandle": "%%%"}}',
    json.dumps({"id": B64, "rawId": B64, "type": "public-key", "response": {}}),
    json.dumps({"id": B64, "rawId": B64, "type": "public-key", "response": RESPONSE, "clientExtensionResults": {}}),
    json.dumps({"id": "x" * 10_000, "rawId": {}, "type": [], "response": RESPONSE}),
]


def test_junk_in_place_of_a_passkey_logs_nobody_in(client):
    client.get(LOG_IN, headers={"accept": "application/json"})
    answers = {client.post(LOG_IN, {"credential": credential}).url for credential in JUNK}
    assert (answers, "_auth_user_id" in client.session) == ({"/accounts/login/"}, False)


def test_junk_in_place_of_a_passkey_completes_no_log_in(client, officer, app, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "99/m/key"}
    client.post("/accounts/login/", {"login": officer.email, "password": PASSWORD})
    client.get(ASKED)
    answers = {client.post(ASKED, {"credential": credential}).status_code for credential in JUNK}
    assert (answers, "_auth_user_id" in client.session) == ({200}, False)


def test_junk_in_place_of_a_passkey_adds_none(client, officer):
    client.post("/accounts/login/", {"login": officer.email, "password": PASSWORD})
    client.get(ADD)
    answers = {client.post(ADD, {"name": "Phone", "credential": credential}).status_code for credential in JUNK}
    assert (answers, Authenticator.objects.count()) == ({200}, 0)


def test_log_in_asks_for_a_passkey_of_whoever_it_is_with_finger_or_pin(client):
    wanted = client.get(LOG_IN, headers={"accept": "application/json"}).json()["request_options"]["publicKey"]
    assert (wanted["userVerification"], wanted.get("allowCredentials", []), wanted["rpId"]) == (
        "required",
        [],
        "testserver",
    )


def test_new_passkey_is_asked_for_in_the_name_of_the_site(client, officer):
    client.post("/accounts/login/", {"login": officer.email, "password": PASSWORD})
    (data,) = texts(client.get(ADD), "script", type="application/json")
    wanted = json.loads(data)["creation_options"]["publicKey"]
    assert (wanted["rp"]["name"], wanted["user"]["name"]) == ("Library Outreach", "officer@example.org")
    assert wanted["authenticatorSelection"]["userVerification"] == "required"


def test_pages_with_passkeys_have_no_script_of_their_own(client, officer):
    page = client.get("/accounts/login/")
    scripts = [script.attributes["src"] for script in elements(page, "script")]
    assert scripts[-2:] == ["/static/mfa/js/webauthn-json.js", "/static/js/passkeys.js"]
    assert "unsafe" not in page.headers["Content-Security-Policy"]


def test_passkeys_of_others_are_nobodys_business(client, officer):
    other = UserFactory()
    theirs = Authenticator.objects.create(user=other, type="webauthn", data={"name": "Phone", "credential": {}})
    app_of(officer)
    visitor = UserFactory()
    client.force_login(visitor)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    page = f"/accounts/2fa/webauthn/keys/{theirs.pk}/"
    answers = [client.get(f"{page}edit/"), client.get(f"{page}remove/"), client.post(f"{page}remove/")]
    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert Authenticator.objects.filter(pk=theirs.pk).exists()


def test_each_page_and_mail_of_allauths_has_one_of_ours():
    theirs = Path(allauth.__file__).parent / "templates" / "mfa"
    ours = site.BASE_DIR / "themes" / "default" / "templates" / "mfa"
    needless = {"base.html", "base_entrance.html", "base_manage.html", "trust.html", "signup_form.html", "download.txt"}
    pages = {path.relative_to(theirs) for path in theirs.rglob("*.*") if path.name not in needless}
    pages = {path for path in pages if "snippets" not in path.parts}
    assert {path for path in pages if not (ours / path).exists()} == set()


def test_account_page_of_the_admin_leads_to_the_second_factor(client, officer, settings):
    settings.STAFF_SECOND_FACTOR = False
    client.force_login(officer)
    assert links(client.get("/admin/account/"))["Passkeys and second factor"] == "/accounts/2fa/"
