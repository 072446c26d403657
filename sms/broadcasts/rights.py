"""Who may do what with a broadcast."""

from django.core.exceptions import PermissionDenied

from cms.partners.permissions import PartnerPermissionPolicy, works_for_whole_network
from cms.users.models import User
from sms.models import Broadcast

BROADCASTS = PartnerPermissionPolicy(Broadcast)


def may_change(user: User, broadcast: Broadcast) -> bool:
    """Whether it is theirs to write, to stop and to withdraw."""
    return BROADCASTS.user_has_permission_for_instance(user, "change", broadcast)


def may_release(user: User, broadcast: Broadcast) -> bool:
    """Whether they may let it leave: officers, and the teams of libraries that are trusted."""
    if not may_change(user, broadcast):
        return False
    return works_for_whole_network(user) or bool(broadcast.library and broadcast.library.trusted)


def demand(is_allowed: bool) -> None:
    """Raise PermissionDenied unless it is allowed."""
    if not is_allowed:
        raise PermissionDenied
