"""From the programme to the door on phones: one registers and cancels, one waits, is offered the seats and comes in."""

import datetime
import re

import pytest
from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext, ngettext, pgettext
from playwright.sync_api import Locator, expect
from playwright.sync_api import Page as Screen

from events.programme.event import Kind
from events.tasks import write_due_notices
from tests.barriers import violations
from tests.chromium import MILLISECONDS_TO_WAIT
from tests.factories.events import EventFactory, EventPageFactory, SessionFactory, event_index_in
from tests.factories.libraries import PartnerLibraryFactory
from tests.journeys.test_check_in import PHONE, log_in, scan
from tests.mailed import Mailed, mailed

WORKSHOPS = {"kk": "Ескі карталар шеберханасы", "ar": "ورشة الخرائط القديمة"}
EVENINGS = {"kk": "Поэзия кеші", "ar": "أمسية شعرية"}
HALLS = {"kk": "Оқу залы", "ar": "قاعة المطالعة"}
AIGERIM, YERLAN = "aigerim@example.org", "yerlan@example.org"
NAMES = {
    "kk": {AIGERIM: "Айгерім Сәрсенова", YERLAN: "Ерлан Қасымов"},
    "ar": {AIGERIM: "أيغريم سارسينوفا", YERLAN: "يرلان قاسموف"},
}


@pytest.fixture(params=["kk", "ar"])
def tag(request):
    """The language in which everybody reads, and in which this test looks for words."""
    with translation.override(request.param):
        yield request.param


@pytest.fixture
def site(live_server, settings) -> str:
    """Under its own name, so that pages are kept as they are for visitors."""
    settings.PUBLIC_URL = live_server.url
    return live_server.url


@pytest.fixture
def phone(browser, tag):
    """Makes a phone of somebody who reads this language."""
    contexts = []

    def make() -> Screen:
        made = browser.new_context(viewport=PHONE, locale=tag, reduced_motion="reduce", is_mobile=True, has_touch=True)
        made.set_default_timeout(MILLISECONDS_TO_WAIT)
        contexts.append(made)
        return made.new_page()

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def workshop(house, tag):
    """Two seats of a workshop that begins in three hours, with its page; beside it in the programme another event."""
    library = PartnerLibraryFactory(languages=[tag])
    when = {"starts_at": timezone.now() + datetime.timedelta(hours=3), "venue__names": {tag: HALLS[tag]}}
    SessionFactory(event=EventFactory(library=library, titles={tag: EVENINGS[tag]}), **when)
    event = EventFactory(library=library, kind="workshop", languages=[tag], titles={tag: WORKSHOPS[tag]})
    EventPageFactory(parent=event_index_in(tag), title=WORKSHOPS[tag], event=event)
    return SessionFactory(event=event, seats=2, **when)


def fits(screen: Screen, tag: str) -> None:
    """It is in the reader's language, nothing stands in anybody's way, and nothing has to be moved sideways."""
    assert screen.locator("html").get_attribute("lang") == tag
    assert violations(screen) == []
    # A phone's innerWidth grows with what is too wide.
    assert screen.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def status(screen: Screen) -> Locator:
    return screen.locator("main .head .status")


def find(screen: Screen, site: str, tag: str) -> str:
    """Find the workshop among what is on, by its kind and its language; answers the address of what was found."""
    screen.goto(f"{site}/{tag}/events/")
    evening = screen.get_by_role("link", name=EVENINGS[tag])
    expect(evening).to_be_visible()
    screen.get_by_role("button", name=gettext("Filters"), exact=True).click()
    sheet = screen.locator("#sheet")
    sheet.locator("[name=kind]").select_option(label=str(Kind.WORKSHOP.label))
    sheet.locator("[name=language]").select_option(tag)
    fits(screen, tag)
    sheet.get_by_role("button", name=gettext("Show"), exact=True).click()
    chips = screen.locator(".chip[aria-current]")
    expect(chips).to_have_count(2)
    for chip in chips.all():
        expect(chip).to_be_in_viewport(ratio=1)
    expect(evening).to_have_count(0)
    fits(screen, tag)
    return screen.url


def register(screen: Screen, address: str, tag: str, *, button: str) -> None:
    """Open the event, and register two people as a guest; by then the browser has solved the task of the form."""
    screen.get_by_role("link", name=WORKSHOPS[tag]).click()
    expect(screen.get_by_role("heading", level=1)).to_have_text(WORKSHOPS[tag])
    screen.get_by_role("link", name=button, exact=True).click()
    screen.get_by_label(gettext("Your name"), exact=True).fill(NAMES[tag][address])
    screen.get_by_label(gettext("Phone or e-mail"), exact=True).fill(address)
    screen.get_by_label(gettext("How many of you"), exact=True).fill("2")
    expect(screen.locator("[name=proof]")).not_to_have_value("")
    screen.locator("form.form button[type=submit]").click()
    expect(screen).to_have_url(re.compile("/r/"))


def workers_write() -> None:
    """They have no language of their own."""
    with translation.override(settings.LANGUAGE_CODE):
        write_due_notices()


def letters_to(address: str) -> list[Mailed]:
    return [each for each in mailed() if each.to == address]


def follow(screen: Screen, letter: Mailed) -> None:
    """Follow the link in it by which a registration is managed."""
    screen.goto(re.search(rf"^{settings.PUBLIC_URL}/r/\S+$", letter.text, re.MULTILINE)[0])


def cancel(screen: Screen, tag: str) -> None:
    screen.get_by_role("link", name=pgettext("registration", "Cancel"), exact=True).click()
    expect(screen.get_by_role("heading", level=1)).to_have_text(gettext("Cancel your registration?"))
    what_happens = ngettext(
        "Your seat goes to the next in line at once, and the entry in your calendar is cancelled. If you change your "
        "mind, you have to register again, and there may be no seat left.",
        "Your %(number)s seats go to the next in line at once, and the entry in your calendar is cancelled. If you "
        "change your mind, you have to register again, and there may be no seats left.",
        2,
    )
    expect(screen.get_by_text(what_happens % {"number": 2}, exact=True)).to_be_visible()
    fits(screen, tag)
    screen.get_by_role("button", name=gettext("Cancel the registration"), exact=True).click()
    expect(status(screen)).to_have_text(gettext("This registration is cancelled"))


def open_ticket(screen: Screen, tag: str) -> str:
    """Open the ticket, which has a picture to be scanned; answers its code."""
    screen.get_by_role("link", name=gettext("Show the ticket"), exact=True).click()
    code = screen.locator(".ticket__typed").inner_text()
    picture = screen.get_by_role("img", name=f"{gettext('Code of the ticket')} {code}", exact=True)
    assert picture.locator("svg").bounding_box()["width"] >= 200
    fits(screen, tag)
    return code


def let_in(screen: Screen, code: str, tag: str) -> None:
    screen.get_by_role("link", name=WORKSHOPS[tag]).click()
    scan(screen, code)
    screen.get_by_role("button", name=NAMES[tag][YERLAN]).click()
    expect(screen.locator(".verdict--in")).to_contain_text(NAMES[tag][YERLAN])
    expect(screen.locator("[data-count=inside]")).to_have_text("2")
    expect(screen.locator("[data-count=to_come]")).to_have_text("0")
    fits(screen, tag)


@pytest.mark.django_db(transaction=True)
def test_seats_go_from_who_cancels_to_who_waits_and_on_to_the_door(phone, site, workshop, tag):
    aigerim, yerlan, desk, title = phone(), phone(), phone(), {"title": WORKSHOPS[tag]}

    found = find(aigerim, site, tag)
    register(aigerim, AIGERIM, tag, button=pgettext("for an event", "Register"))
    expect(status(aigerim)).to_have_text(gettext("You are registered"))
    expect(aigerim.get_by_role("status")).to_have_text(gettext("It is done: your seats are kept."))
    fits(aigerim, tag)

    yerlan.goto(found)
    expect(yerlan.locator(".entry .status")).to_have_text(gettext("Waiting list"))
    register(yerlan, YERLAN, tag, button=gettext("Join the waiting list"))
    expect(status(yerlan)).to_have_text(gettext("You are on the waiting list"))
    place = ngettext("Place %(place)d in line", "Place %(place)d in line", 1) % {"place": 1}
    expect(yerlan.get_by_text(place, exact=True)).to_be_visible()
    fits(yerlan, tag)

    workers_write()
    follow(aigerim, letters_to(AIGERIM)[-1])
    cancel(aigerim, tag)

    workers_write()
    follow(yerlan, letters_to(YERLAN)[-1])
    expect(status(yerlan)).to_have_text(gettext("A seat is free for you"))
    fits(yerlan, tag)
    yerlan.get_by_role("button", name=gettext("Yes, I take it"), exact=True).click()
    expect(status(yerlan)).to_have_text(gettext("You are registered"))

    workers_write()
    ticket = gettext("Your ticket: %(title)s") % title
    assert [letter.subject for letter in letters_to(AIGERIM)] == [ticket, gettext("Cancelled: %(title)s") % title]
    assert [letter.subject for letter in letters_to(YERLAN)] == [
        gettext("On the waiting list: %(title)s") % title,
        gettext("A seat is free for you: %(title)s") % title,
        ticket,
    ]
    follow(yerlan, letters_to(YERLAN)[-1])
    code = open_ticket(yerlan, tag)
    log_in(desk, site, workshop.event.library, tag)
    let_in(desk, code, tag)

    workshop.pool.refresh_from_db()
    assert (workshop.pool.taken, workshop.pool.waiting) == (2, 0)
    parties = workshop.registrations.order_by("pk").values_list("email", "state", "party_size", "arrivals__people")
    assert list(parties) == [(AIGERIM, "cancelled", 2, None), (YERLAN, "confirmed", 2, 2)]
