"""YES and NO to what a party was asked: to take seats that are offered, to come, to cancel."""

import datetime
from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.booking.errors import BookingError
from events.booking.services import accept, cancel, say_coming
from events.booking.when import When, sessions_of
from events.registrations import Registration
from events.texting.parties import coming, named_by, told
from events.texting.questions import CANCEL, COMING, OFFER
from sms.answering.asking import ask
from sms.answering.leaving import leave_all
from sms.answering.talk import Talk
from sms.models import Asked, Message
from sms.words.table import Context

FIRST, SECOND = 1, 2
OPEN_FOR = datetime.timedelta(days=1)


def says_yes(talk: Talk) -> bool | None:
    """YES or 1; NO, CANCEL or 2; None for what is neither, or may be both."""
    reading = talk.reading
    if Context.ASK in reading.contexts:
        return None
    if reading.number is not None:
        return {FIRST: True, SECOND: False}.get(reading.number)
    no = reading.no or reading.says("stop")
    return reading.yes if reading.yes != no else None


def answers_a_later_text(talk: Talk, asked: Asked) -> bool:
    """A bare number after a broadcast belongs to the poll in that one: nobody loses a seat by voting."""
    later = Message.objects.to(talk.phone).filter(dispatch__isnull=False, called_at__gt=asked.asked_at)
    return talk.reading.number is not None and later.exists()


class YesOrNo:
    """Asks of a registration; `yes` and `no` are services that change it."""

    needs_target = True

    def __init__(self, name: str, yes: Callable[..., Registration], no: Callable[..., Registration]):
        self.name, self.yes, self.no = name, yes, no
        self.label = gettext_lazy("answer about a registration")

    def choices(self, user) -> list[tuple[str, str]]:
        """Nobody texts a keyword for it."""
        return []

    def start(self, talk: Talk) -> str:
        return ""

    def answer(self, talk: Talk, asked: Asked) -> str | None:
        said = says_yes(talk)
        registration = named_by(asked.target, talk.phone)
        if said is None or registration is None or answers_a_later_text(talk, asked):
            return None
        return outcome(self.yes if said else self.no, registration)


def outcome(service: Callable[..., Registration], registration: Registration) -> str:
    """What comes of it, in words for the party."""
    try:
        changed = service(registration=registration)
    except BookingError as refused:
        return str(refused)
    return told(changed) or _("Thank you, it is noted.")


class CancelWhich:
    """Whoever texts CANCEL while a seat is kept says which they mean."""

    name = CANCEL
    label = gettext_lazy("cancel a registration")
    needs_target = True

    def choices(self, user) -> list[tuple[str, str]]:
        return []

    def start(self, talk: Talk) -> str:
        return meant_a_seat(talk) or ""

    def answer(self, talk: Talk, asked: Asked) -> str | None:
        registration = named_by(asked.target, talk.phone)
        if talk.reading.number == SECOND:
            return leave_all(talk)
        if talk.reading.number == FIRST and registration:
            return outcome(cancel, registration)
        return None


def meant_a_seat(talk: Talk) -> str | None:
    """What somebody who holds a seat is asked before CANCEL is taken for STOP; None if they hold none."""
    registration = coming(talk.phone)
    if registration is None:
        return None
    ask(talk.phone, CANCEL, str(registration.pk), talk.moment + OPEN_FOR)
    said = _("Text 1 to cancel “%(title)s”, %(when)s. Text 2 to get no more messages from us.")
    when = When(sessions_of(registration)[0]).hours
    return said % {"title": registration.event.title.text, "when": when}


HANDLERS = (YesOrNo(OFFER, accept, cancel), YesOrNo(COMING, say_coming, cancel), CancelWhich())
