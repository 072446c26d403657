"""What the page that is being rendered shows, and how long that holds.

A `Shown` is open while an answer is rendered that may be kept. Rows that are loaded note themselves (`watching.py`);
what rows cannot tell, that a list might have shown one more, is said with `shows`.
"""

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps

from django.db import connection
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from wagtail.models import Page

from cms.core.page_cache.tables import tables_read


@dataclass
class Shown:
    """Notes on one rendering.

    `tags` name what changes purge it; `rows` are those that were loaded, pages with their paths in the tree as far as
    these were read; `kin` the paths of the pages whose translations are offered; `query` the parameters of the address
    that the view has understood; `until` when it ceases to be true.
    """

    tags: set[str] = field(default_factory=set)
    rows: dict[tuple[type[Model], object], str | None] = field(default_factory=dict)
    kin: set[str] = field(default_factory=set)
    tables: set[str] = field(default_factory=set)
    query: dict[str, str] = field(default_factory=dict)
    until: datetime.datetime | None = None
    kept: bool = False

    def note_tables(self, execute, sql, params, many, context):
        """Note which tables a query reads (an execute wrapper of Django's)."""
        self.tables.update(tables_read(sql))
        return execute(sql, params, many, context)


current: ContextVar[Shown | None] = ContextVar("shown", default=None)


@contextmanager
def noted() -> Iterator[Shown]:
    """Take notes on everything that is rendered meanwhile in this thread."""
    shown = Shown()
    token = current.set(shown)
    try:
        with connection.execute_wrapper(shown.note_tables):
            yield shown
    finally:
        current.reset(token)


def kept(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let the answers of a view be kept, where they are the same for everybody; without this none is."""

    @wraps(view)
    def viewed(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if (shown := current.get()) is not None:
            shown.kept = True
        return view(request, *args, **kwargs)

    return viewed


def shows(*tags: str) -> None:
    """Say that the page shows lists: it is purged when a row comes to stand in one of them, leaves it or moves in it.

    The tags are those that rows name in their `listed()`.
    """
    if (shown := current.get()) is not None:
        shown.tags.update(tags)


def shows_kin_of(page: Page) -> None:
    """Say that the page offers the translations of this one and of those above it."""
    if (shown := current.get()) is not None:
        shown.kin.add(page.path)


def fresh_until(moment: datetime.datetime) -> None:
    """Say when something that the page tells ceases to be true; the earliest of all moments counts."""
    if (shown := current.get()) is not None:
        shown.until = min(moment, shown.until or moment)


def understands(query: dict[str, str]) -> None:
    """Say which parameters of the address the page is made from, with the values that mean something.

    An address with any other parameter or value is answered, but not kept: nobody shall fill the cache. Names must
    have been declared with `parameters.declare`.
    """
    if (shown := current.get()) is not None:
        shown.query.update(query)
