"""Links by which one person answers one poll: `/p/<token>/`.

A token names the two by their numbers, and a digest under the site's key shows that the link is ours. It is computed
without a query, so that a million messages can carry theirs, and is good as long as the poll is open.
"""

import hmac

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import salted_hmac

SALT = "sms.polls.answer"
LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
# Nobody tries 2⁸⁰; and the log hides what has at least sixteen letters.
DIGEST_BYTES = 10
MOST_LETTERS = 40


class BadLink(Exception):
    """The address is none of ours: cut off, mistyped or made up."""


def answer_path(poll_id: int, subscriber_id: int) -> str:
    """Where a person answers a poll."""
    return reverse("poll_answer", args=[token_of(poll_id, subscriber_id)])


def answer_url(poll_id: int, subscriber_id: int) -> str:
    """The same as a whole address, for messages."""
    return settings.PUBLIC_URL + answer_path(poll_id, subscriber_id)


def token_of(poll_id: int, subscriber_id: int) -> str:
    """Some 18 to 22 letters and digits."""
    named = packed(poll_id) + packed(subscriber_id)
    # A one in front: numbers do not keep zeros with which the digest may begin.
    return in_letters(int.from_bytes(b"\1" + digest(named, settings.SECRET_KEY) + named, "big"))


def named_in(token: str) -> tuple[int, int]:
    """The numbers of the poll and of the subscriber; raises BadLink."""
    value = number_of(token)
    raw = value.to_bytes((value.bit_length() + 7) // 8, "big")
    said, named = raw[1 : DIGEST_BYTES + 1], raw[DIGEST_BYTES + 1 :]
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    if not raw.startswith(b"\1") or not any(hmac.compare_digest(said, digest(named, key)) for key in keys):
        raise BadLink
    poll_id, subscriber_id = unpacked(named)
    return poll_id, subscriber_id


def digest(named: bytes, key: str) -> bytes:
    return salted_hmac(SALT, named, secret=key, algorithm="sha256").digest()[:DIGEST_BYTES]


def packed(number: int) -> bytes:
    """Seven bits a byte, the last one first; all but the last of them marked (LEB128)."""
    more, rest = divmod(number, 128)
    return bytes([rest | 128]) + packed(more) if more else bytes([rest])


def unpacked(named: bytes) -> list[int]:
    """The numbers that were packed one behind the other."""
    numbers, shift = [0], 0
    for byte in named[:-1]:
        numbers[-1] |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            numbers, shift = [*numbers, 0], 0
    numbers[-1] |= named[-1] << shift
    return numbers


def in_letters(number: int) -> str:
    more, rest = divmod(number, len(LETTERS))
    return (in_letters(more) if more else "") + LETTERS[rest]


def number_of(token: str) -> int:
    """The number that letters stand for; raises BadLink."""
    if not 0 < len(token) <= MOST_LETTERS or not set(token) <= set(LETTERS):
        raise BadLink
    value = 0
    for letter in token:
        value = value * len(LETTERS) + LETTERS.index(letter)
    return value
