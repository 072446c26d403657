"""Second factors of people, and the app that shows their codes."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value

from cms.users.models import User

HALF_MINUTE = 30


class App:
    """An app on somebody's telephone."""

    def __init__(self, secret: str):
        self.secret = secret

    def code(self, *, ahead: int = 0) -> str:
        """The code that it shows now, or so many half minutes later."""
        return format_hotp_value(hotp_value(self.secret, int(time.time()) // HALF_MINUTE + ahead))


def app_of(user: User) -> App:
    """Give somebody an app for codes."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return App(secret)


def recovery_codes_of(user: User) -> list[str]:
    return RecoveryCodes.activate(user).get_unused_codes()


def factors_of(user: User) -> list[str]:
    """What somebody has."""
    return sorted(Authenticator.objects.filter(user=user).values_list("type", flat=True))
