"""What people do with their subscription, each a decision within one transaction that holds their row."""

from .confirming import confirm, resend
from .forgetting import erase, forget_people, take_out
from .joining import Joined, answer_age, join, join_by_word
from .leaving import EVERYONE, hold, invalidate, leave, release
from .permitting import ask_guardian, refuse
from .staying import choose, drop_links, pause, resume, send_new_link, start_again

__all__ = [
    "EVERYONE",
    "Joined",
    "answer_age",
    "ask_guardian",
    "choose",
    "confirm",
    "drop_links",
    "erase",
    "forget_people",
    "hold",
    "invalidate",
    "join",
    "join_by_word",
    "leave",
    "pause",
    "refuse",
    "release",
    "resend",
    "resume",
    "send_new_link",
    "start_again",
    "take_out",
]
