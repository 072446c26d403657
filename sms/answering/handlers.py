"""What can happen when a keyword is texted: joining a topic, a poll, registering for an event. Apps add theirs."""

from typing import Any, Protocol

from sms.answering.talk import Talk
from sms.models import Asked


class Handler(Protocol):
    """What a keyword does. Both methods work within the transaction that keeps the text, in the language of the talk.

    `label` is what officers choose by. What is replied is plain text without the brand; an empty one says nothing.
    """

    name: str
    label: Any
    # Whether it is about something that is chosen; else its keyword says all.
    needs_target: bool

    def choices(self, user: Any) -> list[tuple[str, str]]:
        """What it can be about, for somebody's keywords: pairs of target and label."""

    def start(self, talk: Talk) -> str:
        """Begin, because its keyword (`talk.keyword`) was texted; answers what is replied."""

    def answer(self, talk: Talk, asked: Asked) -> str | None:
        """Take a text as the answer to a question of its own; None if it cannot be one."""


class Instead(Protocol):
    """What a word like CANCEL may mean instead of leaving, to somebody who was asked nothing."""

    def __call__(self, talk: Talk) -> str | None:
        """Answers what is replied; None if it means nothing else to them."""


_handlers: dict[str, Handler] = {}
_insteads: list[Instead] = []


def register(handler: Handler) -> None:
    """Make a handler known; called in `AppConfig.ready()`."""
    _handlers[handler.name] = handler


def get(name: str) -> Handler | None:
    """The handler of this name; None if no installed app knows it any more."""
    return _handlers.get(name)


def every() -> list[Handler]:
    """All handlers, by name."""
    return [_handlers[name] for name in sorted(_handlers)]


def register_instead(instead: Instead) -> None:
    """Have something asked before a word with two meanings is taken for STOP; called in `AppConfig.ready()`."""
    if instead not in _insteads:
        _insteads.append(instead)


def meant_instead(talk: Talk) -> str | None:
    """What is replied to a word with two meanings, if it means anything but leaving to who has texted it."""
    return next((said for instead in _insteads if (said := instead(talk)) is not None), None)
