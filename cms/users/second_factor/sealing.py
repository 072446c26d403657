"""Secrets of second factors, unreadable in the database and in its backups."""

import base64

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

PURPOSE = b"second factor"


def fernet_of(secret: str) -> Fernet:
    """A cipher of this purpose alone, from a key of the site (RFC 5869)."""
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive(secret.encode())
    return Fernet(base64.urlsafe_b64encode(key))


def cipher() -> MultiFernet:
    """Seals with SECRET_KEY, and opens what older keys have sealed as long as they stand in SECRET_KEY_FALLBACKS."""
    return MultiFernet([fernet_of(key) for key in [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]])


def seal(text: str) -> str:
    return cipher().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """Raises cryptography.fernet.InvalidToken if no key of the site fits."""
    return cipher().decrypt(sealed.encode()).decode()


def seal_anew(sealed: str) -> str:
    """The same under the present key. Raises cryptography.fernet.InvalidToken like `unseal`."""
    return cipher().rotate(sealed.encode()).decode()
