"""What is announced, when and where: rows that are no pages, and know nothing of who takes part."""

from .event import Event
from .questions import Choice, Question
from .repetition import Repetition
from .seats import SeatPool
from .session import Session
from .venue import Venue

__all__ = ["Choice", "Event", "Question", "Repetition", "SeatPool", "Session", "Venue"]
