from .addresses import confirm_address
from .erasing import LastAdministrator, erase_account
from .export import make_export
from .history import record, record_log_in
from .invitations import invite
from .sessions import end_sessions, open_sessions, seen_sessions

__all__ = [
    "LastAdministrator",
    "confirm_address",
    "end_sessions",
    "erase_account",
    "invite",
    "make_export",
    "open_sessions",
    "record",
    "record_log_in",
    "seen_sessions",
]
