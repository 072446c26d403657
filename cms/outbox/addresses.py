"""E-mail addresses as the ledger compares, hides and hands them over."""

from contextlib import suppress
from email.utils import parseaddr

from django.conf import settings
from django.utils.crypto import salted_hmac
from django.utils.encoding import punycode

SALT = "cms.outbox.addresses"


def bare(address: str) -> str:
    """The address alone, without a name; its host in the letters that mail servers know (RFC 5890)."""
    local, at, host = parseaddr(address)[1].rpartition("@")
    # A host that cannot be written so does not exist; the mail server will say it.
    with suppress(UnicodeError):
        host = punycode(host)
    return f"{local}{at}{host}"


def digests(address: str) -> list[str]:
    """What stands for an address where it must not be kept, under every key that the site has had; the newest first."""
    plain = bare(address).lower()
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return [salted_hmac(SALT, plain, secret=key, algorithm="sha256").hexdigest() for key in keys]
