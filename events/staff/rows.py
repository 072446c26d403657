"""What somebody may see and change of registrations."""

from django.db.models import QuerySet

from cms.partners.permissions import PartnerPermissionPolicy
from cms.users.models import User
from events.programme import Session
from events.registrations import Registration

REGISTRATIONS = PartnerPermissionPolicy(Registration, "event__library")
SESSIONS = PartnerPermissionPolicy(Session, "event__library")


def sees_contacts(user: User) -> bool:
    """Whether somebody has to do with more than names and numbers of people; the event desk has not."""
    return REGISTRATIONS.user_has_permission(user, "change")


def seen_registrations(user: User) -> QuerySet[Registration]:
    """Those of the libraries somebody works for, with what a list shows of them."""
    rows = REGISTRATIONS.instances_user_has_any_permission_for(user, ["change", "view"])
    return rows.select_related("event__library", "session__event__library")


def own_registrations(user: User) -> QuerySet[Registration]:
    """Those that somebody may change."""
    rows = REGISTRATIONS.instances_user_has_any_permission_for(user, ["change"])
    return rows.select_related("event__library", "session__event__library", "session__venue__library", "pool")


def seen_sessions(user: User) -> QuerySet[Session]:
    """The sessions of the libraries somebody works for."""
    sessions = Session.objects.for_list().filter(event__is_template=False)
    return SESSIONS.narrow(sessions, user)
