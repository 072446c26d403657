"""What can be done with broadcasts."""

from .controlling import can_be_repeated, cancel, pause, resend_missed, resume
from .expanding import expand, expand_all
from .finishing import finish_dispatches
from .planning import plan_due
from .releasing import release, submit, withdraw
from .trying import test_send

__all__ = [
    "can_be_repeated",
    "cancel",
    "expand",
    "expand_all",
    "finish_dispatches",
    "pause",
    "plan_due",
    "release",
    "resend_missed",
    "resume",
    "submit",
    "test_send",
    "withdraw",
]
