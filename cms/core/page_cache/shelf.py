"""Where entries stand: finding one, and whether it is still fresh, in one round trip; putting one; rendering once."""

import logging
import pickle
import time
from typing import NamedTuple

from django.core.cache import caches
from django.http import HttpResponse

from cms.core.page_cache import generations
from cms.core.page_cache.entries import ENCODINGS, Entry, entries_of

logger = logging.getLogger(__name__)

ALIAS = "pages"
# What unpickling raises (it names no class of its own for most of what can be wrong).
UNREADABLE = (pickle.UnpicklingError, AttributeError, EOFError, ImportError, IndexError, TypeError, ValueError)
DAY = 24 * 3600
# How long others wait for somebody who renders, or get the old page, before one of them renders as well.
LEASE = 10
# How long a page that cannot be kept is rendered by everybody at once.
NOT_KEPT_FOR = 5
UNKEPT = "unkept"
REMEMBERED = 4096


class Found(NamedTuple):
    """What stands at an address, and the words that were read with it, before any rendering."""

    entry: Entry | None
    fresh: bool
    stamp: str
    words: dict[str, str] = {}


class Shelf:
    """Entries by the key of their address and their encoding."""

    def __init__(self) -> None:
        # Which entries this process has found fresh, and for which word for everything: spares a look at their tags.
        self.known: dict[str, tuple[str, str]] = {}

    @property
    def cache(self):
        return caches[ALIAS]

    def look(self, key: str, encoding: str) -> Found:
        place = place_of(key, encoding)
        try:
            found = self.cache.get_many([place, generations.EVERYTHING])
        except UNREADABLE:
            logger.exception("An entry of the page cache cannot be read; the page is rendered anew")
            return Found(None, fresh=False, stamp=generations.renewed(self.cache))
        stamp = found.get(generations.EVERYTHING) or generations.begin(self.cache)
        if place not in found:
            return Found(None, fresh=False, stamp=stamp)
        return self.examined(place, Entry(*found[place]), stamp)

    def examined(self, place: str, entry: Entry, stamp: str) -> Found:
        """An entry with whether it is fresh; only after a purge of anything are its tags looked at."""
        if entry.until <= time.time():
            return Found(entry, fresh=False, stamp=stamp)
        if stamp == entry.stamp or self.known.get(place) == (entry.name, stamp):
            return Found(entry, fresh=True, stamp=stamp)
        tags = entry.tags.split()
        words = generations.current_of(self.cache, tags)
        fresh = generations.proof_of(tags, words) == entry.proof
        if fresh:
            self.remember(place, entry.name, stamp)
        return Found(entry, fresh, stamp, words)

    def remember(self, place: str, name: str, stamp: str) -> None:
        if len(self.known) >= REMEMBERED:
            self.known.clear()
        self.known[place] = (name, stamp)

    def put(
        self, key: str, response: HttpResponse, *, found: Found, tags: set[str], until: float | None
    ) -> tuple[dict[str, Entry], bool]:
        """Keep an answer; its entries by encoding, and whether it is surely not old already.

        What changed while it was rendered makes it old at once: tags count with their words from before, as far as
        those are known; the others only if nothing at all was purged meanwhile.
        """
        ordered = sorted(tags)
        words = generations.given(self.cache, ordered)
        sure = generations.everything(self.cache) == found.stamp
        if not sure:
            words = found.words
        end = min(time.time() + DAY, until or float("inf"))
        entries = entries_of(
            response,
            stamp=found.stamp,
            tags=" ".join(ordered),
            proof=generations.proof_of(ordered, words),
            until=end,
        )
        places = {place_of(key, encoding): tuple(entry) for encoding, entry in entries.items()}
        self.cache.set_many(places, DAY)
        return entries, sure

    def forget(self, key: str) -> None:
        """Take away what stands at an address."""
        self.cache.delete_many([place_of(key, encoding) for encoding in ENCODINGS])

    # Who renders. A lock belongs to what was known when rendering began: after a purge somebody may begin anew at once.

    def claim(self, key: str, stamp: str) -> bool:
        """Whether the caller is to render; others wait until the claim is given back or its lease ends."""
        return self.cache.add(lock_of(key, stamp), "", LEASE)

    def is_claimed(self, key: str, stamp: str) -> bool:
        return self.cache.get(lock_of(key, stamp), UNKEPT) != UNKEPT

    def give_back(self, key: str, stamp: str, *, kept: bool) -> None:
        if kept:
            self.cache.delete(lock_of(key, stamp))
        else:
            self.cache.set(lock_of(key, stamp), UNKEPT, NOT_KEPT_FOR)


def place_of(key: str, encoding: str) -> str:
    return f"page:{key}:{encoding}"


def lock_of(key: str, stamp: str) -> str:
    return f"lock:{key}:{stamp}"
