"""Lists of pictures and documents: the tags one can filter by are those of one's own files."""

from wagtail.admin.filters import BaseMediaFilterSet
from wagtail.documents.views.documents import DocumentsFilterSet
from wagtail.documents.views.documents import IndexView as DocumentsIndexView
from wagtail.images.views.images import ImagesFilterSet
from wagtail.images.views.images import IndexView as ImagesIndexView

from cms.partners.narrowing.tags import visible_tags


class NarrowedTagsMixin(BaseMediaFilterSet):
    """Wagtail offers the tags that are used most, on whosoever's files."""

    def __init__(self, *args, request, **kwargs):
        super().__init__(*args, request=request, **kwargs)
        if offered := self.filters.get("tag"):
            visible = set(visible_tags(request.user).values_list("name", flat=True))
            offered.extra["choices"] = [choice for choice in offered.extra["choices"] if choice[0] in visible]


class NarrowedImagesFilterSet(NarrowedTagsMixin, ImagesFilterSet):
    """Filters of pictures."""

    class Meta(ImagesFilterSet.Meta):
        pass


class NarrowedDocumentsFilterSet(NarrowedTagsMixin, DocumentsFilterSet):
    """Filters of documents."""

    class Meta(DocumentsFilterSet.Meta):
        pass


list_images = ImagesIndexView.as_view(filterset_class=NarrowedImagesFilterSet)
list_documents = DocumentsIndexView.as_view(filterset_class=NarrowedDocumentsFilterSet)
