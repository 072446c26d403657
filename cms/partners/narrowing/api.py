"""The admin's own API, which Wagtail's interface reads."""

from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet

from cms.partners.narrowing.visible import visible_documents, visible_images


class PagesViewSet(PagesAdminAPIViewSet):
    """Pages to read: what can be done to them here skips the hooks that guard it elsewhere, and nothing uses it."""

    actions: dict = {}


class ImagesViewSet(ImagesAdminAPIViewSet):
    """Pictures that one may work with."""

    def get_queryset(self):
        return super().get_queryset().filter(pk__in=visible_images(self.request.user).values("pk"))


class DocumentsViewSet(DocumentsAdminAPIViewSet):
    """Documents that one may work with."""

    def get_queryset(self):
        return super().get_queryset().filter(pk__in=visible_documents(self.request.user).values("pk"))


def narrow_api(router: WagtailAPIRouter) -> None:
    """Put the narrowed endpoints in the place of Wagtail's; for `construct_admin_api`."""
    router.register_endpoint("pages", PagesViewSet)
    router.register_endpoint("images", ImagesViewSet)
    router.register_endpoint("documents", DocumentsViewSet)
