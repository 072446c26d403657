"""The way of texts for notices about registrations (see `events.booking.channels`)."""

import datetime

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from events.booking.services import answer_by
from events.registrations import Notice, Registration
from events.registrations.notice import Kind
from events.registrations.registration import ALIVE
from events.texting.consent import has_left_since, note_consent
from events.texting.parties import of_phone
from events.texting.questions import COMING, OFFER
from sms.answering.asking import ask
from sms.gateways.base import Way
from sms.gateways.routing import usual_table
from sms.ledger.kinds import NOTICE
from sms.ledger.services import entrust
from sms.ledger.ways import choices
from sms.models import Message, Subscriber, Thread
from sms.models.subscriber import Status
from sms.numbers import NotANumber, parse
from sms.texts.composing import brand

# What is of use only before the session begins; the others within the ledger's own time.
UNTIL_THE_START = (Kind.REMINDER, Kind.STILL_COMING, Kind.MOVED, Kind.CALLED_OFF, Kind.RESTORED)
SILENT = (Status.INVALID, Status.HELD)
DAY = datetime.timedelta(days=1)


class TextChannel:
    """Reaches numbers to which there is a way, that exist, and that have not left since they registered, nor perhaps
    want to."""

    def can_reach(self, registration: Registration) -> bool:
        if not best_way(registration, question_in(registration.language)):
            return False
        return not (has_left_since(registration) or is_silent(str(registration.phone)))

    def send(self, notice: Notice, text: str) -> None:
        registration = notice.registration
        note_consent(registration)
        entrust(
            text=brand(with_question(notice, text)),
            phone=str(registration.phone),
            kind=NOTICE,
            cause=cause_of(registration),
            key=f"notice:{notice.pk}",
            language=registration.language,
            expires_at=of_use_until(notice),
        )


def is_silent(phone: str) -> bool:
    """Whether the number does not exist, or a person has to look first whether its owner wants to leave."""
    undecided = Thread.objects.filter(phone=phone, is_open=True, reason=Thread.Reason.WANTS_OUT)
    return Subscriber.objects.filter(phone=phone, status__in=SILENT).exists() or undecided.exists()


def call_off(phone: str) -> None:
    """Whoever leaves altogether is not told what waits for the morning either. Registered with `sms.people.leaving`."""
    for registration in of_phone(phone).filter(state__in=ALIVE):
        if has_left_since(registration):
            waiting = Message.objects.to(phone).filter(kind=NOTICE.name, cause=cause_of(registration))
            waiting.cancel(timezone.now())


def cause_of(registration: Registration) -> str:
    return f"registration:{registration.pk}"


def best_way(registration: Registration, text: str) -> Way | None:
    """What a text to this party would leave by, with the letters that it has."""
    try:
        phone = parse(str(registration.phone)).e164
    except NotANumber:
        return None
    language, now = registration.language, timezone.now()
    found = choices(text, phone=phone, language=language, routes=usual_table(), now=now)
    return found[0].way if found else None


def of_use_until(notice: Notice) -> datetime.datetime | None:
    """When it is too late; None where the ledger's usual time holds."""
    session = notice.session or notice.registration.session
    until = notice.registration.offered_until if notice.kind == Kind.OFFER else None
    if session and notice.kind in UNTIL_THE_START:
        until = session.starts_at
    return min(until, timezone.now() + DAY) if until else None


def with_question(notice: Notice, text: str) -> str:
    """Where replies work, what can be answered by one is asked; the link in the text does the same everywhere."""
    until, asking = open_until(notice), f"{text} {question_in(notice.registration.language)}"
    way = best_way(notice.registration, brand(asking))
    if until is None or way is None or not way.two_way:
        return text
    handler = OFFER if notice.kind == Kind.OFFER else COMING
    ask(str(notice.registration.phone), handler, str(notice.registration.pk), until)
    return asking


def question_in(language: str) -> str:
    """It stands for any text in the language where it is asked which letters that has."""
    with translation.override(language):
        return _("Or reply YES or NO.")


def open_until(notice: Notice) -> datetime.datetime | None:
    """Until when a question can be answered; None if a notice asks none."""
    registration = notice.registration
    if notice.kind == Kind.OFFER:
        return registration.offered_until
    if notice.kind == Kind.STILL_COMING and registration.coming_asked_at and notice.session:
        return answer_by(registration.coming_asked_at, notice.session.starts_at)
    return None
