"""Letters and short texts about registrations: each notice told once, in the language of whom it tells."""

import datetime

import pytest
from django.db import transaction
from django.utils import timezone

from cms.outbox.models import Mail
from events.booking import channels, services
from events.booking.letters import write_due
from events.booking.letters.writing import post_letter
from events.booking.links import manage_url, ticket_url
from events.booking.telling import tell
from events.booking.tickets.codes import ticket_code
from events.models import Notice
from events.registrations.notice import Kind
from tests.events.booking.enclosed import parts_of
from tests.factories.events import EventFactory, RegistrationFactory, SessionFactory
from tests.mailed import mailed

pytestmark = pytest.mark.django_db

STATES = {
    Kind.PENDING: "pending",
    Kind.WAITING: "waiting",
    Kind.OFFER: "offered",
    Kind.EXPIRED: "expired",
    Kind.DECLINED: "declined",
    Kind.CANCELLED: "cancelled",
    Kind.RELEASED: "cancelled",
}


@pytest.fixture
def event(house):
    titles = {"en": "Night of reading", "kk": "Түнгі оқу", "ar": "ليلة القراءة"}
    return EventFactory(titles=titles, survey_url="https://survey.example/x", contact_email="hall@example.org")


def noticed(kind: str, session, **fields):
    """A registration in the state that a kind tells of, and the notice."""
    state = STATES.get(kind, "confirmed")
    in_line = {"number": 1} if state in ("waiting", "offered") else {}
    until = {"offered_until": timezone.now() + datetime.timedelta(hours=48)} if state == "offered" else {}
    registration = RegistrationFactory(
        session=session, state=state, **in_line, **until, coming_asked_at=timezone.now(), **fields
    )
    tell(registration=registration, kind=kind, cause=kind, session=session, text="Bring a laptop.")
    return registration


@pytest.fixture
def sent(event):
    """The one mail of a kind in a language."""

    def send(kind: str, **fields):
        registration = noticed(kind, SessionFactory(event=event, online_url="https://meet.example/a"), **fields)
        assert write_due(timezone.now()) == 1
        return registration, Mail.objects.get()

    return send


@pytest.mark.parametrize("tag", ["en", "kk", "ar"])
@pytest.mark.parametrize("kind", Kind.values)
def test_every_kind_is_written_once_in_its_language(sent, kind, tag):
    _registration, mail = sent(kind, language=tag)
    assert (write_due(timezone.now()), Mail.objects.count(), mail.language) == (0, 1, tag)


@pytest.mark.parametrize(("tag", "title"), [("en", "Night of reading"), ("kk", "Түнгі оқу"), ("ar", "ليلة القراءة")])
def test_confirmation_brings_ticket_links_and_entry_of_the_calendar(sent, tag, title):
    registration, mail = sent("confirmed", language=tag)
    letter = mailed()[0]
    parts = parts_of(mail)
    assert sorted(parts) == ["application/pdf", "text/calendar; REQUEST", "text/html", "text/plain"]
    assert parts["application/pdf"].startswith(b"%PDF")
    expected = [title, ticket_code(registration), manage_url(registration), ticket_url(registration), "meet.example"]
    assert [each in letter.text for each in expected] == [True] * 5
    assert title in letter.subject


def test_who_waits_hears_the_place_in_line_and_gets_no_ticket(sent):
    registration, mail = sent("waiting")
    assert ("place 1" in mailed()[0].text, sorted(parts_of(mail))) == (True, ["text/html", "text/plain"])
    assert manage_url(registration) in mailed()[0].text


def test_offer_says_until_when_by_the_clock_of_the_place(sent):
    registration, _mail = sent("offer")
    local = registration.offered_until.astimezone(registration.session.zone)
    assert f"{local:%H:%M} (Almaty time)" in " ".join(mailed()[0].text.split())


def test_cancellation_takes_the_entry_out_of_the_calendar_of_whoever_has_it(event):
    session = SessionFactory(event=event)
    booked = services.book(event=event, session=session, name="Reader", email="reader@example.org", language="en")
    write_due(timezone.now())
    services.cancel(registration=booked)
    write_due(timezone.now())
    assert "text/calendar; CANCEL" in parts_of(Mail.objects.latest("pk"))


def test_cancellation_of_whoever_has_waited_brings_no_entry(sent):
    _registration, mail = sent("cancelled")
    assert sorted(parts_of(mail)) == ["text/html", "text/plain"]


def test_called_off_says_why_in_the_words_of_the_organisers(event):
    session = SessionFactory(event=event, status="cancelled", cancel_reasons={"en": "The boiler is broken."})
    noticed("called_off", session)
    write_due(timezone.now())
    assert "> The boiler is broken." in mailed()[0].text


def test_message_of_organisers_is_quoted_and_safe(event):
    registration = RegistrationFactory(session=SessionFactory(event=event))
    tell(registration=registration, kind="message", cause="message:1", text="Bring <b>laptops</b>\n\nhttps://x.example")
    write_due(timezone.now())
    letter = mailed()[0]
    assert ("> Bring <b>laptops</b>" in letter.text, "&lt;b&gt;" in letter.html) == (True, True)


def test_name_that_is_a_link_is_not_repeated(sent):
    sent("confirmed", name="You have won: evil.example")
    assert "evil.example" not in mailed()[0].text + mailed()[0].html


def test_moved_to_another_session_takes_back_the_one_before(event):
    before, after = SessionFactory(event=event), SessionFactory(event=event)
    registration = RegistrationFactory(session=after)
    tell(registration=registration, kind="changed", cause="changed:1", session=before)
    write_due(timezone.now())
    parts = parts_of(Mail.objects.get())
    assert (str(after.uid).encode() in parts["text/calendar; REQUEST"], "text/calendar; CANCEL" in parts) == (
        True,
        True,
    )


@pytest.mark.parametrize(
    ("kind", "state"), [("confirmed", "cancelled"), ("offer", "expired"), ("reminder", "cancelled")]
)
def test_what_is_no_longer_true_is_told_to_nobody(event, kind, state):
    registration = RegistrationFactory(session=SessionFactory(event=event), state=state)
    tell(registration=registration, kind=kind, cause=kind, session=registration.session)
    assert (write_due(timezone.now()), Mail.objects.count(), Notice.objects.filter(written_at=None).count()) == (
        0,
        0,
        0,
    )


def test_reminder_of_what_has_begun_is_told_to_nobody(event):
    session = SessionFactory(event=event, starts_at=timezone.now() - datetime.timedelta(minutes=1))
    noticed("reminder", session)
    assert (write_due(timezone.now()), Mail.objects.count()) == (0, 0)


def test_notice_waits_for_its_time(event):
    registration = RegistrationFactory(session=SessionFactory(event=event))
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    tell(registration=registration, kind="message", cause="message:1", text="Hello", due_at=tomorrow)
    assert (write_due(timezone.now()), write_due(tomorrow)) == (0, 1)


# Faults


def test_booking_that_is_taken_back_tells_nobody(event):
    with pytest.raises(RuntimeError):
        book_and_fail(SessionFactory(event=event))
    assert (Notice.objects.count(), write_due(timezone.now())) == (0, 0)


@transaction.atomic
def book_and_fail(session):
    services.book(event=session.event, session=session, name="Reader", email="reader@example.org", language="en")
    raise RuntimeError


def test_worker_that_dies_between_letter_and_mark_leaves_neither_and_the_next_writes_both(event):
    noticed("confirmed", SessionFactory(event=event))
    channels.register("mail", Dying())
    with pytest.raises(SystemExit):
        write_due(timezone.now())
    channels.unregister("mail")
    assert (Mail.objects.count(), Notice.objects.filter(written_at=None).count()) == (0, 1)
    assert (write_due(timezone.now()), Mail.objects.count()) == (1, 1)


class Dying:
    """A way of telling in which the worker is killed as soon as the letter is in the outbox."""

    def can_reach(self, registration):
        return True

    def send(self, notice, text):
        post_letter(notice)
        raise SystemExit


def test_letter_that_cannot_be_written_costs_no_other_and_is_tried_again(event, torn, caplog):
    noticed("pending", SessionFactory(event=event))
    noticed("confirmed", SessionFactory(event=event))
    torn("mail/event_pending.txt")
    moment = timezone.now()
    assert (write_due(moment), [mail.subject for mail in mailed()]) == (1, ["Your ticket: Night of reading"])
    assert "could not be written" in caplog.text
    assert Notice.objects.get(written_at=None).due_at == moment + datetime.timedelta(hours=1)


# Other ways


class Pigeon:
    """A channel that keeps what it is given."""

    def __init__(self, reaches=True):
        self.reaches, self.sent = reaches, []

    def can_reach(self, registration):
        return self.reaches

    def send(self, notice, text):
        self.sent.append(text)


@pytest.fixture
def pigeon(monkeypatch):
    pigeon = Pigeon()
    monkeypatch.setitem(channels._channels, "sms", pigeon)
    return pigeon


@pytest.mark.parametrize("tag", ["en", "kk", "ar"])
@pytest.mark.parametrize("kind", Kind.values)
def test_every_kind_has_a_short_text_of_one_line(event, pigeon, kind, tag):
    noticed(kind, SessionFactory(event=event), channel="sms", phone="+77011112233", email="", language=tag)
    write_due(timezone.now())
    assert (len(pigeon.sent), Mail.objects.count(), "\n" in pigeon.sent[0]) == (1, 0, False)


def test_who_cannot_be_reached_by_sms_gets_mail_if_there_is_an_address(event, pigeon):
    pigeon.reaches = False
    noticed("confirmed", SessionFactory(event=event), channel="sms", phone="+77011112233")
    assert (write_due(timezone.now()), pigeon.sent, Mail.objects.count()) == (1, [], 1)


def test_who_cannot_be_reached_at_all_is_noted_without_number_or_name(event, caplog):
    caplog.set_level("INFO")
    noticed("confirmed", SessionFactory(event=event), channel="sms", phone="+77011112233", email="", name="Aigerim")
    assert (write_due(timezone.now()), Notice.objects.filter(written_at=None).count()) == (0, 0)
    assert ("no way to reach them" in caplog.text, "7701" in caplog.text, "Aigerim" in caplog.text) == (
        True,
        False,
        False,
    )


def test_who_wants_no_messages_gets_none(event):
    noticed("confirmed", SessionFactory(event=event), channel="none")
    assert (write_due(timezone.now()), Mail.objects.count()) == (0, 0)
