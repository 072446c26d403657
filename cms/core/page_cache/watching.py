"""Rows note themselves when they are loaded for a page, and purge what shows them when they change.

Signals of models are the one seam that every way of changing something goes through: the editor, moderation, schedules,
translation, commands. What goes past them (`QuerySet.update`, `bulk_create`, SQL) has to say so with `purge`.
"""

from collections.abc import Iterator

from django.apps import apps
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_init, post_save, pre_delete, pre_save
from modelcluster.fields import ParentalKey
from wagtail.models import Page
from wagtail.signals import post_page_move

from cms.core.page_cache import registry
from cms.core.page_cache.purging import purge, purge_changed
from cms.core.page_cache.showing import current
from cms.core.page_cache.snapshots import NOTHING, UNSEEN, kin_of, snapshot

BEFORE = "_page_cache_before"


def begin() -> None:
    """Watch everything that is registered, and all pages; called when all models are there and all apps have spoken."""
    registry.watch_rows(*(model for model in apps.get_models() if issubclass(model, Page)))
    for model in registry.rows():
        post_init.connect(note_loaded, sender=model)
        pre_save.connect(remember, sender=model)
        post_save.connect(compare_saved, sender=model)
        pre_delete.connect(compare_deleted, sender=model)
        for part in registry.parts_of(model):
            post_save.connect(touch_owners, sender=part)
            post_delete.connect(touch_owners, sender=part)
        for link in registry.links_of(model):
            m2m_changed.connect(compare_linked, sender=link)
    for model in registry.tables():
        post_save.connect(purge_table, sender=model)
        post_delete.connect(purge_table, sender=model)
    post_page_move.connect(purge_moved)


def note_loaded(instance: Model, **kwargs: object) -> None:
    if (shown := current.get()) is None:
        return
    # A path that was not read would be read now, with a query of its own.
    path = vars(instance).get("path") if isinstance(instance, Page) else None
    shown.rows[type(instance), instance.pk] = path or shown.rows.get((type(instance), instance.pk))


def remember(sender: type[Model], instance: Model, update_fields: frozenset[str] | None, **kwargs: object) -> None:
    """Keep how a row stood before it is saved; a draft changes nothing that anybody sees."""
    if is_seen(update_fields):
        setattr(instance, BEFORE, snapshot(sender, instance.pk))


def compare_saved(sender: type[Model], instance: Model, update_fields: frozenset[str] | None, **kwargs: object) -> None:
    if is_seen(update_fields):
        purge_changed(sender, instance.pk, before=vars(instance).pop(BEFORE, NOTHING))


def is_seen(update_fields: frozenset[str] | None) -> bool:
    return update_fields is None or not update_fields <= UNSEEN


def compare_deleted(sender: type[Model], instance: Model, **kwargs: object) -> None:
    purge_changed(sender, instance.pk, before=snapshot(sender, instance.pk))


def compare_linked(
    sender: type[Model], instance: Model, action: str, reverse: bool, model: type[Model], pk_set: set | None, **kwargs
) -> None:
    """Links of rows change: what shows them does, and perhaps the lists that the rows stand in."""
    owner, pks = (model, pk_set or ()) if reverse else (type(instance), (instance.pk,))
    if not action.startswith("pre_") or not registry.is_row(owner):
        return
    for pk in pks:
        purge_changed(owner, pk, before=snapshot(owner, pk))
        purge(registry.part_tag(owner, pk, sender))


def touch_owners(sender: type[Model], instance: Model, **kwargs: object) -> None:
    """A part has changed, and with it what it is a part of."""
    for model, pk in owners_of(instance):
        purge(registry.part_tag(model, pk, sender))


def owners_of(part: Model) -> Iterator[tuple[type[Model], object]]:
    for field in part._meta.concrete_fields:
        if isinstance(field, ParentalKey) and registry.is_row(field.related_model):
            yield field.related_model, getattr(part, field.attname)


def purge_table(sender: type[Model], **kwargs: object) -> None:
    purge(*registry.tags_of_tables({sender._meta.db_table}))


def purge_moved(instance: Page, **kwargs: object) -> None:
    """The tree moves pages past all signals: whatever names the page, or an address beneath it, is old."""
    lists = snapshot(Page, instance.pk).lists
    purge(f"under:{instance.pk}", registry.row_tag(Page, instance.pk), *lists, *kin_of({instance.translation_key}))
