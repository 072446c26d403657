"""Links by which one person answers one poll: `/p/<token>/`.

A token names the two by their numbers, and a digest under the site's key shows that the link is ours. It is computed
without a query, so that a million messages can carry theirs, and is good as long as the poll is open.
"""

import hmac
import string

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import salted_hmac

SALT = "sms.polls.answer"
LETTERS = string.digits + string.ascii_uppercase + string.ascii_lowercase
POLL_BYTES, SUBSCRIBER_BYTES, DIGEST_BYTES = 3, 4, 8
ALL_BYTES = POLL_BYTES + SUBSCRIBER_BYTES + DIGEST_BYTES
# So many letters hold any 15 bytes; they are as many for everybody, and enough to be hidden in logs (cms.core.logs).
LENGTH = 21


class BadLink(Exception):
    """The address is none of ours: cut off, mistyped or made up."""


def answer_path(poll_id: int, subscriber_id: int) -> str:
    """Where a person answers a poll."""
    return reverse("poll_answer", args=[token_of(poll_id, subscriber_id)])


def answer_url(poll_id: int, subscriber_id: int) -> str:
    """The same as a whole address, for messages."""
    return settings.PUBLIC_URL + answer_path(poll_id, subscriber_id)


def token_of(poll_id: int, subscriber_id: int) -> str:
    """What the link of a person to a poll says."""
    named = poll_id.to_bytes(POLL_BYTES, "big") + subscriber_id.to_bytes(SUBSCRIBER_BYTES, "big")
    return in_letters(int.from_bytes(named + digest(named, settings.SECRET_KEY), "big"))


def named_in(token: str) -> tuple[int, int]:
    """The numbers of the poll and of the subscriber; raises BadLink."""
    raw = in_bytes(token)
    named, said = raw[:-DIGEST_BYTES], raw[-DIGEST_BYTES:]
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    if not any(hmac.compare_digest(said, digest(named, key)) for key in keys):
        raise BadLink
    return int.from_bytes(named[:POLL_BYTES], "big"), int.from_bytes(named[POLL_BYTES:], "big")


def digest(named: bytes, key: str) -> bytes:
    return salted_hmac(SALT, named, secret=key, algorithm="sha256").digest()[:DIGEST_BYTES]


def in_letters(number: int) -> str:
    letters = []
    for _place in range(LENGTH):
        number, rest = divmod(number, len(LETTERS))
        letters.append(LETTERS[rest])
    return "".join(reversed(letters))


def in_bytes(token: str) -> bytes:
    """The bytes that letters stand for; raises BadLink."""
    if len(token) != LENGTH or not set(token) <= set(LETTERS):
        raise BadLink
    value = 0
    for letter in token:
        value = value * len(LETTERS) + LETTERS.index(letter)
    try:
        return value.to_bytes(ALL_BYTES, "big")
    except OverflowError as error:
        raise BadLink from error
