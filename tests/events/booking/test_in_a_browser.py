"""Registering, managing and tickets on a phone, tried in a browser with axe (WCAG 2.2 and more), in both directions."""

import datetime

import pytest
from django.conf import settings
from django.utils import timezone
from playwright.sync_api import expect

from events.booking.links import manage_url, ticket_url
from events.models import Registration
from tests.barriers import violations
from tests.events.booking.entering import form_address
from tests.factories.events import ChoiceFactory, EventFactory, QuestionFactory, RegistrationFactory, SessionFactory

PHONE = {"width": 390, "height": 844}
TITLES = {"en": "Night of reading", "ar": "ليلة القراءة"}


@pytest.fixture
def event(house):
    """With every part that its form can have."""
    event = EventFactory(titles=TITLES, asks_guardian=True, takes_groups=True)
    part = QuestionFactory(event=event, code="part", kind="choice", required=True, labels={"en": "Which part?"})
    ChoiceFactory(question=part, code="workshop", labels={"en": "Workshop"})
    ChoiceFactory(question=part, code="lecture", labels={"en": "Lecture"})
    dependent = {"depends_on": "part", "depends_value": "workshop", "required": True}
    QuestionFactory(event=event, code="tools", labels={"en": "What do you bring?"}, sort_order=1, **dependent)
    QuestionFactory(event=event, code="photo", kind="consent", labels={"en": "Photographs"}, sort_order=2)
    return event


@pytest.fixture
def sessions(event):
    return [SessionFactory(event=event), SessionFactory(event=event, status="cancelled"), SessionFactory(event=event)]


@pytest.fixture
def phone(page):
    page.set_viewport_size(PHONE)
    return page


def barriers(screen) -> list:
    """What axe finds, and what does not fit on a phone; without its sheets nothing would."""
    screen.wait_for_load_state()
    excess = screen.evaluate("document.documentElement.scrollWidth - innerWidth")
    return violations(screen) + [("too wide", screen.url)] * (excess > 0)


def parties(session, tag: str) -> list[Registration]:
    """One in each state that has something of its own to show."""
    number = Registration.objects.count() + 1
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    return [
        RegistrationFactory(session=session, language=tag, party_size=2, coming_asked_at=timezone.now()),
        RegistrationFactory(session=session, language=tag, state="offered", number=number, offered_until=tomorrow),
        RegistrationFactory(session=session, language=tag, state="cancelled"),
    ]


def addresses(event, session) -> list[str]:
    """Every page in English, and in Arabic those that differ most from each other."""
    confirmed, offered, cancelled = parties(session, "en")
    _confirmed, arabic, _cancelled = parties(session, "ar")
    manage = manage_url(confirmed)
    paths = [form_address(event), form_address(event, session), form_address(event, session).replace("/en/", "/ar/")]
    links = [manage_url(party) for party in (confirmed, offered, cancelled, arabic)]
    changes = [f"{manage}{page}/" for page in ("change", "move", "cancel")]
    tickets = [ticket_url(confirmed), f"{ticket_url(confirmed)}?lang=ar"]
    return [*paths, *(link.removeprefix(settings.PUBLIC_URL) for link in links + changes + tickets), "/r/made-up/"]


def test_pages_have_no_barrier_that_a_machine_can_find(phone, live_server, event, sessions):
    found = []
    for address in addresses(event, sessions[0]):
        phone.goto(f"{live_server}{address}")
        found += barriers(phone)
    assert found == []


def test_form_with_errors_has_no_barrier_and_leads_to_the_field(phone, live_server, event, sessions):
    phone.goto(f"{live_server}{form_address(event, sessions[0])}")
    phone.fill("#id_contact", "aigerim")
    phone.click("form.form button[type=submit]")
    assert barriers(phone) == []
    phone.click("a[href='#id_contact']")
    assert phone.evaluate("document.activeElement.id") == "id_contact"


def test_question_that_is_not_asked_is_hidden_by_the_script_and_the_form_proves_that_a_browser_sent_it(
    phone, live_server, event, sessions
):
    phone.goto(f"{live_server}{form_address(event, sessions[0])}")
    assert phone.is_visible("text=What do you bring?") is False
    phone.fill("#id_name", "Aigerim")
    phone.fill("#id_contact", "aigerim@example.org")
    phone.check("text=Workshop")
    phone.fill("#id_q_tools", "A laptop")
    expect(phone.locator("[name=proof]")).not_to_have_value("")
    phone.click("form.form button[type=submit]")
    phone.wait_for_url("**/r/**")
    assert Registration.objects.get().answers.count() == 2


def test_form_proves_itself_where_somebody_typed_before_the_script_came(phone, live_server, event, sessions):
    waiting = []

    def hold_back(route):
        waiting.append(route)

    phone.route("**/js/proof*.js", hold_back)
    phone.goto(f"{live_server}{form_address(event, sessions[0])}", wait_until="commit")
    phone.fill("#id_name", "Aigerim")
    waiting[0].continue_()
    expect(phone.locator("[name=proof]")).not_to_have_value("")
