"""What the notes on a rendering come to: the tags of the page, or why it is not kept."""

import logging

from django.utils import timezone
from wagtail.models import Page

from cms.core.page_cache.parameters import joined
from cms.core.page_cache.registry import tags_of_row, tags_of_tables, unwatched
from cms.core.page_cache.showing import Shown

logger = logging.getLogger(__name__)
_reported: set[str] = set()


def objection(shown: Shown, query: str) -> str:
    """One word for why a page must not be kept; empty if it may be."""
    if not shown.kept:
        return "not-for-keeping"
    if joined(shown.query) != query:
        return "parameters"
    if shown.until and shown.until <= timezone.now():
        return "expired"
    if forgotten := unwatched(shown.tables):
        report(forgotten)
        return "unwatched-table"
    return ""


def report(tables: set[str]) -> None:
    """Log each table once that pages read and nobody watches."""
    for table in sorted(tables - _reported):
        logger.error("A public page reads the table %s, whose changes purge nothing: see cms.core.page_cache", table)
    _reported.update(tables)


def tags_of(shown: Shown) -> set[str]:
    """All tags of a page, in at most one query."""
    ids = ids_by_path(shown)
    tags = shown.tags | tags_of_tables(shown.tables)
    for (model, pk), path in shown.rows.items():
        tags |= tags_of_row(model, pk, shown.tables) | {f"under:{above}" for above in ids_above(path or "", ids)}
    for path in shown.kin:
        tags |= {f"kin:{pk}" for pk in (*ids_above(path, ids), ids.get(path))}
    return tags


def ids_by_path(shown: Shown) -> dict[str, object]:
    """The pages above all that were loaded, by their paths in the tree."""
    known = {path: pk for (_model, pk), path in shown.rows.items() if path}
    wanted = {above for path in (*known, *shown.kin) for above in paths_above(path)} | shown.kin
    missing = wanted - known.keys()
    return known | dict(Page.objects.filter(path__in=missing).values_list("path", "pk")) if missing else known


def ids_above(path: str, ids: dict[str, object]) -> list[object]:
    return [ids[above] for above in paths_above(path) if above in ids]


def paths_above(path: str) -> list[str]:
    """The paths of the pages above one, from the home page down."""
    return [path[:length] for length in range(2 * Page.steplen, len(path), Page.steplen)]
