"""A young reader with a phone and an officer: joining, a message, a poll whose chart moves, STOP, and silence."""

import re
from collections.abc import Iterator

import pytest
from django.conf import settings as current
from django.utils import timezone, translation
from django.utils.translation import gettext
from playwright.sync_api import Page as Screen
from playwright.sync_api import expect

from cms.outbox.models import State
from cms.users.roles import OUTREACH_OFFICERS
from sms import tasks
from sms.models import Broadcast, Sender
from sms.numbers import countries
from sms.texts.composing import brand
from tests.barriers import violations
from tests.chromium import MILLISECONDS_TO_WAIT
from tests.factories.sms import BroadcastFactory, FollowingFactory, SenderFactory, TopicFactory
from tests.factories.users import PASSWORD, UserFactory
from tests.sms.polls.asking import poll_with

PHONE = {"width": 390, "height": 844}
NUMBER = "+77017654321"
TOPICS = {"kk": "Шеберханалар", "ar": "ورشات"}
TITLES = {"kk": "Келесі шеберхана", "ar": "الورشة القادمة"}
STOPS = {"kk": "Тоқтату!", "ar": "إيقاف"}


@pytest.fixture(params=["kk", "ar"])
def tag(request):
    """The language in which the reader reads."""
    return request.param


@pytest.fixture
def site(live_server, settings, tmp_path, house) -> Iterator[str]:
    """A demo under its own name, in which messages leave at any hour to simulated phones."""
    settings.PUBLIC_URL, settings.VAR = live_server.url, tmp_path
    settings.DEMO = settings.SMS_LOCAL = True
    settings.SMS_OPENS, settings.SMS_CLOSES = "00:00", "23:59:59.999999"
    countries.table.cache_clear()
    yield live_server.url
    countries.table.cache_clear()


@pytest.fixture
def open_screen(browser):
    """Makes a browser of somebody's own."""
    contexts = []

    def make(**kind) -> Screen:
        made = browser.new_context(reduced_motion="reduce", **kind)
        made.set_default_timeout(MILLISECONDS_TO_WAIT)
        contexts.append(made)
        return made.new_page()

    yield make
    for context in contexts:
        context.close()


def workers_work() -> None:
    """What beat and the workers do within a minute; they have no language of their own."""
    with translation.override(current.LANGUAGE_CODE):
        tasks.plan_broadcasts()
        tasks.expand_broadcasts()
        for sender in Sender.objects.all():
            tasks.send_due_sms(sender.pk)
        tasks.finish_broadcasts()


def fits(screen: Screen) -> None:
    """Nothing stands in anybody's way, and nothing has to be moved sideways."""
    assert violations(screen) == []
    assert screen.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def texts_on(phone: Screen, site: str) -> list[str]:
    """What the simulated phone shows, the newest last."""
    phone.goto(f"{site}/sms/phone/?number={NUMBER.replace('+', '%2B')}")
    return phone.locator(".phone__texts .bubble").all_inner_texts()


def join(reader: Screen, phone: Screen, site: str, tag: str) -> None:
    reader.goto(f"{site}/{tag}/sms/")
    fits(reader)
    reader.locator("[name=country]").select_option("KZ")
    reader.locator("[name=phone]").fill("701 765 43 21")
    reader.locator("[name=age_band]").select_option("16-19")
    reader.get_by_label(TOPICS[tag]).check()
    reader.locator("[name=consent]").check()
    expect(reader.locator("[name=proof]")).not_to_have_value("")
    reader.locator("main form.form button[type=submit]").click()
    expect(reader.locator("[name=code]")).to_be_visible()
    workers_work()
    reader.locator("[name=code]").fill(re.search(r"\d{6}", texts_on(phone, site)[-1])[0])
    fits(reader)
    reader.locator("main form.form button[type=submit]").click()
    expect(reader.locator("[name=code]")).to_have_count(0)
    fits(reader)


def release(officer: Screen, site: str, broadcast: Broadcast) -> None:
    """Look at what it will do, and let it leave."""
    officer.goto(f"{site}/admin/broadcasts/check/{broadcast.pk}/")
    officer.locator(f"form[action$='/release/{broadcast.pk}/'] button").click()
    expect(officer.locator(".messages .success")).to_be_visible()
    workers_work()


def log_in(officer: Screen, site: str) -> None:
    user = UserFactory(roles=[OUTREACH_OFFICERS])
    officer.goto(f"{site}/accounts/login/?next=/admin/")
    officer.locator("[name=login]").fill(user.email)
    officer.locator("[name=password]").fill(PASSWORD)
    officer.locator("[name=password]").press("Enter")
    expect(officer).to_have_url(f"{site}/admin/")


@pytest.mark.django_db(transaction=True)
def test_reader_joins_votes_and_leaves(open_screen, site, tag):
    SenderFactory(gateway="local")
    topic = TopicFactory(names={tag: TOPICS[tag]})
    poll = poll_with(["1984", "451"], titles={tag: TITLES[tag]})
    reader, phone = (open_screen(viewport=PHONE, locale=tag, is_mobile=True, has_touch=True) for _ in range(2))
    officer = open_screen(locale="en")
    join(reader, phone, site, tag)

    log_in(officer, site)
    vote = BroadcastFactory(topics=[topic], texts={tag: f"{TITLES[tag]}? {{poll:{poll.slug}}}"}, created=timezone.now())
    release(officer, site, vote)
    message = texts_on(phone, site)[-1]
    assert TITLES[tag] in message
    reader.goto(re.search(r"http\S+/p/\S+/", message)[0])
    fits(reader)
    reader.get_by_role("button", name="451").click()
    officer.goto(f"{site}/en/polls/{poll.slug}/")
    expect(officer.locator(".tally__table td").nth(2)).to_have_text("1")

    phone.locator("[name=text]").fill(STOPS[tag])
    phone.locator(".phone__reply button").click()
    workers_work()
    farewell = texts_on(phone, site)
    with translation.override(tag):
        goodbye = brand(gettext("You get no more messages from us. To come back, text START."))
    assert farewell[-2:] == [STOPS[tag], goodbye]
    stays = FollowingFactory(topic=topic, subscriber__language=tag).subscriber
    release(officer, site, BroadcastFactory(topics=[topic], texts={tag: TITLES[tag]}))
    assert stays.messages.get().state == State.SENT
    assert texts_on(phone, site) == farewell
