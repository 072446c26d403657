"""Joining and one's own page on a phone, tried in a browser with axe, in the light and the dark, in both directions."""

from django.conf import settings

from sms.models import Subscriber
from sms.people.links import page_url
from tests.barriers import violations
from tests.factories.sms import FollowingFactory, SubscriberFactory
from tests.sms.people.joining import a_way, chess, latest_code

SCREEN = {"width": 390, "height": 844}


def barriers(screen) -> list:
    """What axe finds, and what does not fit on a phone."""
    screen.wait_for_load_state()
    excess = screen.evaluate("document.documentElement.scrollWidth - innerWidth")
    return violations(screen) + [("too wide", screen.url)] * (excess > 0)


def fill(page):
    page.select_option("[name=age_band]", "20-29")
    page.check("[name=topics]")


def test_joining_has_no_barrier_that_a_machine_can_find(page, live_server, house):
    a_way()
    page.set_viewport_size(SCREEN)
    waiting = FollowingFactory(subscriber=SubscriberFactory(language="ar"), topic=chess()).subscriber
    found = []
    page.goto(f"{live_server.url}/ar/sms/")
    found += barriers(page)
    page.goto(f"{live_server.url}/en/sms/")
    page.select_option("[name=country]", "KZ")
    page.fill("[name=phone]", "701 111 22 33")
    fill(page)
    page.click("text=Send me the code")
    page.wait_for_selector("[role=alert]")
    found += barriers(page)
    page.check("[name=consent]")
    page.wait_for_timeout(2000)
    page.click("text=Send me the code")
    page.wait_for_selector("[name=code]")
    found += barriers(page)
    page.fill("[name=code]", latest_code())
    page.click("button:has-text('Confirm')")
    page.wait_for_selector("text=It is done: you get messages from now on.")
    found += barriers(page)
    page.goto(live_server.url + page_url(waiting).removeprefix(settings.PUBLIC_URL))
    found += barriers(page)
    assert found == []


def test_browser_says_by_which_clock_its_reader_lives_and_the_page_lets_them_change_it(page, live_server, house):
    a_way()
    chess()
    page.set_viewport_size(SCREEN)
    zone = {"timezoneId": "Asia/Vladivostok"}
    page.context.new_cdp_session(page).send("Emulation.setTimezoneOverride", zone)
    page.goto(f"{live_server.url}/en/sms/")
    page.select_option("[name=country]", "RU")
    page.fill("[name=phone]", "914 123 45 67")
    fill(page)
    page.check("[name=consent]")
    page.wait_for_timeout(2000)
    page.click("text=Send me the code")
    page.fill("[name=code]", latest_code("+79141234567"))
    page.click("button:has-text('Confirm')")
    page.wait_for_selector("text=It is done: you get messages from now on.")
    assert page.locator("[name=zone] option:checked").inner_text() == "Vladivostok, UTC+10"
    found = barriers(page)
    page.select_option("[name=zone]", "Asia/Omsk")
    page.click("button:has-text('Save')")
    page.wait_for_selector("text=Saved.")
    assert (found, Subscriber.objects.get().zone) == ([], "Asia/Omsk")
