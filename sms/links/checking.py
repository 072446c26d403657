"""Addresses that officers type: which of them a message may lead to."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

MOST = 1000


def checked(url: str) -> str:
    """The address, if a message may lead there: a page on the web, here or elsewhere, whose host is what it seems.

    Raises ValidationError. `https://library.example@other.example/` shows one host and leads to another (RFC 3986,
    7.6).
    """
    if is_own(url) and len(url) <= MOST and not set(url) & set(' \t\r\n\\<>"'):
        return url
    URLValidator(schemes=["http", "https"])(url)
    parts = urlsplit(url)
    if len(url) > MOST or "@" in parts.netloc or "\\" in url or "." not in (parts.hostname or ""):
        raise ValidationError(_("Enter the whole address of a page, like https://example.org/page."))
    return url


def is_own(url: str) -> bool:
    """Whether it leads to this site."""
    return url == settings.PUBLIC_URL or url.startswith(f"{settings.PUBLIC_URL}/")
