"""Making pages old: after the commit that changed what they show, all of a transaction at once."""

import logging
from collections.abc import Iterable

from django.core.cache import caches
from django.db import connection, transaction
from django.db.models import Model

from cms.core.nudges import nudge
from cms.core.page_cache import fronts, generations
from cms.core.page_cache.shelf import ALIAS
from cms.core.page_cache.snapshots import Snapshot, snapshot, tags_between
from cms.core.purges import DuePurge, owe, owe_fronts

logger = logging.getLogger(__name__)


class Batch:
    """What one transaction has changed, to be purged after it."""

    def __init__(self) -> None:
        self.tags: set[str] = set()
        self.before: dict[tuple[type[Model], object], Snapshot] = {}

    def __call__(self) -> None:
        tags = set(self.tags)
        for (model, pk), before in self.before.items():
            tags |= tags_between(before, snapshot(model, pk))
        if tags:
            purge_now(tags)


def purge(*tags: str) -> None:
    """Make every page old that shows what one of these tags names, once this transaction is committed."""
    note(set(tags), {})


def purge_changed(model: type[Model], pk: object, *, before: Snapshot) -> None:
    """Make old what shows a difference between a row before and as it is when this transaction is committed."""
    note(set(), {(model, pk): before})


def note(tags: set[str], before: dict[tuple[type[Model], object], Snapshot]) -> None:
    batch = open_batch() or Batch()
    batch.tags |= tags
    batch.before = before | batch.before
    if batch is not open_batch():
        transaction.on_commit(batch, robust=True)


def open_batch() -> Batch | None:
    """The batch that waits for the end of this transaction, unless a savepoint has begun or ended since."""
    if not connection.run_on_commit:
        return None
    savepoints, waiting, *_robust = connection.run_on_commit[-1]
    return waiting if isinstance(waiting, Batch) and savepoints == set(connection.savepoint_ids) else None


def purge_now(tags: Iterable[str]) -> None:
    """Make every page old that carries one of these tags, here and in front; what fails now is done later."""
    tags = set(tags)
    try:
        generations.exchange(caches[ALIAS], tags)
    except Exception:
        logger.exception("Pages could not be purged and will be: %s", " ".join(sorted(tags)))
        owe(DuePurge.Cache.PAGES, tags)
    if fronts.are_told():
        owe_fronts(tags)
        nudge("cms.core.tasks.carry_out_due_purges")


def carry_out_due_purges() -> int:
    """Tell the page cache and those in front what they have not been told; answers how many purges got through."""
    return carry_out_for_pages() + fronts.carry_out()


def carry_out_for_pages() -> int:
    due = DuePurge.objects.filter(cache=DuePurge.Cache.PAGES)
    tags = dict(due.values_list("name", "pk"))
    if not tags:
        return 0
    try:
        generations.exchange(caches[ALIAS], tags)
    except Exception:
        logger.warning("The page cache is still away; %d purges wait for it", len(tags))
        return 0
    return due.filter(pk__in=tags.values()).delete()[0]
