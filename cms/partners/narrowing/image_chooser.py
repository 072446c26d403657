"""Choosing a picture: the tags one can pick are those of one's own files."""

from wagtail.images.views.chooser import ImageChooserViewSet, ImageChooseView

from cms.core.models import SiteImage
from cms.partners.narrowing.tags import visible_tags

TAGS_OFFERED = 10


class NarrowedImageChooseView(ImageChooseView):
    """Wagtail offers the tags that are used most, on whosoever's pictures."""

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {"popular_tags": visible_tags(self.request.user)[:TAGS_OFFERED]}


class NarrowedImageChooserViewSet(ImageChooserViewSet):
    """Wagtail's views for choosing a picture, with that one in front."""

    choose_view_class = NarrowedImageChooseView


choose_image = NarrowedImageChooserViewSet(
    "wagtailimages_chooser", model=SiteImage, url_prefix="images/chooser"
).choose_view
