"""Where a venue is on the map."""

from dataclasses import dataclass
from typing import Self

from cms.partners.visit import MAP
from events.programme import Venue


@dataclass(frozen=True)
class Spot:
    """A point in degrees (WGS 84)."""

    latitude: str
    longitude: str

    @classmethod
    def of(cls, venue: Venue) -> Self | None:
        """The venue's, or None if nobody has measured it."""
        if venue.latitude is None or venue.longitude is None:
            return None
        return cls(f"{venue.latitude:f}", f"{venue.longitude:f}")

    @property
    def map_url(self) -> str:
        """On a map that needs no account and sets no cookie."""
        return MAP.format(latitude=self.latitude, longitude=self.longitude)

    @property
    def geo_uri(self) -> str:
        """For a navigation program (RFC 5870)."""
        return f"geo:{self.coordinates.replace(' ', '')}"

    @property
    def coordinates(self) -> str:
        return f"{self.latitude}, {self.longitude}"
