"""Addresses from titles in any script."""

from anyascii import anyascii
from django.utils.text import slugify

MAX_LENGTH = 80
FALLBACK = "page"


def transliterate(title: str) -> str:
    """An ASCII slug of a title in any script; never empty, at most 80 characters, cut at a hyphen where there is one.

    anyascii writes the Uzbek and Arabic letter marks as backticks and apostrophes, which would split words.
    """
    ascii_title = anyascii(title).replace("`", "").replace("'", "")
    slug = slugify(ascii_title)
    if len(slug) > MAX_LENGTH:
        slug = slug[: MAX_LENGTH + 1].rpartition("-")[0] or slug[:MAX_LENGTH]
    return slug or FALLBACK
