"""Where the message centre is, and who we are there: `SMS_SMPP_URL`, like `smpp://user:password@host:2775/type`."""

from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from django.conf import settings

USUAL_PORT = 2775


@dataclass(frozen=True, slots=True)
class Account:
    """What a bind needs (SMPP 3.4, 4.1); a password has at most eight letters."""

    host: str
    port: int
    system_id: str
    password: str = field(repr=False)
    system_type: str = ""


def account() -> Account:
    """The account of the settings. Raises ValueError if they are no address."""
    parts = urlsplit(settings.SMS_SMPP_URL)
    if parts.scheme != "smpp" or not parts.hostname or not parts.username:
        raise ValueError("SMS_SMPP_URL is no address like smpp://user:password@host:2775")
    return Account(
        host=parts.hostname,
        port=parts.port or USUAL_PORT,
        system_id=unquote(parts.username),
        password=unquote(parts.password or ""),
        system_type=parts.path.strip("/"),
    )
