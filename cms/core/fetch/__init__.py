"""Fetching from addresses that people type, and the only place of the project that does.

Whoever may type an address could make the server ask its own network (OWASP: server-side request forgery). So a name is
resolved once, what it resolves to is checked, and the connection goes to the address that was checked; each redirect
begins anew. Time, bytes and redirects are limited, whatever a server does.
"""

from .errors import (
    AddressRefused,
    AnsweredWithError,
    FetchFailed,
    NotReached,
    TooLarge,
    TooManyRedirects,
    TooSlow,
    UnexpectedType,
    Unreadable,
)
from .fetching import Fetched, Limits, fetch

__all__ = [
    "AddressRefused",
    "AnsweredWithError",
    "FetchFailed",
    "Fetched",
    "Limits",
    "NotReached",
    "TooLarge",
    "TooManyRedirects",
    "TooSlow",
    "UnexpectedType",
    "Unreadable",
    "fetch",
]
