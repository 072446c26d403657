"""Polls in a browser, answered by touch, with results and list: no barrier that axe finds, figures that follow."""

import pytest
from playwright.sync_api import expect

from sms.models import Poll
from sms.polls.links import answer_path
from tests.barriers import violations
from tests.factories.libraries import PartnerLibraryFactory
from tests.factories.sms import SubscriberFactory
from tests.sms.polls.asking import poll_with, vote

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"width": 360, "height": 740}


def look(page, shown: str) -> tuple[list, bool]:
    """What axe finds once this is shown, and whether one has to scroll sideways."""
    expect(page.locator(shown).first).to_be_visible()
    page.wait_for_load_state()
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return violations(page), wide


def test_poll_is_answered_and_its_results_follow(page, live_server, house, settings):
    settings.PUBLIC_URL = live_server.url
    poll: Poll = poll_with(["Kim", "Emma"], [], titles={"en": "Books", "ar": "كتب"})
    for number in range(10):
        vote(poll, 1 + number % 2, language="kk")
    person = SubscriberFactory(language="ar")
    page.set_viewport_size(PHONE)
    found = {}
    page.goto(live_server.url + answer_path(poll.pk, person.pk))
    found["choice"] = look(page, ".ballot")
    assert page.locator("html").get_attribute("dir") == "rtl"
    page.get_by_role("button", name="Emma").click()
    found["text"] = look(page, "#poll-text")
    page.get_by_role("textbox").fill("شطرنج")
    page.locator("main form button").click()
    found["thanks"] = look(page, ".answers")
    page.locator("main a.button").click()
    expect(page.locator(".tally__table td").nth(2)).to_have_text("6")
    page.locator("summary").click()
    found["results"] = look(page, ".tally__table")
    vote(poll, 2)
    expect(page.locator(".tally__table td").nth(2)).to_have_text("7", timeout=15_000)
    expect(page.locator("details[open]")).to_have_count(1)
    assert found == dict.fromkeys(("choice", "text", "thanks", "results"), ([], False))


@pytest.mark.parametrize(("language", "size"), [("en", {"width": 1280, "height": 800}), ("ar", PHONE)])
def test_list_of_polls_has_no_barrier(page, live_server, house, language, size):
    library = PartnerLibraryFactory(names={"en": "Navoi library", "ar": "مكتبة نوائي"}, languages=["en", "ar"])
    poll_with(["Kim", "Emma"], titles={"en": "Which book do we read next?", "ar": "أي كتاب نقرأ؟"}, library=library)
    poll_with(["Kim", "Emma"], titles={"en": "Where shall we meet in the summer holidays?"}, state="closed")
    page.set_viewport_size(size)
    page.goto(f"{live_server.url}/{language}/polls/")
    assert look(page, ".entry") == ([], False)
