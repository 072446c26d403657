"""What can be done to sessions, to repetitions and to whole events."""

from .adding import add_session
from .copying import copy_event
from .deleting import delete_event, delete_session
from .making import make_sessions, make_sessions_of
from .publishing import cancel_event, may_publish, publish_event, restore_event, withdraw_event
from .repeating import change_repetition, end_repetition, plan_of
from .sessions import cancel_session, change_session, extend_session, move_session, restore_session

__all__ = [
    "add_session",
    "cancel_event",
    "cancel_session",
    "change_repetition",
    "change_session",
    "copy_event",
    "delete_event",
    "delete_session",
    "end_repetition",
    "extend_session",
    "make_sessions",
    "make_sessions_of",
    "may_publish",
    "move_session",
    "plan_of",
    "publish_event",
    "restore_event",
    "restore_session",
    "withdraw_event",
]
