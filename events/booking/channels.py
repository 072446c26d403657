"""The ways by which people are told: mail by the outbox, and whatever else an app registers (SMS).

A channel is registered once, in `AppConfig.ready()`, under the name that `Registration.channel` has for it.
"""

from typing import Protocol

from events.registrations import Notice, Registration
from events.registrations.registration import Channel as Name


class Channel(Protocol):
    """A way of telling people something short."""

    def can_reach(self, registration: Registration) -> bool:
        """Whether this party can be told by this way at all: its number, country and consent allow it."""

    def send(self, notice: Notice, text: str) -> None:
        """Entrust a text in the party's language to whatever sends it, within the caller's transaction.

        The same notice may be given again after a crash: it must not be sent twice (`notice.pk` is its name).
        """


_channels: dict[str, Channel] = {}


def register(name: str, channel: Channel) -> None:
    """Make a way known; called in `AppConfig.ready()`."""
    _channels[name] = channel


def unregister(name: str) -> None:
    _channels.pop(name, None)


def channel_for(registration: Registration) -> Channel | None:
    """The way that somebody has chosen, if there is one that reaches them."""
    channel = _channels.get(registration.channel)
    return channel if channel and channel.can_reach(registration) else None


def reaches(registration: Registration) -> bool:
    """Whether somebody will be told anything: otherwise the page of their registration is all they have."""
    if registration.channel == Name.NONE:
        return False
    return bool(channel_for(registration) or registration.email)
