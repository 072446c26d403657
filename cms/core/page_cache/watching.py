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
from cms.core.page_cache.snapshots import UNSEEN, snapshot

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
    if isinstance(instance, Page):
        # A path that was not read would be read now, with a query of its own.
        shown.pages[instance.pk] = vars(instance).get("path") or shown.pages.get(instance.pk)
    else:
        shown.tags.add(registry.row_tag(instance))


def remember(sender: type[Model], instance: Model, update_fields: frozenset[str] | None, **kwargs: object) -> None:
    """Keep how a row stood before it is saved; a draft changes nothing that anybody sees."""
    if is_seen(update_fields):
        setattr(instance, BEFORE, snapshot(sender, instance.pk))


def compare_saved(sender: type[Model], instance: Model, update_fields: frozenset[str] | None, **kwargs: object) -> None:
    if is_seen(update_fields):
        purge_changed(sender, instance.pk, before=vars(instance).pop(BEFORE, None))


def is_seen(update_fields: frozenset[str] | None) -> bool:
    return update_fields is None or not update_fields <= UNSEEN


def compare_deleted(sender: type[Model], instance: Model, **kwargs: object) -> None:
    purge_changed(sender, instance.pk, before=snapshot(sender, instance.pk))


def compare_linked(instance: Model, action: str, **kwargs: object) -> None:
    """Links of a row change: what shows it does, and perhaps the lists that it stands in."""
    if action.startswith("pre_"):
        purge_changed(type(instance), instance.pk, before=snapshot(type(instance), instance.pk))
    elif registry.is_row(type(instance)):
        purge(registry.row_tag(instance))


def touch_owners(instance: Model, **kwargs: object) -> None:
    """A part has changed, and with it what it is a part of."""
    for model, pk in owners_of(instance):
        purge(registry.row_tag(model(pk=pk)))


def owners_of(part: Model) -> Iterator[tuple[type[Model], object]]:
    for field in part._meta.concrete_fields:
        if isinstance(field, ParentalKey) and registry.is_row(field.related_model):
            yield field.related_model, getattr(part, field.attname)


def purge_table(sender: type[Model], **kwargs: object) -> None:
    purge(*registry.tags_of_tables({sender._meta.db_table}))


def purge_moved(instance: Page, **kwargs: object) -> None:
    """The tree moves pages past all signals: whatever names the page, or an address beneath it, is old."""
    if now := snapshot(Page, instance.pk):
        kin = instance.get_translations(inclusive=True).values_list("pk", flat=True)
        purge(now.tag, *now.lists, *(f"kin:{pk}" for pk in kin))
    purge(f"under:{instance.pk}")
