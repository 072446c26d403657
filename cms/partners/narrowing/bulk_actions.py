"""Actions on many at once: what is not one's own is not named, and is no destination."""

from wagtail.admin.views.bulk_action import BulkAction
from wagtail.admin.views.pages.bulk_actions import (
    DeleteBulkAction,
    MoveBulkAction,
    PublishBulkAction,
    UnpublishBulkAction,
)
from wagtail.documents.views import bulk_actions as documents
from wagtail.images.views import bulk_actions as images
from wagtail.models import Page

from cms.core.models import SiteDocument, SiteImage
from cms.partners.narrowing.sections import refuse_destination
from cms.partners.narrowing.visible import own_pages, visible_documents, visible_images
from cms.partners.permissions import works_for_whole_network

ACTIONS = [
    DeleteBulkAction,
    PublishBulkAction,
    UnpublishBulkAction,
    images.AddTagsBulkAction,
    images.AddToCollectionBulkAction,
    images.DeleteBulkAction,
    documents.AddTagsBulkAction,
    documents.AddToCollectionBulkAction,
    documents.DeleteBulkAction,
]
VISIBLE = {Page: own_pages, SiteImage: visible_images, SiteDocument: visible_documents}


class NarrowedMixin:
    """Leaves out whatever else was asked for; Wagtail lists it as what one has no access to."""

    def get_actionable_objects(self):
        objects, others = super().get_actionable_objects()
        if not works_for_whole_network(self.request.user):
            visible = set(VISIBLE[self.model](self.request.user).values_list("pk", flat=True))
            others["items_with_no_access"] = [item for item in others["items_with_no_access"] if item.pk in visible]
        return objects, others


class NarrowedMoveBulkAction(NarrowedMixin, MoveBulkAction):
    """Moves pages to one's own pages only."""

    def post(self, request, *args, **kwargs):
        refuse_destination(request, "chooser")
        return super().post(request, *args, **kwargs)


def narrowed(action: type[BulkAction]) -> type[BulkAction]:
    """An action of Wagtail that names only what its user may see."""
    return type(action.__name__, (NarrowedMixin, action), {"__module__": __name__})


def narrowed_actions() -> list[type[BulkAction]]:
    """All actions on pages, pictures and documents, narrowed; for `register_bulk_action`."""
    return [*map(narrowed, ACTIONS), NarrowedMoveBulkAction]
