"""Generations: a word per tag, and one for everything, that is exchanged for another when what it stands for changes.

An entry is fresh as long as the words are those that were read before its rendering began. Words are random: one that
the cache has lost comes back as another, and nothing old is taken for new.

`everything` is exchanged before and after the tags of each purge. Whoever reads the same word twice knows that no purge
has begun or ended in between, on any cache, whatever it can do at once.
"""

import hashlib
import secrets
from collections.abc import Iterable

from django.core.cache.backends.base import BaseCache

EVERYTHING = "everything"
# Longer than entries are kept: a word that runs out costs one rendering.
WEEK = 7 * 24 * 3600


def word() -> str:
    return secrets.token_hex(6)


def key_of(tag: str) -> str:
    return f"tag:{tag}"


def current_of(cache: BaseCache, tags: Iterable[str]) -> dict[str, str]:
    """The words of those tags that have one."""
    keys = {key_of(tag): tag for tag in tags}
    return {keys[key]: found for key, found in cache.get_many(keys).items()}


def given(cache: BaseCache, tags: Iterable[str]) -> dict[str, str]:
    """The words of all these tags; those that have none get one."""
    tags = set(tags)
    words = current_of(cache, tags)
    if missing := {tag: word() for tag in tags - words.keys()}:
        cache.set_many({key_of(tag): new for tag, new in missing.items()}, WEEK)
    return words | missing


def everything(cache: BaseCache) -> str:
    """The word for everything."""
    return cache.get(EVERYTHING) or begin(cache)


def begin(cache: BaseCache) -> str:
    """The word for everything where the cache has none; whoever comes first chooses it."""
    cache.add(EVERYTHING, word(), None)
    return cache.get(EVERYTHING) or word()


def renewed(cache: BaseCache) -> str:
    """A new word for everything, which makes nothing old but has everything looked at."""
    new = word()
    cache.set(EVERYTHING, new, None)
    return new


def exchange(cache: BaseCache, tags: Iterable[str]) -> None:
    """Make all entries with one of these tags old."""
    renewed(cache)
    cache.set_many({key_of(tag): word() for tag in tags}, WEEK)
    renewed(cache)


def proof_of(tags: Iterable[str], words: dict[str, str]) -> str:
    """One short text for the words of these tags; a missing one proves nothing."""
    text = " ".join(words.get(tag) or word() for tag in tags)
    return hashlib.blake2b(text.encode(), digest_size=12).hexdigest()
