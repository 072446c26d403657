"""What somebody may see and choose of events and venues."""

from django.db.models import Q, QuerySet

from cms.partners.libraries.library import LibraryQuerySet
from cms.partners.permissions import PartnerPermissionPolicy, libraries_of, works_for_whole_network
from cms.users.models import User
from events.programme import Event, Repetition, Session, Venue

EVENTS = PartnerPermissionPolicy(Event)
VENUES = PartnerPermissionPolicy(Venue)
SESSIONS = PartnerPermissionPolicy(Session, "event__library")
REPETITIONS = PartnerPermissionPolicy(Repetition, "event__library")


def seen_events(user: User) -> QuerySet[Event]:
    """The events that somebody may look at: all, or those of their libraries."""
    return EVENTS.instances_user_has_any_permission_for(user, ["add", "change", "view"])


def own_events(user: User) -> QuerySet[Event]:
    """The events that somebody may change, and tell of on pages."""
    return EVENTS.instances_user_has_any_permission_for(user, ["change"])


def copied_events(user: User) -> QuerySet[Event]:
    """What a new event may begin as: one of their own, or a template of the network."""
    return own_events(user) | Event.objects.filter(is_template=True, library=None)


def templates_for(user: User) -> QuerySet[Event]:
    """Templates that somebody may begin with, by kind."""
    return copied_events(user).filter(is_template=True).select_related("library").order_by("kind", "slug")


def venues_for(user: User) -> QuerySet[Venue]:
    """The venues that somebody may choose: those of their libraries, and the network’s."""
    venues = Venue.objects.select_related("library")
    if works_for_whole_network(user):
        return venues
    return venues.filter(Q(library=None) | Q(library__in=libraries_of(user)))


def libraries_for(user: User) -> LibraryQuerySet:
    """The libraries in whose name somebody acts, by name in addresses."""
    return libraries_of(user).order_by("slug")
