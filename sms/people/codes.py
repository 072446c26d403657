"""Codes that show whose a number is."""

import secrets
import uuid

from django.utils.crypto import constant_time_compare, salted_hmac

from cms.users.forms.entrance import western_digits

DIGITS = 6
SALT = "sms.people.code"


def new_code() -> str:
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"


def digest(uid: uuid.UUID, code: str) -> str:
    """What is kept instead of the code of a confirmation."""
    return salted_hmac(SALT, f"{uid}:{code}", algorithm="sha256").hexdigest()


def is_code(typed: str, uid: uuid.UUID, kept: str) -> bool:
    """Whether what was typed, in the digits of any script and with spaces, is the code of a confirmation."""
    return constant_time_compare(digest(uid, in_plain_digits(typed)), kept)


def in_plain_digits(typed: str) -> str:
    return western_digits("".join(sign for sign in typed if sign.isdigit()))
