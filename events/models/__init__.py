"""Everything of this app that is a table."""

from events.programme import Choice, Event, Question, Repetition, SeatPool, Session, Venue
from events.registrations import Answer, Arrival, Notice, Registration

from .pages import EventIndexPage, EventPage

__all__ = [
    "Answer",
    "Arrival",
    "Choice",
    "Event",
    "EventIndexPage",
    "EventPage",
    "Notice",
    "Question",
    "Registration",
    "Repetition",
    "SeatPool",
    "Session",
    "Venue",
]
