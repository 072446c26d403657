"""Registering by text: a keyword, then a name and how many come."""

import datetime
import re
from typing import NamedTuple

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.admin.rows import own_events
from events.booking.errors import BookingError
from events.booking.links import manage_url
from events.booking.services import book
from events.booking.when import When
from events.programme import Event, Question, Session
from events.programme.event import Status
from events.registrations.registration import ALIVE, Channel, Source
from events.texting.parties import of_phone, told
from events.texting.questions import KEYWORD
from sms.answering.asking import ask
from sms.answering.talk import Talk
from sms.models import Asked, KeywordWord
from sms.models.keyword import FOLDED
from sms.words.folding import QUESTION_MARKS

OPEN_FOR = datetime.timedelta(hours=12)
NAME_LENGTH = 120
# «Anna», «Anna 2», «Anna, 2 people»: digits of any script.
PARTY = re.compile(r"(?P<name>.*?\D)(?:[\s,;:+]+(?P<people>\d{1,4})\b.*)?", re.DOTALL)


class Who(NamedTuple):
    """A party as it is texted."""

    name: str
    people: int


def who(text: str) -> Who | None:
    """Read a name and a number; None without a name."""
    found = PARTY.fullmatch(" ".join(text.split()))
    name = found["name"].strip(" ,;:.") if found else ""
    if found is None or not any(letter.isalpha() for letter in name) or len(name) > NAME_LENGTH:
        return None
    return Who(name, max(1, int(found["people"] or 1)))


class Registering:
    name = KEYWORD
    label = gettext_lazy("register for an event")
    needs_target = True

    def choices(self, user) -> list[tuple[str, str]]:
        events = own_events(user).filter(is_template=False, status=Status.PUBLISHED).exclude(registration="none")
        return [(f"event:{event.pk}", str(event)) for event in events.select_related("library")]

    def start(self, talk: Talk) -> str:
        event = event_of(talk.keyword.target if talk.keyword else "")
        session = next_session(event, talk.moment) if event else None
        if event is None or session is None:
            return _("Registration is closed.")
        if known := of_phone(talk.phone).filter(event=event, state__in=ALIVE).first():
            return _("You are registered already: %(address)s") % {"address": manage_url(known)}
        if asks_more(event):
            said = _("Please register for “%(title)s” here: %(address)s")
            return said % {"title": event.title.text, "address": address_of(event)}
        return ask_who(talk, event, session)

    def answer(self, talk: Talk, asked: Asked) -> str | None:
        event = event_of(asked.target)
        session = next_session(event, talk.moment) if event else None
        if event is None or session is None or means_something_else(talk):
            return None
        if talk.reading.no:
            return _("Thank you, it is noted.")
        party = who(talk.text)
        if party is None or talk.reading.actions:
            return ask_who(talk, event, session)
        return register(talk, event, session, party)


def event_of(target: str) -> Event | None:
    """The event that `event:17` names; None if visitors may not know of it."""
    pk = target.removeprefix("event:")
    found = Event.objects.public().select_related("library") if pk.isdecimal() else Event.objects.none()
    return found.filter(pk=int(pk or 0) if pk.isdecimal() else 0).first()


def next_session(event: Event, moment: datetime.datetime) -> Session | None:
    """The date that a keyword registers for: the next one that takes registrations."""
    coming = event.sessions.not_over(moment).in_order().select_related("event__library", "venue__library", "pool")
    return next((session for session in coming if session.takes_bookings(moment)), None)


def asks_more(event: Event) -> bool:
    """Whether an event must know more than a text can hold."""
    return event.asks_guardian or Question.objects.filter(event=event, required=True).exists()


def address_of(event: Event) -> str:
    return settings.PUBLIC_URL + reverse("event", args=[event.slug])


def ask_who(talk: Talk, event: Event, session: Session) -> str:
    ask(talk.phone, KEYWORD, f"event:{event.pk}", talk.moment + OPEN_FOR)
    said = _("“%(title)s”, %(when)s. Text your name and how many of you come, like: Anna 2")
    return said % {"title": event.title.text, "when": When(session).hours}


def means_something_else(talk: Talk) -> bool:
    """Nobody is called like a keyword, CANCEL, a question, or a sentence about leaving: they want that instead."""
    reading = talk.reading
    if reading.may_want_out or reading.says("stop") or QUESTION_MARKS & set(talk.text):
        return True
    return KeywordWord.objects.filter(folded=reading.text[:FOLDED], keyword__is_active=True).exists()


def register(talk: Talk, event: Event, session: Session, party: Who) -> str:
    """Book, and say what has come of it; the confirmation with the ticket is the answer itself."""
    try:
        registration = book(
            event=event,
            session=session,
            name=party.name,
            phone=talk.phone,
            channel=Channel.SMS,
            language=talk.language,
            party_size=party.people,
            source=Source.SMS,
        )
    except BookingError as refused:
        return f"{refused} {address_of(event)}"
    return told(registration)
