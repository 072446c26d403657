"""Codes of an app are good once."""

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time

from cms.users.second_factor.sealing import unseal

LAST_STEP = "last_step"


def spend(authenticator: Authenticator, code: str) -> bool:
    """Whether a right code has not been used, and no later one either (RFC 6238, section 5.2); it is used from now on.

    allauth remembers used codes for 30 seconds, in the cache; they are good for longer, because clocks of phones go
    wrong. The caller holds a lock on the authenticator.
    """
    secret = unseal(authenticator.data["secret"])
    step = next(step for step in steps() if is_code_of(step, secret, code))
    if step <= authenticator.data.get(LAST_STEP, 0):
        return False
    keep(authenticator, step)
    return True


def is_code_of(step: int, secret: str, code: str) -> bool:
    return compare_user_code(actual=code, expected=format_hotp_value(hotp_value(secret, step)))


def spend_up_to_now(authenticator: Authenticator) -> None:
    """The code that an app is enrolled with is used as well."""
    keep(authenticator, list(steps())[app_settings.TOTP_TOLERANCE])


def steps() -> list[int]:
    """Numbers of the half minutes whose codes are good now."""
    return list(yield_hotp_counters_from_time())


def keep(authenticator: Authenticator, step: int) -> None:
    authenticator.data[LAST_STEP] = step
    authenticator.save(update_fields=["data"])
