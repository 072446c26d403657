"""What a letter about a registration says; read while it is rendered, in the language of its reader."""

import re
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.urls import reverse

from cms.core.in_a_row import in_a_row
from cms.core.letters import quotation
from events.booking.links import manage_url, ticket_url
from events.booking.offering import waiting_step
from events.booking.services import answer_by, place_in_line
from events.booking.tickets.codes import ticket_code
from events.booking.tickets.ticket import people_words
from events.booking.when import When, moment_words, sessions_of
from events.programme import Session
from events.registrations import Notice, Registration
from events.registrations.notice import Kind

# Of a series that many dates stand in a letter; all of them are behind its link.
MOST_DATES = 12
# What programs that show mail make a link of.
LIKE_A_LINK = re.compile(r"://|\w\w\.\w\w")
# About one session of a series, not about all of them.
OF_ONE_SESSION = (Kind.MOVED, Kind.CALLED_OFF, Kind.RESTORED, Kind.REMINDER, Kind.STILL_COMING, Kind.MESSAGE)


@dataclass
class Matter:
    """A notice in words."""

    notice: Notice

    @property
    def registration(self) -> Registration:
        return self.notice.registration

    @property
    def name(self) -> str:
        """Whom it is to; anybody can have a letter sent to anybody, so no name that is a link is repeated in it."""
        return "" if LIKE_A_LINK.search(self.registration.name) else self.registration.name

    @property
    def title(self) -> str:
        return self.registration.event.title.text

    @cached_property
    def sessions(self) -> list[Session]:
        if self.notice.session and self.notice.kind in OF_ONE_SESSION:
            self.notice.session.event = self.registration.event
            return [self.notice.session]
        return sessions_of(self.registration)

    @property
    def whens(self) -> list[When]:
        return [When(session) for session in self.sessions]

    @property
    def when(self) -> str:
        """The first time, for subjects and short texts."""
        return self.whens[0].hours if self.whens else ""

    @property
    def facts(self) -> str:
        """What, when, where, how many: a line each."""
        dates = [str(when) for when in self.whens]
        shown = dates[:MOST_DATES] + (["…"] if len(dates) > MOST_DATES else [])
        place = next((when.place for when in self.whens if when.place), "")
        return "\n".join(filter(None, [self.title, *shown, place, self.people]))

    @property
    def people(self) -> str:
        return people_words(self.registration.party_size)

    @property
    def code(self) -> str:
        return ticket_code(self.registration)

    @property
    def place_in_line(self) -> int:
        return place_in_line(self.registration)

    @property
    def waiting_step(self) -> str:
        return waiting_step(self.registration.event)

    @property
    def offered_until(self) -> str:
        until = self.registration.offered_until
        return moment_words(until, self.sessions[0]) if until and self.sessions else ""

    @property
    def coming_by(self) -> str:
        asked, session = self.registration.coming_asked_at, self.sessions[0]
        return moment_words(answer_by(asked, session.starts_at), session) if asked else ""

    @property
    def moved_from(self) -> str:
        session = self.sessions[0]
        return moment_words(session.moved_from, session) if session.moved_from else ""

    @property
    def reason(self) -> str:
        """Why it does not take place, as the organisers say it."""
        return quotation(self.sessions[0].cancel_reason.text) if self.sessions else ""

    @property
    def message(self) -> str:
        return quotation(self.notice.text)

    @property
    def online_url(self) -> str:
        return next((session.online_url for session in self.sessions if session.online_url), "")

    @property
    def survey_url(self) -> str:
        return self.registration.event.survey_url

    @property
    def contact(self) -> str:
        """How the organisers can be reached."""
        event = self.registration.event
        return in_a_row([event.contact_email, event.contact_phone])

    @cached_property
    def manage_url(self) -> str:
        return manage_url(self.registration)

    @cached_property
    def ticket_url(self) -> str:
        return ticket_url(self.registration)

    @property
    def event_url(self) -> str:
        """Where one registers again."""
        return settings.PUBLIC_URL + reverse("event", args=[self.registration.event.slug])
