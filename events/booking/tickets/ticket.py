"""What a ticket says; the page and the printed one say the same."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import ngettext

from cms.core.wording import Wording
from events.booking.tickets.codes import ticket_code
from events.booking.when import When, sessions_of
from events.programme import Session
from events.programme.event import Status
from events.registrations import Registration
from events.registrations.registration import State


@dataclass
class Ticket:
    """A confirmed registration as one shows it at the door; in the active language.

    It has no link by which one takes part online: tickets are handed on.
    """

    registration: Registration

    @property
    def is_good(self) -> bool:
        """Whether it opens the door: there is none before one is confirmed."""
        return self.registration.state == State.CONFIRMED and not self.is_called_off

    @property
    def is_called_off(self) -> bool:
        """Whether there is nothing that it could be shown at."""
        event_is_off = self.registration.event.status == Status.CANCELLED
        return event_is_off or all(session.is_cancelled for session in self.sessions)

    @property
    def title(self) -> Wording:
        return self.registration.event.title

    @cached_property
    def sessions(self) -> list[Session]:
        return sessions_of(self.registration)

    @cached_property
    def whens(self) -> list[When]:
        return [When(session) for session in self.sessions]

    @property
    def place(self) -> str:
        return next((when.place for when in self.whens if when.place), "")

    @property
    def people(self) -> str:
        return people_words(self.registration.party_size)

    @property
    def code(self) -> str:
        """`6YQ3M-H8K2P-0TXZ4`."""
        return ticket_code(self.registration)


def people_words(number: int) -> str:
    return ngettext("%(number)d person", "%(number)d people", number) % {"number": number}
