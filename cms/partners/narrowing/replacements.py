"""Views that answer in the place of Wagtail's own, which would name what is not the user's to see."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from cms.partners.narrowing import tags
from cms.partners.narrowing.file_lists import list_documents, list_images
from cms.partners.narrowing.image_chooser import choose_image
from cms.partners.narrowing.page_chooser import PlainExternalLinkView
from cms.users.requests import StaffRequest


def explore(request: StaffRequest) -> HttpResponseRedirect:
    """The list of pages begins where one's own pages do; Wagtail shows its first list without our filters."""
    return redirect("wagtailadmin_explore", start(request).pk)


def choose_page(request: StaffRequest) -> HttpResponseRedirect:
    """Choosing a page begins there too; Wagtail begins above all pages of the wanted kind, whoever's they are."""
    address = reverse("wagtailadmin_choose_page_child", args=[start(request).pk])
    return redirect(f"{address}?{request.GET.urlencode()}")


def start(request: StaffRequest) -> Page:
    """The page above all that one may work on; raises PermissionDenied if there is none."""
    if page := page_permission_policy.explorable_root_instance(request.user):
        return page
    raise PermissionDenied


View = Callable[[StaffRequest], HttpResponse]
VIEWS: dict[str, View] = {
    "wagtailadmin_explore_root": explore,
    "wagtailadmin_choose_page": choose_page,
    "wagtailadmin_choose_page_external_link": PlainExternalLinkView.as_view(),
    "wagtailimages:index": list_images,
    "wagtaildocs:index": list_documents,
    "wagtailimages_chooser:choose": choose_image,
    "wagtailadmin_tag_autocomplete": tags.autocomplete,
    "wagtailadmin_tag_model_autocomplete": tags.autocomplete,
}
# With what Wagtail puts around each of its own views.
REPLACEMENTS: dict[str, View] = {name: never_cache(require_admin_access(view)) for name, view in VIEWS.items()}
