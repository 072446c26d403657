from .entry import Entry, EntryQuerySet, State
from .mail import Mail
from .slot import Slot
from .suppression import Suppression

__all__ = ["Entry", "EntryQuerySet", "Mail", "Slot", "State", "Suppression"]
