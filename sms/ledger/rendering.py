"""What a message of a broadcast says to its recipient; written when it is claimed, so that it says what is so then."""

from collections.abc import Callable, Mapping

from sms.gateways.base import Way
from sms.models import Message
from sms.people.links import page_url
from sms.texts.composing import compose
from sms.texts.placeholders import fill, names_in

from .recipients import country


class CannotRender(Exception):
    """The broadcast says nothing that this recipient could be sent; the text says why, for officers."""


Value = Callable[[Message, str], str]
_values: dict[str, Value] = {}


def register(name: str, value: Value) -> None:
    """Have `{name}` or `{name:argument}` replaced by what this answers of a message and the argument.

    Called in `AppConfig.ready()`. It may ask nothing of the database: it is called for each of a million rows.
    """
    _values[name] = value


def render(message: Message, *, way: Way) -> str:
    """The text of a message as it leaves. Raises CannotRender, and `UnknownPlaceholder` of `sms.texts`.

    Its dispatch and its subscriber are loaded; nothing is asked of the database.
    """
    body = message.dispatch.texts.get(message.language) if message.dispatch else ""
    if not body:
        raise CannotRender(f"No text in {message.language}")
    return compose(
        fill(body, personal_values(message, names_in(body))),
        language=message.language,
        country=country(message),
        way_is_two_way=way.two_way,
        leave_url="" if way.two_way else leave_url(message, ""),
    )


def personal_values(message: Message, names: list[str]) -> Mapping[str, str]:
    """What stands for these placeholders; those that nobody knows are left out."""
    values = {}
    for written in names:
        name, _colon, argument = written.partition(":")
        if value := _values.get(name):
            values[written] = value(message, argument)
    return values


def leave_url(message: Message, argument: str) -> str:
    """Where the recipient leaves."""
    if message.subscriber is None:
        raise CannotRender("The subscriber is gone")
    return page_url(message.subscriber)


register("leave", leave_url)
