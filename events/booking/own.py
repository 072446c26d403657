"""A registration as its owner sees it at a moment."""

import datetime
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import ngettext

from events.booking.offering import Date, Offered, offered
from events.booking.services import answer_by, place_in_line
from events.booking.state_words import Words, words_for
from events.booking.tickets.ticket import Ticket
from events.booking.when import When, moment_words
from events.programme import Session
from events.registrations import Registration
from events.registrations.registration import State


@dataclass
class Own:
    """What is said of it, and what its owner can do."""

    registration: Registration
    moment: datetime.datetime

    @property
    def words(self) -> Words:
        return words_for(self.registration)

    @cached_property
    def ticket(self) -> Ticket:
        return Ticket(self.registration)

    @property
    def sessions(self) -> list[Session]:
        return self.ticket.sessions

    @property
    def whens(self) -> list[When]:
        return self.ticket.whens

    @property
    def people(self) -> str:
        return self.ticket.people

    @property
    def place_in_line(self) -> str:
        """«You are 3rd» does not go into all languages: «Place 3 in line»; nothing for who does not wait."""
        place = place_in_line(self.registration)
        return ngettext("Place %(place)d in line", "Place %(place)d in line", place) % {"place": place} if place else ""

    @property
    def offered_until(self) -> str:
        until = self.registration.offered_until
        return moment_words(until, self.sessions[0]) if until and self.sessions else ""

    @cached_property
    def next_session(self) -> Session | None:
        """The one that comes next; None when all are over."""
        return next((session for session in self.sessions if session.ends_at > self.moment), None)

    @property
    def is_over(self) -> bool:
        return self.next_session is None

    @property
    def is_called_off(self) -> bool:
        """Whether the event does not take place for its owner at all."""
        return self.ticket.is_called_off

    @property
    def cancel_reason(self):
        return self.sessions[0].cancel_reason if self.sessions else None

    @property
    def can_change(self) -> bool:
        return self.registration.is_alive and not self.is_over and not self.is_called_off

    @property
    def has_ticket(self) -> bool:
        return self.ticket.is_good

    @property
    def online(self) -> list[str]:
        """Links to take part online, for those with a seat alone."""
        links = [session.online_url for session in self.sessions if session.online_url]
        return list(dict.fromkeys(links)) if self.has_ticket and not self.is_over else []

    @property
    def coming_by(self) -> str:
        """Until when “still coming?” waits for an answer; nothing if it does not."""
        asked, session = self.registration.coming_asked_at, self.next_session
        waits = not self.registration.coming_said_at and self.registration.state == State.CONFIRMED
        return moment_words(answer_by(asked, session.starts_at), session) if asked and session and waits else ""

    @cached_property
    def offered(self) -> Offered:
        """What else of this event could be had."""
        session = self.registration.session
        return offered(self.registration.event, str(session.uid) if session else "", self.moment)

    @property
    def other_dates(self) -> list[Date]:
        """Dates that it could be moved to: those that have room for all of the party."""
        if not self.can_change or not self.registration.session:
            return []
        people = self.registration.party_size
        return [date for date in self.offered.others if not date.waits and date.session.pool.has_room_for(people)]
