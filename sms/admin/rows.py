"""What somebody may see and choose of broadcasts and what belongs to them."""

from django.db.models import QuerySet

from cms.partners.libraries.library import LibraryQuerySet
from cms.partners.permissions import PartnerPermissionPolicy, libraries_of
from cms.users.models import User
from sms.models import Broadcast, Dispatch

BROADCASTS = PartnerPermissionPolicy(Broadcast)
DISPATCHES = PartnerPermissionPolicy(Dispatch, "broadcast__library")


def own_broadcasts(user: User) -> QuerySet[Broadcast]:
    """The broadcasts that somebody may change and send."""
    return BROADCASTS.instances_user_has_any_permission_for(user, ["change"]).select_related("library", "sender")


def seen_broadcasts(user: User) -> QuerySet[Broadcast]:
    """The broadcasts that somebody may look at."""
    found = BROADCASTS.instances_user_has_any_permission_for(user, ["add", "change", "view"])
    return found.select_related("library", "sender", "written_by", "released_by")


def seen_dispatches(user: User) -> QuerySet[Dispatch]:
    """What has gone out or will, of the libraries that somebody works for."""
    found = DISPATCHES.instances_user_has_any_permission_for(user, ["view", "change"])
    return found.select_related("broadcast__library", "broadcast__sender")


def libraries_for(user: User) -> LibraryQuerySet:
    """The libraries in whose name somebody writes, by name in addresses."""
    return libraries_of(user).order_by("slug")


def changed_dispatches(user: User) -> QuerySet[Dispatch]:
    """What somebody may pause, cancel and send again."""
    found = DISPATCHES.instances_user_has_any_permission_for(user, ["change"])
    return found.select_related("broadcast__library", "broadcast__sender")
