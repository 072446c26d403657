"""Venues as editors know them: with their clock."""

from cms.partners.zones import zone_label
from events.programme import Venue


def venue_label(venue: Venue) -> str:
    """A venue as it is chosen: with whose or where it is, and its clock."""
    where = str(venue.library) if venue.library else venue.city.text
    return " · ".join(filter(None, [str(venue), where, zone_label(venue.time_zone)]))
