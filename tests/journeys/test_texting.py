"""A young reader with a phone and an officer: joining, a message, a poll whose chart moves, STOP, and silence."""

import re
import time
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
from sms.models import Broadcast, Message, Poll, Sender
from sms.models.message import Delivery
from sms.texts.composing import brand
from tests.barriers import violations
from tests.chromium import MILLISECONDS_TO_WAIT
from tests.factories.sms import BroadcastFactory, FollowingFactory, SenderFactory, TopicFactory
from tests.factories.users import PASSWORD, UserFactory
from tests.fakes.twilio import ACCOUNT, TOKEN, running
from tests.fakes.twilio.client import client_at
from tests.fakes.twilio.process import Running
from tests.journeys.handsets import NUMBER, SENDER, AtTwilio, Handset, Simulated
from tests.sms.polls.asking import poll_with

PHONE = {"width": 390, "height": 844}
TOPICS = {"kk": "Шеберханалар", "ar": "ورشات"}
TITLES = {"kk": "Келесі шеберхана", "ar": "الورشة القادمة"}
STOPS = {"kk": "Тоқтату!", "ar": "إيقاف"}


@pytest.fixture
def site(live_server, settings, tmp_path, house) -> str:
    """A demo under its own name, in which messages leave at any hour."""
    settings.PUBLIC_URL, settings.VAR = live_server.url, tmp_path
    settings.DEMO = settings.SMS_LOCAL = True
    settings.SMS_OPENS, settings.SMS_CLOSES = "00:00", "23:59:59.999999"
    return live_server.url


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


@pytest.fixture
def fake(settings) -> Iterator[Running]:
    """A Twilio at which the site has an account, and that reports what becomes of messages."""
    with running("--calls-back") as fake:
        settings.TWILIO_API_URL, settings.TWILIO_ACCOUNT_SID, settings.TWILIO_AUTH_TOKEN = fake.url, ACCOUNT, TOKEN
        yield fake


@pytest.fixture
def simulated(open_screen, site, tag) -> Handset:
    return Simulated(open_screen(**phone_in(tag)), site)


@pytest.fixture
def at_twilio(fake, site) -> Iterator[Handset]:
    with client_at(fake.url) as client:
        yield AtTwilio(client, fake, site)


def phone_in(tag: str) -> dict:
    return {"viewport": PHONE, "locale": tag, "is_mobile": True, "has_touch": True}


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


def join(reader: Screen, phone: Handset, site: str, tag: str) -> None:
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
    reader.locator("[name=code]").fill(re.search(r"\d{6}", phone.came()[-1])[0])
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


def vote(reader: Screen, officer: Screen, message: str, site: str) -> None:
    """Answer by the page that a message leads to, and see the chart move."""
    reader.goto(re.search(r"http\S+/p/\S+/", message)[0])
    fits(reader)
    reader.get_by_role("button", name="451").click()
    officer.goto(f"{site}/en/polls/{Poll.objects.get().slug}/")
    expect(officer.locator(".tally__table td").nth(2)).to_have_text("1")


def leave(phone: Handset, tag: str) -> None:
    """Ask for no more, and be told so."""
    before = phone.came()
    phone.reply(STOPS[tag])
    workers_work()
    with translation.override(tag):
        goodbye = brand(gettext("You get no more messages from us. To come back, text START."))
    assert phone.came() == [*before, goodbye]


def take_part(phone: Handset, open_screen, site: str, tag: str) -> None:
    """All of it, from joining to silence."""
    SenderFactory(name=SENDER, gateway=phone.gateway)
    topic = TopicFactory(names={tag: TOPICS[tag]})
    poll = poll_with(["1984", "451"], titles={tag: TITLES[tag]})
    reader, officer = open_screen(**phone_in(tag)), open_screen(locale="en")
    join(reader, phone, site, tag)

    log_in(officer, site)
    text = f"{TITLES[tag]}? {{poll:{poll.slug}}}"
    release(officer, site, BroadcastFactory(topics=[topic], texts={tag: text}, created=timezone.now()))
    message = phone.came()[-1]
    assert TITLES[tag] in message
    vote(reader, officer, message, site)

    leave(phone, tag)
    stays, farewell = FollowingFactory(topic=topic, subscriber__language=tag).subscriber, phone.came()
    release(officer, site, BroadcastFactory(topics=[topic], texts={tag: TITLES[tag]}))
    assert stays.messages.get().state == State.SENT
    assert phone.came() == farewell


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("tag", ["kk", "ar"])
def test_reader_joins_votes_and_leaves(simulated, open_screen, site, tag):
    take_part(simulated, open_screen, site, tag)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("tag", ["kk"])
def test_reader_whom_twilio_reaches_joins_votes_and_leaves(at_twilio, open_screen, site, tag):
    take_part(at_twilio, open_screen, site, tag)
    # The provider tells of it by itself, a moment later.
    unheard = Message.objects.filter(phone=NUMBER).exclude(delivery=Delivery.DELIVERED)
    deadline = time.monotonic() + MILLISECONDS_TO_WAIT / 1000
    while unheard.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert list(unheard) == []
