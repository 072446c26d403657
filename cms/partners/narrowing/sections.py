"""A library's section stays where it is, and what is copied from it stays within."""

from django.core.exceptions import PermissionDenied
from wagtail.models import Page

from cms.partners.models import PartnerPage
from cms.partners.narrowing.visible import own_pages
from cms.partners.permissions import works_for_whole_network
from cms.users.requests import StaffRequest

REMOVING = {"delete", "unpublish"}


def refuse_removal(request: StaffRequest, page: Page) -> None:
    """A team, even a trusted one, neither deletes nor withdraws its library's page: officers opened it."""
    if isinstance(page.specific, PartnerPage) and not works_for_whole_network(request.user):
        raise PermissionDenied


def refuse_bulk_action(request: StaffRequest, action_type: str, objects: list, action: object) -> None:
    """The same for many at once; for `before_bulk_action`."""
    if action_type in REMOVING:
        for page in objects:
            if isinstance(page, Page):
                refuse_removal(request, page)


def refuse_copy(request: StaffRequest, page: Page) -> None:
    """A copy goes beneath one's own pages only; for `before_copy_page`."""
    refuse_destination(request, "new_parent_page")


def refuse_destination(request: StaffRequest, name: str) -> None:
    """Refuse a page that a form names as the new parent; Wagtail would show the form again, with that page's title."""
    parent = request.POST.get(name, "")
    if not parent.isdecimal() or works_for_whole_network(request.user):
        return
    if not own_pages(request.user).filter(pk=parent).exists():
        raise PermissionDenied
