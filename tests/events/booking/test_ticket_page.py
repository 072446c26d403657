"""The ticket: on a screen, and to print."""

import io

import pytest
from django.urls import reverse
from pypdf import PdfReader

from events.booking.links import TICKET, token_of
from events.booking.tickets.codes import registration_of_code, ticket_code
from tests.factories.events import EventFactory, RegistrationFactory, SessionFactory
from tests.reading import elements, texts

pytestmark = pytest.mark.django_db
TITLES = {
    "en": "Night of reading",
    "ru": "Ночь чтения",
    "kk": "Түнгі оқу: әғқңөұүһі",
    "uz": "Oʻqish kechasi",
    "vi": "Đêm đọc sách ở Huế",
    "ar": "ليلة القراءة",
}


@pytest.fixture
def session(house):
    return SessionFactory(event=EventFactory(titles=TITLES))


def address(registration, name="ticket"):
    return reverse(name, args=[token_of(registration, TICKET)])


def pdf_of(client, registration) -> PdfReader:
    response = client.get(address(registration, "ticket_pdf"))
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    return PdfReader(io.BytesIO(response.content))


def test_ticket_shows_a_code_that_leads_back_to_the_registration(client, session):
    registration = RegistrationFactory(session=session)
    response = client.get(address(registration))
    (typed,) = texts(response, "p", class_="ticket__typed ltr")
    assert (typed, registration_of_code(typed)) == (ticket_code(registration), registration)
    assert len(elements(response, "svg")) == 1


def test_picture_of_the_code_needs_no_inline_style(client, session):
    response = client.get(address(RegistrationFactory(session=session)))
    assert [each for each in elements(response, "svg") + elements(response, "path") if "style" in each.attributes] == []


@pytest.mark.parametrize("tag", TITLES)
def test_printed_ticket_has_every_letter_of_its_language(client, session, tag):
    registration = RegistrationFactory(session=session, language=tag)
    pdf = pdf_of(client, registration)
    fonts = {str(font["/BaseFont"]) for font in fonts_of(pdf)}
    assert (len(pdf.pages), pdf.metadata.title) == (1, TITLES[tag])
    assert any("NotoNaskhArabic" in font for font in fonts) == (tag == "ar")
    assert ticket_code(registration) in pdf.pages[0].extract_text()


def fonts_of(pdf: PdfReader):
    return [font.get_object() for font in pdf.pages[0]["/Resources"]["/Font"].values()]


def test_title_is_text_and_no_instruction_to_the_typesetter(client, house):
    session = SessionFactory(event=EventFactory(titles={"en": '#panic("x") $ *a* \\ "quoted" ' + "long " * 50}))
    assert len(pdf_of(client, RegistrationFactory(session=session)).pages) == 1


def test_long_series_stays_on_one_page(client, house):
    event = EventFactory(registration="series", titles={"en": "Reading circle"})
    first = SessionFactory(event=event)
    for _date in range(20):
        SessionFactory(event=event, pool=first.pool)
    assert len(pdf_of(client, RegistrationFactory(session=None, event=event, pool=first.pool)).pages) == 1


@pytest.mark.parametrize("state", ["pending", "cancelled", "declined", "expired"])
def test_there_is_no_ticket_before_one_is_confirmed_nor_after_the_end(client, session, state):
    registration = RegistrationFactory(session=session, state=state)
    page, pdf = client.get(address(registration)), client.get(address(registration, "ticket_pdf"))
    assert (len(elements(page, "svg")), pdf.status_code) == (0, 404)


def test_ticket_that_is_handed_on_shows_no_contact_and_no_way_to_take_part_online(client, house):
    session = SessionFactory(online_url="https://meet.example/a")
    registration = RegistrationFactory(session=session, email="aigerim@example.org")
    page = client.get(address(registration)).content.decode()
    assert ("meet.example" in page, "aigerim@" in page, f"/r/{token_of(registration)}" in page) == (False, False, False)


def test_there_is_no_ticket_for_what_does_not_take_place(client, house):
    registration = RegistrationFactory(session=SessionFactory(status="cancelled"))
    page = client.get(address(registration))
    assert (len(elements(page, "svg")), "It does not take place." in page.content.decode()) == (0, True)
