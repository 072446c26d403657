"""Texts that joining itself needs: codes, short answers. The ledger, which stands above, says here how they leave."""

from typing import Any, Protocol

from sms.models import Subscriber


class Teller(Protocol):
    """Entrusts a finished text to the ledger within the caller's transaction; the same key is written once."""

    def __call__(
        self, *, text: str, phone: str, cause: str, key: str, language: str, subscriber: Subscriber | None
    ) -> Any: ...


CODE, ANSWER = "code", "answer"
_tellers: dict[str, Teller] = {}


def register(kind: str, teller: Teller) -> None:
    """Say how texts of a kind leave; called in `AppConfig.ready()`."""
    _tellers[kind] = teller


def tell(
    kind: str, *, text: str, phone: str, cause: str, key: str, language: str, subscriber: Subscriber | None = None
) -> None:
    """Have a text of a kind on its way to a number (E.164)."""
    _tellers[kind](text=text, phone=phone, cause=cause, key=key, language=language, subscriber=subscriber)
