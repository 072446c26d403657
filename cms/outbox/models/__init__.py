from .entry import Entry
from .mail import Mail
from .queue import EntryQuerySet
from .slot import Slot
from .state import State
from .suppression import Suppression

__all__ = ["Entry", "EntryQuerySet", "Mail", "Slot", "State", "Suppression"]
