"""The code of a ticket: short enough to be typed by hand, too long to be guessed.

The first 70 bits of the registration's random number, 64 of them random (RFC 9562, section 5.4), in Crockford's base 32
with a sign that finds typing errors. It opens nothing: the links to a registration are signed apart from it.
"""

import re
import uuid

from events.registrations import Registration

# Without I, L, O and U (Crockford, Base 32, 2019).
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
BITS, SIGNS, GROUP = 70, 14, 5
# A prime below 32 for which all places of a code weigh differently: finds one wrong sign and two that changed places.
CHECK = 29
REST = 128 - BITS
MISREAD = str.maketrans("ILO", "110")
NOT_SIGNS = re.compile(r"[\W_]+")


def ticket_code(registration: Registration) -> str:
    """The code of a registration, in groups of five: `6YQ3M-H8K2P-0TXZ4`."""
    return grouped(signs(registration.uid.int >> REST))


def registration_of_code(code: str) -> Registration | None:
    """The registration whose code was scanned or typed, in any spelling of it; None if there is none."""
    head = read(code)
    if head is None:
        return None
    first, last = uuid.UUID(int=head << REST), uuid.UUID(int=((head + 1) << REST) - 1)
    return Registration.objects.filter(uid__range=(first, last)).select_related("event", "session").first()


def spelled(code: str) -> str:
    """A code as its signs alone, in capitals; letters that look like digits are digits."""
    return NOT_SIGNS.sub("", code).upper().translate(MISREAD)


def signs(head: int) -> str:
    """So many bits in base 32, and the sign that checks them."""
    digits = [ALPHABET[head >> (5 * place) & 31] for place in reversed(range(SIGNS))]
    return "".join(digits) + ALPHABET[head % CHECK]


def read(code: str) -> int | None:
    """The bits that a code stands for; None if it is none or has a typing error."""
    text = spelled(code)
    if len(text) != SIGNS + 1 or not set(text) <= set(ALPHABET):
        return None
    head = 0
    for sign in text[:-1]:
        head = head * 32 + ALPHABET.index(sign)
    return head if signs(head) == text else None


def grouped(text: str) -> str:
    return "-".join(text[place : place + GROUP] for place in range(0, len(text), GROUP))
