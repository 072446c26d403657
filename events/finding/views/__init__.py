"""What visitors open to find an event."""

from .calendar import agenda, month, this_month, this_week, week
from .elsewhere import embed, embedding, screen_of_library, screen_of_venue
from .event import event

__all__ = [
    "agenda",
    "embed",
    "embedding",
    "event",
    "month",
    "screen_of_library",
    "screen_of_venue",
    "this_month",
    "this_week",
    "week",
]
