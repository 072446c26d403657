"""Links to a subscription page: short, because they stand in texts, and made without a query.

A token is the number of the row, the day on which it was made and the beginning of a keyed digest of both and of the
version of the row's links, in letters and digits. It says nothing of the phone.
"""

import datetime
import hmac
import string
from functools import cache

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac

from sms.models import Subscriber

SALT = "sms.people.link"
ALPHABET = string.digits + string.ascii_uppercase + string.ascii_lowercase
FIRST_DAY = datetime.date(2024, 1, 1)
ID_BYTES, DAY_BYTES, MAC_BYTES = 4, 2, 7
# So many signs hold any 13 bytes, and are long enough to be hidden in logs (cms.core.logs).
LENGTH = 18
ANY = "0" * LENGTH


class BadLink(Exception):
    """The address is none of ours: cut off, mistyped, made up, or made worthless by its owner."""


def token(subscriber_id: int, link_version: int, day: datetime.date) -> str:
    """What a link of this day says of a subscriber."""
    named = named_by(subscriber_id, day)
    return spelled(named + mac(named, link_version, settings.SECRET_KEY))


def named_by(subscriber_id: int, day: datetime.date) -> bytes:
    days = max(0, (day - FIRST_DAY).days)
    return subscriber_id.to_bytes(ID_BYTES, "big") + days.to_bytes(DAY_BYTES, "big")


def mac(named: bytes, link_version: int, key: str) -> bytes:
    return salted_hmac(SALT, named + b":%d" % link_version, secret=key, algorithm="sha256").digest()[:MAC_BYTES]


def spelled(packed: bytes) -> str:
    number, signs = int.from_bytes(packed, "big"), []
    for _place in range(LENGTH):
        number, rest = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[rest])
    return "".join(reversed(signs))


def unspelled(text: str) -> bytes:
    """The bytes that a token spells; raises BadLink."""
    if len(text) != LENGTH or not set(text) <= set(ALPHABET):
        raise BadLink
    number = 0
    for sign in text:
        number = number * len(ALPHABET) + ALPHABET.index(sign)
    try:
        return number.to_bytes(ID_BYTES + DAY_BYTES + MAC_BYTES, "big")
    except OverflowError as error:
        raise BadLink from error


def page_path(subscriber_id: int, link_version: int, day: datetime.date) -> str:
    """Where a subscriber sees and changes what they get, without asking the database."""
    return pattern().replace(ANY, token(subscriber_id, link_version, day))


@cache
def pattern() -> str:
    """The address with any token: there is one in each of a million messages."""
    return reverse("subscription", args=[ANY])


def page_url(subscriber: Subscriber, moment: datetime.datetime | None = None) -> str:
    """The same as an absolute address, made today."""
    day = (moment or timezone.now()).date()
    return settings.PUBLIC_URL + page_path(subscriber.pk, subscriber.link_version, day)


def subscriber_from(text: str, moment: datetime.datetime | None = None) -> tuple[Subscriber, bool]:
    """Whose link it is, and whether it is older than `SMS_LINK_DAYS`. Raises BadLink."""
    packed = unspelled(text)
    named, proof = packed[:-MAC_BYTES], packed[-MAC_BYTES:]
    found = Subscriber.objects.filter(pk=int.from_bytes(named[:ID_BYTES], "big")).select_related("library").first()
    if found is None or not any(hmac.compare_digest(proof, mac(named, found.link_version, key)) for key in keys()):
        raise BadLink
    made = FIRST_DAY + datetime.timedelta(days=int.from_bytes(named[ID_BYTES:], "big"))
    age = (moment or timezone.now()).date() - made
    return found, age > datetime.timedelta(days=settings.SMS_LINK_DAYS)


def keys() -> list[str]:
    return [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
