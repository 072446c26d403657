"""Entries that have been rendered, kept by session and language until anything that they show changes.

They stand together in blocks of neighbouring sessions: a cache is asked for some dozen things, not for a thousand.
"""

from typing import NamedTuple

from django.core.cache import cache
from django.utils import translation

from cms.core.page_cache.release import release
from events.calendars.entry import entry
from events.programme import Session

BLOCK = 64
A_WEEK = 7 * 24 * 3600

# Of a block, by the ids of its sessions: the version that was rendered, and the entry.
Block = dict[int, tuple[str, bytes]]


class Version(NamedTuple):
    """A session, and a text that changes with all that its entry shows."""

    pk: int
    text: str


def entries(versions: list[Version]) -> list[bytes]:
    """The entries of these sessions in the active language, in their order; what is not kept is rendered.

    A session that has gone meanwhile is left out.
    """
    blocks = kept_blocks({version.pk // BLOCK for version in versions})
    missing = [version for version in versions if not is_kept(version, blocks)]
    if missing:
        keep(render(missing), blocks)
    found = (blocks[version.pk // BLOCK].get(version.pk) for version in versions)
    return [each[1] for each in found if each]


def kept_blocks(numbers: set[int]) -> dict[int, Block]:
    """The blocks of these numbers; one that is not there is empty."""
    keys = {key(number): number for number in numbers}
    found = cache.get_many(keys)
    return {number: found.get(name, {}) for name, number in keys.items()}


def is_kept(version: Version, blocks: dict[int, Block]) -> bool:
    held = blocks[version.pk // BLOCK].get(version.pk)
    return held is not None and held[0] == version.text


def render(versions: list[Version]) -> dict[int, tuple[str, bytes]]:
    texts = dict(versions)
    return {session.pk: (texts[session.pk], entry(session)) for session in with_matter(texts)}


def with_matter(pks) -> list[Session]:
    """Sessions with all that an entry shows; what many of them share is read once."""
    sessions = Session.objects.filter(pk__in=pks).order_by()
    return list(sessions.prefetch_related("event__library", "venue__library"))


def keep(rendered: dict[int, tuple[str, bytes]], blocks: dict[int, Block]) -> None:
    """Put entries into their blocks, and these into the cache."""
    for pk, made in rendered.items():
        blocks[pk // BLOCK][pk] = made
    changed = {pk // BLOCK for pk in rendered}
    cache.set_many({key(number): blocks[number] for number in changed}, A_WEEK)


def key(number: int) -> str:
    return f"calendar-entries:{release()}:{translation.get_language()}:{number}"
