"""Pytest plugin: the fixtures of tests that use a real browser, Chromium as the system has installed it."""

import os
import shutil

import pytest
from playwright.sync_api import expect, sync_playwright

NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"]
FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # No test depends on other people's servers.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]
DESKTOP = {"width": 1280, "height": 800}
# On a machine with much else to do; costs nothing where things work.
MILLISECONDS_TO_WAIT = 20_000


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(items):
    """Mark tests that use the browser, and run them last: Playwright leaves an event loop running in its thread."""
    for item in items:
        if "browser" in item.fixturenames:
            item.add_marker(pytest.mark.browser)
    result = yield
    items.sort(key=lambda item: "browser" in item.fixturenames)
    return result


def find_chromium() -> str | None:
    """Return the path of an installed Chromium."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def browser():
    """A running Chromium; without one the tests that need it are skipped."""
    chromium = find_chromium()
    if chromium is None:
        pytest.skip("Chromium is not installed, so this was not tried in a browser")
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        expect.set_options(timeout=MILLISECONDS_TO_WAIT)
        # Django takes Playwright's event loop for that of an asynchronous view and would refuse to use the database.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        browser = playwright.chromium.launch(executable_path=chromium, args=[*FLAGS, *sandbox])
        yield browser
        browser.close()


@pytest.fixture
def page(browser):
    """A page in a fresh browser profile: desktop size, no animation, English."""
    context = browser.new_context(viewport=DESKTOP, locale="en", reduced_motion="reduce")
    context.set_default_timeout(MILLISECONDS_TO_WAIT)
    yield context.new_page()
    context.close()
