"""What somebody may see and change of polls."""

from django.db.models import QuerySet

from cms.partners.permissions import PartnerPermissionPolicy
from cms.users.models import User
from sms.models import Poll

POLLS = PartnerPermissionPolicy(Poll)


def own_polls(user: User) -> QuerySet[Poll]:
    """The polls that somebody may change, open and read the answers of: all, or those of their libraries."""
    return POLLS.instances_user_has_any_permission_for(user, ["change"])


def public_polls() -> QuerySet[Poll]:
    """Those that have a page for everybody, with the library that asks."""
    return Poll.objects.select_related("library").filter(shows_results=True).exclude(state=Poll.State.DRAFT)
