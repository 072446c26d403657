"""Stands before those views of Wagtail's admin for which Wagtail has no hook."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy
from wagtail.admin.auth import permission_denied

from cms.partners.narrowing.addresses import is_refused
from cms.partners.narrowing.replacements import REPLACEMENTS
from cms.partners.permissions import works_for_whole_network
from cms.users.models import User
from cms.users.requests import StaffRequest

ADMIN = reverse_lazy("wagtailadmin_home")


class NarrowingMiddleware:
    """Lets people who do not work for the whole network into the admin's views for what they may see alone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: StaffRequest, view, args, kwargs) -> HttpResponse | None:
        if not request.path.startswith(str(ADMIN)) or not is_narrowed(request.user):
            return None
        if is_refused(request):
            return refuse(request)
        replacement = REPLACEMENTS.get(request.resolver_match.view_name)
        return replacement(request) if replacement else None


def is_narrowed(user: User) -> bool:
    """Whether somebody works in the admin, but not for the whole network."""
    return user.has_perm("wagtailadmin.access_admin") and not works_for_whole_network(user)


def refuse(request: HttpRequest) -> HttpResponse:
    """What Wagtail answers to those without permission."""
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        raise PermissionDenied
    return permission_denied(request)
