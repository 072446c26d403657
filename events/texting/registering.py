"""What events add to text messages: a way to tell parties, words that are understood, audiences, and moments."""

from events.booking import channels
from sms.answering import handlers
from sms.broadcasts import anchors, filters
from sms.people import leaving

from . import answers
from .anchor import SessionAnchor
from .audience import REGISTERED
from .channel import TextChannel, call_off
from .keyword import Registering


def register() -> None:
    channels.register("sms", TextChannel())
    leaving.on_leave.append(call_off)
    for handler in (*answers.HANDLERS, Registering()):
        handlers.register(handler)
    handlers.register_instead(answers.meant_a_seat)
    filters.register(REGISTERED)
    anchors.register("session", SessionAnchor())
