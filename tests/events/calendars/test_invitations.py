"""What a mail brings into a calendar and takes out of it, as mail programs get it."""

import datetime
from email import message_from_bytes, policy

import icalendar
import pytest
import time_machine
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from events.calendars.invitations import attach, invitation
from events.scheduling.services import cancel_session, move_session
from tests.factories.events import EventFactory, RegistrationFactory, SessionFactory

pytestmark = pytest.mark.django_db
LATER = datetime.timedelta(minutes=5)


@pytest.fixture
def registration(house):
    event = EventFactory(titles={"kk": "Абай оқулары", "en": "Reading"}, library__names={"kk": "Абай кітапханасы"})
    session = SessionFactory(event=event, online_url="https://online.example/1")
    return RegistrationFactory(session=session, name='Айгерім "Айка"', email="aika@example.org", language="kk")


def read(registration, method: str, **options) -> icalendar.Event:
    calendar = icalendar.Calendar.from_ical(invitation(registration, method=method, **options))
    assert (calendar["METHOD"], calendar.get_missing_tzids()) == (method, set())
    (entry,) = calendar.events
    assert entry.errors == []
    return entry


def test_invitation_names_who_invites_and_who_comes(registration):
    entry = read(registration, "REQUEST")
    assert (entry["UID"], entry["STATUS"], entry["SUMMARY"]) == (
        str(registration.session.uid),
        "CONFIRMED",
        "Абай оқулары",
    )
    assert (entry["ORGANIZER"], entry["ORGANIZER"].params["CN"]) == ("mailto:outreach@localhost", "Абай кітапханасы")
    guest = entry["ATTENDEE"]
    assert (guest, guest.params["CN"]) == ("mailto:aika@example.org", "Айгерім 'Айка'")
    assert (guest.params["PARTSTAT"], guest.params["RSVP"]) == ("ACCEPTED", "FALSE")
    assert entry["CONFERENCE"] == "https://online.example/1"


def test_link_to_take_part_online_is_for_those_who_have_a_seat(registration):
    registration.state = "waiting"
    assert "CONFERENCE" not in read(registration, "REQUEST")
    assert "CONFERENCE" not in read(registration, "CANCEL")


def test_each_step_is_newer_than_the_one_before(registration):
    """Booked, moved to another session, moved back, its session moved, given up: of one UID the highest counts."""
    session, numbers, moment = registration.session, [], timezone.now()

    def note(method: str) -> None:
        numbers.append(read(registration, method, session=session)["SEQUENCE"])

    note("REQUEST")
    for number, method in enumerate(("CANCEL", "REQUEST"), start=1):
        with time_machine.travel(moment + number * LATER):
            registration.save()
            note(method)
    with time_machine.travel(moment + 3 * LATER):
        session = move_session(session=session, starts_at=session.starts_at + LATER, ends_at=session.ends_at + LATER)
        note("REQUEST")
    with time_machine.travel(moment + 4 * LATER):
        registration.save()
        note("CANCEL")
    assert numbers == sorted(set(numbers))


def test_invitation_stays_the_same_as_long_as_nothing_happens(registration):
    first = invitation(registration, method="REQUEST")
    with time_machine.travel(timezone.now() + LATER):
        assert invitation(registration, method="REQUEST") == first


def test_cancelled_session_is_taken_out(registration):
    cancel_session(session=registration.session, reasons={"kk": "Жылу жоқ"})
    entry = read(registration, "CANCEL")
    assert (entry["STATUS"], entry["DESCRIPTION"].split("\n")[0]) == ("CANCELLED", "Жылу жоқ")


def sent(registration, method: str, **options):
    """The mail as it leaves."""
    mail = EmailMultiAlternatives("Тіркелу", "Text", to=[registration.email])
    mail.attach_alternative("<p>Text</p>", "text/html")
    attach(mail, registration, method, **options)
    return message_from_bytes(mail.message().as_bytes(), policy=policy.default)


@pytest.mark.parametrize("method", ["REQUEST", "CANCEL"])
def test_part_of_a_mail_has_the_method_of_its_entry(registration, method):
    message = sent(registration, method)
    assert message.get_content_type() == "multipart/alternative"
    part = list(message.iter_parts())[-1]
    assert (part.get_content_type(), part.get_param("method"), part.get_param("charset")) == (
        "text/calendar",
        method,
        "utf-8",
    )
    assert part.get_content_disposition() is None
    read_back = part.get_content().replace("\r\n", "\n")
    assert read_back == invitation(registration, method=method).decode().replace("\r\n", "\n")


def names_of(message) -> list[tuple[str, str | None]]:
    """The method and the file name of each entry that a mail brings."""
    return [(part.get_param("method"), part.get_filename()) for part in message.walk() if part.get_param("method")]


@pytest.fixture
def series(house):
    event = EventFactory(registration="series")
    sessions = [SessionFactory(event=event) for _number in range(3)]
    return RegistrationFactory(session=None, event=event, pool=sessions[0].pool), sessions


def test_series_is_an_object_for_each_session_that_takes_place(series):
    registration, sessions = series
    cancel_session(session=sessions[2], reasons={})
    found = icalendar.Calendar.from_ical(invitation(registration, method="REQUEST"), multiple=True)
    assert [[str(entry["UID"]) for entry in calendar.events] for calendar in found] == [
        [str(session.uid)] for session in sessions[:2]
    ]
    assert names_of(sent(registration, "REQUEST")) == [("REQUEST", None), ("REQUEST", "2.ics")]


def test_change_of_one_session_of_a_series_is_sent_alone(series):
    registration, sessions = series
    assert read(registration, "REQUEST", session=sessions[1])["UID"] == str(sessions[1].uid)
    assert (
        len([part for part in sent(registration, "CANCEL", session=sessions[1]).walk() if part.get_param("method")])
        == 1
    )
