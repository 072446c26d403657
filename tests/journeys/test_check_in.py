"""At the door with a phone: with a connection, without one, and with one again."""

import datetime
import uuid

import pytest
from django.utils import timezone
from playwright.sync_api import Page as Screen
from playwright.sync_api import expect

from cms.users.roles import EVENT_DESK
from events.booking.tickets.codes import ticket_code
from events.registrations import Arrival
from tests.barriers import violations
from tests.factories.events import EventFactory, QuestionFactory, RegistrationFactory, SessionFactory
from tests.factories.libraries import PartnerLibraryFactory
from tests.factories.users import PASSWORD, UserFactory

PHONE = {"width": 390, "height": 844}
SMALL = {"width": 320, "height": 640}


@pytest.fixture
def library(house):
    return PartnerLibraryFactory()


@pytest.fixture
def session(library):
    event = EventFactory(library=library, titles={"en": "Evening of poetry", "ar": "أمسية شعرية", "kk": "Поэзия кеші"})
    return SessionFactory(event=event, starts_at=timezone.now() + datetime.timedelta(minutes=15))


def log_in(screen: Screen, site: str, library, language: str = "en") -> None:
    user = UserFactory(roles=[EVENT_DESK, library.team.group.name], language=language)
    screen.goto(f"{site}/accounts/login/?next=/check-in/")
    screen.locator("[name=login]").fill(user.email)
    screen.locator("[name=password]").fill(PASSWORD)
    screen.locator("[name=password]").press("Enter")
    expect(screen).to_have_url(f"{site}/check-in/")


def scan(screen: Screen, code: str) -> None:
    """As a scanner that is a keyboard does, or somebody who types."""
    screen.locator("#sought").fill(code)
    screen.locator("#sought").press("Enter")


def ready(screen: Screen) -> None:
    """Wait until the phone has kept what it needs without a connection."""
    expect(screen.locator("#door[data-kept]")).to_be_attached()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("language", ["kk", "ar"])
def test_scans_without_a_connection_are_sent_once_when_it_is_back(page, live_server, library, session, language):
    first, second, party = (RegistrationFactory(session=session, party_size=size) for size in (1, 1, 3))
    page.set_viewport_size(PHONE)
    log_in(page, live_server.url, library, language)
    page.get_by_role("link", name=session.event.titles[language]).click()
    verdict = page.locator("[data-part=verdict]")
    scan(page, ticket_code(first))
    expect(verdict.locator(".verdict--in")).to_contain_text("1")
    expect(page.locator("[data-count=inside]")).to_have_text("1")
    ready(page)

    page.context.set_offline(True)
    page.reload()
    scan(page, ticket_code(second))
    expect(verdict.locator(".verdict--in")).to_be_visible()
    scan(page, ticket_code(second))
    expect(verdict.locator(".verdict--out")).to_be_visible()
    wrong = ticket_code(party)[:-1] + ("0" if ticket_code(party)[-1] != "0" else "1")
    scan(page, wrong)
    expect(page.locator("[data-waiting]")).to_have_text("1")
    scan(page, ticket_code(party))
    verdict.get_by_role("spinbutton").fill("2")
    verdict.get_by_role("button").click()
    page.locator("[name=age_band][value='12-15']").click()
    expect(page.locator("[data-waiting]")).to_have_text("3")
    verdict.get_by_role("button").click()
    expect(page.locator("[data-waiting]")).to_have_text("2")
    assert Arrival.objects.count() == 1

    page.context.set_offline(False)
    expect(page.locator("[data-sent]")).to_be_visible(timeout=30_000)
    expect(page.locator("[data-count=inside]")).to_have_text("4")
    page.reload()
    expect(page.locator("[data-count=inside]")).to_have_text("4")
    arrivals = Arrival.objects.values_list("registration", "people", "was_offline", "doubt")
    assert list(arrivals) == [(first.pk, 1, False, ""), (second.pk, 1, True, ""), (party.pk, 2, True, "")]


@pytest.mark.django_db(transaction=True)
def test_phone_forgets_on_the_way_out_what_it_knew(page, live_server, library, session):
    RegistrationFactory(session=session)
    log_in(page, live_server.url, library)
    page.goto(f"{live_server.url}/check-in/{session.uid}/")
    ready(page)
    assert page.evaluate("Object.keys(localStorage)") == [f"check-in:memory:{session.uid}"]
    page.goto(f"{live_server.url}/accounts/logout/")
    assert page.evaluate("Object.keys(localStorage)") == []
    assert page.evaluate("caches.keys()") == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_scanner_has_no_barrier_and_fits_on_a_small_phone(page, live_server, library, session, language):
    QuestionFactory(event=session.event, asked="door", labels={"en": "Size of T-shirt"})
    registration = RegistrationFactory(session=session, party_size=2, name="Алма Серікова")
    page.set_viewport_size(SMALL)
    log_in(page, live_server.url, library, language)
    door = f"{live_server.url}/check-in/{session.uid}/"
    found = {"sessions": violations(page)}
    states = {
        "card": ticket_code(registration),
        "refusal": "00000-00000-00000",
        "nobody": str(uuid.uuid4()).translate(str.maketrans("0123456789", "abcdefghij")),
    }
    page.goto(door)
    for state, sought in states.items():
        page.locator("#sought").fill(sought)
        page.locator("#sought").press("Enter")
        expect(page.locator(".verdict, .door__cards").first).to_be_visible()
        found[state] = violations(page)
    page.locator("[name=age_band]").first.click()
    expect(page.locator(".verdict--in")).to_be_visible()
    found["counted"] = violations(page)
    assert {state: problems for state, problems in found.items() if problems} == {}
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    small = "[...document.querySelectorAll('.door button, .door input:not([type=hidden])')]"
    heights = page.evaluate(f"{small}.map((each) => each.offsetHeight).filter((height) => height > 0)")
    assert min(heights) >= 44
