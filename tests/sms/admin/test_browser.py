"""Writing and sending in a real browser: what the editor shows while one types, and barriers (axe, WCAG 2.2)."""

import pytest
from django.urls import reverse

from tests.barriers import violations
from tests.factories.sms import BroadcastFactory, FollowingFactory
from tests.sms.admin.test_dispatches import dispatch  # noqa: F401

PHONE = {"width": 390, "height": 844}
# Wagtail's own button above its panels, in the dark.
OF_WAGTAIL = "Collapse all"


@pytest.fixture
def screen(page, live_server, client, officer):
    client.force_login(officer)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    page.context.add_cookies([cookie])
    return page


def barriers(screen) -> list:
    return [problem for problem in violations(screen) if OF_WAGTAIL not in problem[2]]


def test_officer_writes_sees_what_arrives_and_sends(screen, live_server, library, topic, dispatch):  # noqa: F811
    FollowingFactory(topic=topic, library=library)
    broadcast = BroadcastFactory(library=library, topics=[topic])
    screen.goto(f"{live_server}{reverse('broadcasts:edit', args=[broadcast.pk])}")
    screen.locator("[name=texts_kk]").fill("Кітап кеші сенбіде")
    use = screen.locator("[data-use=kk]")
    use.wait_for()
    assert screen.locator('[data-part="text-kk"] .sms-bubble').first.inner_text().startswith("Library Outreach: Кітап")
    use.click()
    screen.locator('[data-part="text-kk"]', has_text="GSM-7").wait_for()
    assert [screen.locator("[name=day]").is_visible(), screen.locator("[name=every]").is_visible()] == [False, False]
    screen.locator("[name=mode][value=recurring]").check()
    assert [screen.locator("[name=day]").is_visible(), screen.locator("[name=every]").is_visible()] == [True, True]
    found = barriers(screen)
    screen.locator("[name=mode][value=now]").check()
    screen.locator("footer button[type=submit]").first.click()
    screen.locator("#release").wait_for()
    # Wagtail's own message fades in.
    screen.reload()
    found += barriers(screen)
    screen.set_viewport_size(PHONE)
    screen.goto(f"{live_server}{reverse('dispatches:show', args=[dispatch.pk])}")
    found += barriers(screen)
    screen.locator("#pause").click()
    screen.locator("#resume").wait_for()
    assert found == []
