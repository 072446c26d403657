"""Passkeys and codes in a real browser, with an authenticator that Chromium plays (WebDriver, WebAuthn section 11)."""

import re

import pytest
from playwright.sync_api import Page as Screen
from playwright.sync_api import expect

from cms.users.roles import OUTREACH_OFFICERS
from tests.barriers import violations
from tests.factories.second_factor import App, app_of, factors_of
from tests.factories.users import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)

PHONE = {"width": 390, "height": 844}
LOOKED_AFTER = ["webauthn/reauthenticate/", "", "webauthn/"]
FINGER = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def device(page):
    """An authenticator of the browser; `device(isUserVerified=False)` is one that knows nobody's finger."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable", {"enableUI": False})

    def add(**changes) -> str:
        return session.send("WebAuthn.addVirtualAuthenticator", {"options": FINGER | changes})["authenticatorId"]

    return add


def barriers(screen: Screen) -> list:
    """What axe finds, and what does not fit on a telephone."""
    screen.wait_for_load_state()
    excess = screen.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [*violations(screen), *([("too wide", screen.url)] if excess > 0 else [])]


def log_in(screen: Screen, email: str) -> None:
    screen.locator("#id_login").fill(email)
    screen.locator("#id_password").fill(PASSWORD)
    screen.locator("form.form button[type=submit]").first.click()


def enter(screen: Screen, code: str) -> list:
    """Enter a code, and look at what comes."""
    screen.locator("#id_code").fill(code)
    with screen.expect_navigation():
        screen.keyboard.press("Enter")
    return barriers(screen) if "/admin/" not in screen.url else []


def log_out(screen: Screen, address: str) -> None:
    """Log out, and have the browser offer no passkeys of its own accord: this authenticator would answer at once."""
    screen.add_init_script("delete PublicKeyCredential.isConditionalMediationAvailable")
    screen.goto(f"{address}/accounts/logout/")
    screen.locator("form.form button[type=submit]").click()
    at(screen, "/accounts/login/")


def at(screen: Screen, path: str) -> None:
    expect(screen).to_have_url(re.compile(re.escape(path) + "$"))


def test_passkey_is_set_up_and_then_opens_the_admin_by_itself(page, live_server, house, device):
    device()
    officer = UserFactory(email="officer@example.org", roles=[OUTREACH_OFFICERS])
    page.set_viewport_size(PHONE)
    page.goto(f"{live_server.url}/admin/")
    log_in(page, officer.email)
    at(page, "/accounts/2fa/start/?next=%2Fadmin%2F")
    found = barriers(page)
    page.get_by_role("link", name="Set up a passkey").click()
    found += barriers(page)
    page.get_by_role("button", name="Set up a passkey").click()
    at(page, "/accounts/2fa/recovery-codes/")
    found += barriers(page)
    page.get_by_role("link", name="go on").click()
    at(page, "/admin/")
    log_out(page, live_server.url)
    page.get_by_role("button", name="Log in with a passkey").click()
    at(page, "/admin/")
    log_out(page, live_server.url)
    log_in(page, officer.email)
    expect(page.get_by_text("Use your passkey; if you have lost it")).to_be_visible()
    page.get_by_role("button", name="Use a passkey").click()
    at(page, "/admin/")
    for path in LOOKED_AFTER:
        page.goto(f"{live_server.url}/accounts/2fa/{path}")
        found += barriers(page)
    page.get_by_role("link", name="Remove Passkey").click()
    page.get_by_role("button", name="Remove").click()
    at(page, "/accounts/2fa/webauthn/")
    assert (found, factors_of(officer)) == ([], [])


def test_browser_offers_the_passkey_beside_the_address_and_leads_on(page, live_server, house, device):
    device()
    officer = UserFactory(email="officer@example.org")
    page.goto(f"{live_server.url}/accounts/login/?next=/accounts/2fa/webauthn/add/")
    log_in(page, officer.email)
    page.get_by_role("button", name="Set up a passkey").click()
    at(page, "/accounts/2fa/recovery-codes/")
    page.context.clear_cookies()
    # The authenticator answers at once where a person would choose the passkey from the list.
    page.goto(f"{live_server.url}/accounts/login/?next=/accounts/2fa/webauthn/")
    at(page, "/accounts/2fa/webauthn/")


def test_device_that_knows_nobodys_finger_is_said_not_to_do(page, live_server, house, device):
    device(isUserVerified=False)
    officer = UserFactory(email="officer@example.org", roles=[OUTREACH_OFFICERS])
    page.goto(f"{live_server.url}/accounts/login/?next=/accounts/2fa/webauthn/add/")
    log_in(page, officer.email)
    page.get_by_role("button", name="Set up a passkey").click()
    expect(page.get_by_text("The passkey was not used.")).to_be_visible()
    assert factors_of(officer) == []


def test_app_is_set_up_and_its_code_opens_the_admin(page, live_server, house):
    officer = UserFactory(email="officer@example.org", language="ar", roles=[OUTREACH_OFFICERS])
    page.set_viewport_size(PHONE)
    page.goto(f"{live_server.url}/admin/")
    log_in(page, officer.email)
    at(page, "/accounts/2fa/start/?next=%2Fadmin%2F")
    found = barriers(page)
    page.locator("a[href='/accounts/2fa/totp/activate/']").click()
    app = App(page.locator("code").inner_text().replace(" ", ""))
    found += enter(page, "000000") + enter(page, app.code())
    at(page, "/accounts/2fa/recovery-codes/")
    codes = page.locator("code").all_inner_texts()
    found += barriers(page)
    log_out(page, live_server.url)
    log_in(page, officer.email)
    at(page, "/accounts/2fa/authenticate/")
    found += barriers(page) + enter(page, codes[0])
    at(page, "/admin/")
    assert found == []


def test_without_scripts_codes_work_and_passkeys_say_why_not(browser, live_server, house):
    officer = UserFactory(email="officer@example.org", roles=[OUTREACH_OFFICERS])
    app = app_of(officer)
    screen = browser.new_context(java_script_enabled=False).new_page()
    screen.goto(f"{live_server.url}/admin/")
    expect(screen.get_by_text("Passkeys need JavaScript")).to_be_visible()
    expect(screen.get_by_role("button", name="Log in with a passkey")).to_be_hidden()
    log_in(screen, officer.email)
    screen.locator("#id_code").fill(app.code())
    screen.keyboard.press("Enter")
    at(screen, "/admin/")
    screen.context.close()
