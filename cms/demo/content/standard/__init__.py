"""Pages that officers write in English and translate; parents come before their children."""

from .about import ABOUT
from .accessibility import ACCESSIBILITY
from .front import HOME, LIBRARIES, NEWS
from .history import HISTORY
from .partner import PARTNER
from .privacy import PRIVACY

CENTRAL_PAGES = (NEWS, LIBRARIES, HOME, ABOUT, HISTORY, PARTNER, ACCESSIBILITY, PRIVACY)
__all__ = ["CENTRAL_PAGES"]
