"""What stands for a number where the number itself must not be kept."""

from django.conf import settings
from django.utils.crypto import salted_hmac

SALT = "sms.numbers"


def digests(e164: str) -> list[str]:
    """Keyed digests of a number, under every key that the site has had; the newest first.

    Without the key the ten digits of a number could simply be tried.
    """
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return [salted_hmac(SALT, e164, secret=key, algorithm="sha256").hexdigest() for key in keys]
