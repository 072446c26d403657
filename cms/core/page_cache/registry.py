"""Which tables public pages are made from, and what a change of a row purges.

Pages of the tree are known by themselves. Of other models each is declared in an `AppConfig.ready()`:

- `watch_rows(Model)`: a page that has loaded a row is purged when that row changes. A page that lists such rows says so
  with `shows(tag)`, and the model names the lists that a row stands in with `listed()`.
- `watch(Model)`: a page that has read the table is purged when any row of it changes; for what seldom does.
- `disregard(Model)`: its rows follow from others that are watched.

A page that reads any other table is not kept, and the log says which: what is forgotten here costs speed, never truth.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import cast

from django.db.models import Model
from modelcluster.fields import ParentalKey
from wagtail.models import Page

_rows: set[type[Model]] = set()
_parts: dict[str, set[type[Model]]] = defaultdict(set)
_tables: dict[str, type[Model]] = {}
_known: set[str] = set()


def watch_rows(*models: type[Model]) -> None:
    """Purge what shows a row of these models when that row changes, or one that belongs to it."""
    for model in models:
        _rows.add(model)
        _known.add(model._meta.db_table)
        for part in (*parts_of(model), *links_of(model)):
            _known.add(part._meta.db_table)
            _parts[part._meta.db_table].add(model)


def watch(*models: type[Model]) -> None:
    """Purge what reads the tables of these models when any row of them changes."""
    for model in models:
        _tables[model._meta.db_table] = model
        _known.add(model._meta.db_table)


def disregard(*models: type[Model]) -> None:
    """Let pages that read these tables be kept all the same."""
    _known.update(model._meta.db_table for model in models)


def parts_of(model: type[Model]) -> Iterator[type[Model]]:
    """Models whose rows belong to one of this model and are edited with it (modelcluster)."""
    for relation in model._meta.related_objects:
        if isinstance(relation.field, ParentalKey):
            yield cast(type[Model], relation.related_model)


def links_of(model: type[Model]) -> Iterator[type[Model]]:
    """The tables that join its rows with others, where the field is its own."""
    for field in model._meta.local_many_to_many:
        through = cast(type[Model], field.remote_field.through)
        if through._meta.auto_created:
            yield through


def rows() -> set[type[Model]]:
    return _rows


def is_row(model: type[Model]) -> bool:
    return model in _rows


def tables() -> list[type[Model]]:
    return list(_tables.values())


def tags_of_tables(tables: set[str]) -> set[str]:
    """A tag for each of these tables that is watched as a whole."""
    return {f"table:{table}" for table in tables & _tables.keys()}


def unwatched(tables: set[str]) -> set[str]:
    """Those of the tables whose changes purge nothing."""
    return tables - _known


def row_tag(model: type[Model], pk: object) -> str:
    """The tag of what shows a row."""
    return f"page:{pk}" if issubclass(model, Page) else f"{model._meta.label_lower}:{pk}"


def part_tag(model: type[Model], pk: object, part: type[Model]) -> str:
    """The tag of what may show the parts of a row, of one kind."""
    return f"{row_tag(model, pk)}/{part._meta.db_table}"


def tags_of_row(model: type[Model], pk: object, tables: set[str]) -> set[str]:
    """The tags of what shows a row and, as far as it has read their tables, its parts."""
    tag = row_tag(model, pk)
    return {tag, *(f"{tag}/{table}" for table in tables & _parts.keys() if model in _parts[table])}
