"""What changes what can be found: models of other apps, and Wagtail's tree and privacy.

Sources of apps that are ready later are watched as well: they are looked up when something is saved.
"""

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction, Site
from wagtail.signals import post_page_move

from cms.core.findable import Source, sources
from cms.core.models import SiteDocument
from cms.search import services, tasks

UID = "cms.search"
RESTRICTIONS = (PageViewRestriction, CollectionViewRestriction)


def begin() -> None:
    """Listen; called when the apps are ready."""
    post_save.connect(on_save, dispatch_uid=UID)
    post_delete.connect(on_delete, dispatch_uid=UID)
    m2m_changed.connect(on_relation, dispatch_uid=UID)
    post_page_move.connect(on_move, dispatch_uid=UID)


def source_of(model: type[Model]) -> Source | None:
    """The source whose things are rows of this model."""
    return next((source for source in sources().values() if model in source.models()), None)


def on_save(sender, instance, created=False, raw=False, update_fields=None, **kwargs) -> None:
    if raw:
        return
    if (source := source_of(sender)) and not (update_fields and set(update_fields) <= source.bookkeeping):
        services.refresh_safely(source=source, pks=[instance.pk])
    if sender is SiteDocument:
        tasks.soon(tasks.read_document, instance.pk)
    elif sender in (*RESTRICTIONS, Site) or (sender is Collection and not created):
        settle()


def on_relation(sender, instance, action, **kwargs) -> None:
    """Topics of a page are saved after the page."""
    if action.startswith("post_") and (source := source_of(type(instance))):
        services.refresh_safely(source=source, pks=[instance.pk])


def on_delete(sender, instance, **kwargs) -> None:
    if source := source_of(sender):
        services.drop(source=source, pks=[instance.pk])
    elif sender in RESTRICTIONS:
        settle()


def on_move(sender, instance, **kwargs) -> None:
    """A page has other pages above it, and so have those beneath it."""
    services.refresh_safely(source=sources()["page"], pks=[instance.pk])
    settle()


def settle() -> None:
    """Hide at once what is private now; what is public again may be much, and is left to a worker."""
    for source in sources().values():
        services.drop_hidden(source=source)
    tasks.soon(tasks.mend_index)
