"""Account pages, tried in a browser with axe (WCAG 2.2 and more), in both directions of writing."""

import pytest

from tests.barriers import violations
from tests.factories.users import PASSWORD, UserFactory

PHONE = {"width": 390, "height": 844}
OPEN = ["login/", "login/code/", "password/reset/", "password/reset/done/", "password/reset/key/1-x/", "signup/"]
OWN = [
    "",
    "details/",
    "registrations/",
    "email/",
    "phone/",
    "sessions/",
    "export/",
    "erase/",
    "password/change/",
    "logout/",
    "reauthenticate/",
]


def barriers(screen) -> list[tuple[str, str]]:
    """What axe finds, and what does not fit on a phone."""
    problems = violations(screen)
    excess = screen.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [*problems, ("too wide", screen.url)] if excess > 0 else problems


def visit(screen, site, tag: str, paths: list[str]) -> list:
    found = []
    for path in paths:
        screen.goto(f"{site}/accounts/{path}?lang={tag}")
        found += barriers(screen)
    return found


def send(screen, **answers: str) -> list:
    """Fill fields of the form by their ids, send it, and look at what comes."""
    for field, answer in answers.items():
        screen.fill(f"#id_{field}", answer)
    screen.click("form.form button[type=submit]:not([form])")
    screen.wait_for_load_state()
    return barriers(screen)


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_account_pages_have_no_barrier_that_a_machine_can_find(page, live_server, house, tag):
    UserFactory(email="reader@example.org", language=tag)
    page.set_viewport_size(PHONE)
    found = visit(page, live_server, tag, OPEN)
    page.goto(f"{live_server}/accounts/login/code/?lang={tag}")
    found += send(page, email="reader@example.org") + send(page, code="1")
    page.context.clear_cookies()
    page.goto(f"{live_server}/accounts/login/?lang={tag}")
    found += send(page, login="nobody") + send(page, login="reader@example.org", password=PASSWORD)
    found += visit(page, live_server, tag, OWN)
    page.goto(f"{live_server}/accounts/password/change/?lang={tag}")
    assert [*found, *send(page, oldpassword="x", password1="y", password2="z")] == []
