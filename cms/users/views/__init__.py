"""One's own account, on pages of the site."""

from .address import address
from .details import Details, Phone
from .erase import Erase, erased
from .export import Export, ExportFile
from .history import history
from .home import home
from .identity import IdentifyAgain
from .sessions import EndOtherSessions, EndSession, sessions

__all__ = [
    "Details",
    "EndOtherSessions",
    "EndSession",
    "Erase",
    "Export",
    "ExportFile",
    "IdentifyAgain",
    "Phone",
    "address",
    "erased",
    "history",
    "home",
    "sessions",
]
