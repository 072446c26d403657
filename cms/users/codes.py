"""Who can send a code to a phone.

The part of the site that sends text messages registers here, in `AppConfig.ready()`. As long as nobody has, a number
that somebody enters stays unconfirmed, and no use is made of it.
"""

from typing import Protocol


class CodeSender(Protocol):
    """Sends codes to numbers that it reaches; numbers are E.164 (`+77011234567`)."""

    def reaches(self, phone: str) -> bool: ...

    def send(self, *, phone: str, code: str, language: str) -> None:
        """Have the code on its way when this returns; raises what the sender's own domain knows if it cannot be."""


_senders: list[CodeSender] = []


def register(sender: CodeSender) -> None:
    """Add somebody who can send codes; who came first is asked first."""
    _senders.append(sender)


def sender_for(phone: str) -> CodeSender | None:
    """Who can send a code to this number, if anybody."""
    return next((sender for sender in _senders if sender.reaches(phone)), None)
