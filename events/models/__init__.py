"""Everything of this app that is a table."""

from events.calendars.rows import CalendarSource, ImportedEvent, ImportedSession, PersonalCalendar
from events.programme import Choice, Event, Question, Repetition, SeatPool, Session, Venue
from events.registrations import Answer, Arrival, Notice, Registration

from .pages import EventIndexPage, EventPage

__all__ = [
    "Answer",
    "Arrival",
    "CalendarSource",
    "Choice",
    "Event",
    "EventIndexPage",
    "EventPage",
    "ImportedEvent",
    "ImportedSession",
    "Notice",
    "PersonalCalendar",
    "Question",
    "Registration",
    "Repetition",
    "SeatPool",
    "Session",
    "Venue",
]
