"""Writing and sending in a real browser: what the editor shows while one types, and barriers (axe, WCAG 2.2)."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from sms.answering.services import receive
from sms.gateways.base import Inbound
from sms.models import Consent, Message, Thread
from sms.people.consents import record
from tests.barriers import violations
from tests.factories.sms import BroadcastFactory, FollowingFactory, SenderFactory, SubscriberFactory

PHONE, SMALL_PHONE = {"width": 390, "height": 844}, {"width": 320, "height": 568}
# Wagtail's own button above its panels, in the dark.
OF_WAGTAIL = "Collapse all"
LARGEST_SIGN = 40


@pytest.fixture
def screen(page, live_server, client, officer):
    client.force_login(officer)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    page.context.add_cookies([cookie])
    return page


def barriers(screen) -> list:
    return [problem for problem in violations(screen) if OF_WAGTAIL not in problem[2]]


def oddities(screen) -> list:
    """Barriers, signs that are larger than a line of text, and what does not fit."""
    large = screen.locator("main svg.icon:visible").evaluate_all(
        "(signs, most) => signs.filter(each => each.getBoundingClientRect().height > most).map(each => each.outerHTML)",
        LARGEST_SIGN,
    )
    excess = screen.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [*barriers(screen), *large, *[screen.url] * (excess > 0)]


def test_officer_writes_sees_what_arrives_and_sends(screen, live_server, library, topic, dispatch):
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


@pytest.fixture
def thread(library):
    """Somebody has asked what no keyword answers, and somebody in danger has written."""
    sender = SenderFactory(name="+15550001111").name
    for text in ("When does the bus go there", "I want to kill myself"):
        receive(Inbound("local", text, SubscriberFactory(library=library).phone, sender, text))
    return Thread.objects.first()


def test_lists_and_conversations_have_no_barrier_and_look_as_they_should(screen, live_server, dispatch, thread):
    lists = ["sms_inbox", "subscribers", "broadcasts", "dispatches", "messages", "sms_senders", "sms_topics", "polls"]
    paths = [reverse(f"{name}:index") for name in lists]
    paths += [reverse(f"subscribers:{name}") for name in ("counts", "import", "lookup")]
    paths += [reverse("sms_inbox:thread", args=[thread.pk])]
    found = {}
    for path in paths:
        screen.goto(f"{live_server}{path}")
        if odd := oddities(screen):
            found[path] = odd
    assert found == {}


def test_wide_tables_can_be_moved_on_a_phone(screen, live_server, thread):
    """What stands beyond the edge of Wagtail's pages is cut off unless its own box scrolls."""
    screen.set_viewport_size(SMALL_PHONE)
    record(thread.phone, Consent.Act.GIVEN, Consent.Source.WEB)
    screen.goto(f"{live_server}{reverse('subscribers:inspect', args=[thread.subscriber_id])}")
    box = screen.locator("main div:has(> table)")
    assert box.evaluate("box => box.scrollWidth > box.clientWidth")
    assert box.evaluate("box => box.getBoundingClientRect().right <= innerWidth")
    assert oddities(screen) == []


def test_answer_is_written_on_a_phone_with_its_length_and_leaves(screen, live_server, thread):
    screen.set_viewport_size(PHONE)
    screen.goto(f"{live_server}{reverse('sms_inbox:thread', args=[thread.pk])}")
    screen.locator("[name=text]").fill("At nine, from the station.")
    expect(screen.locator("[data-part=count]")).to_contain_text("GSM-7")
    assert oddities(screen) == []
    screen.locator("button[value=answer]").click()
    expect(screen.locator(".messages .success")).to_be_visible()
    assert Message.objects.latest("pk").text == "Library Outreach: At nine, from the station."
