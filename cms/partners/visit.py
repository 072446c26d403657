"""How to find a library and when, as its page says it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from django.utils import timezone

from cms.core import page_cache
from cms.core.wording import Wording
from cms.partners.hours import Days, Opening, changes_at, opening_at, week
from cms.partners.libraries.library import PartnerLibrary
from cms.partners.libraries.visiting import OpeningHours

MAP = "https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}#map=17/{latitude}/{longitude}"
SECONDS_PER_MINUTE = 60
MINUTES_PER_HOUR = 60


@dataclass
class Visit:
    """A library's place and hours for a reader, with whether it is open at the moment of asking."""

    library: PartnerLibrary
    hours: list[OpeningHours]

    @cached_property
    def now(self) -> datetime:
        return self.library.local_time(timezone.now())

    @property
    def week(self) -> list[Days]:
        return week(self.hours)

    @property
    def opening(self) -> Opening | None:
        if self.hours:
            page_cache.fresh_until(changes_at(self.library, self.hours, self.now))
        return opening_at(self.library, self.hours, self.now)

    @property
    def exceptions(self) -> Wording:
        """When the usual hours do not hold."""
        return self.library.wording(self.library.hours_note)

    @property
    def accessibility(self) -> Wording:
        return self.library.wording(self.library.accessibility)

    @property
    def offset(self) -> str:
        """How far its clock stands from UTC now: «UTC+5», «UTC+5:30»."""
        ahead = self.now.utcoffset() or timedelta()
        minutes = int(ahead.total_seconds()) // SECONDS_PER_MINUTE
        hours, rest = divmod(abs(minutes), MINUTES_PER_HOUR)
        if not minutes:
            return "UTC"
        return f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")

    @property
    def point(self) -> dict[str, str] | None:
        """Latitude and longitude in degrees, or None if they are not known."""
        if self.library.latitude is None:
            return None
        return {"latitude": f"{self.library.latitude:f}", "longitude": f"{self.library.longitude:f}"}

    @property
    def map_url(self) -> str:
        """The place on a map that needs no account and sets no cookie."""
        return MAP.format(**self.point) if self.point else ""

    @property
    def geo_uri(self) -> str:
        """The place for a navigation program (RFC 5870)."""
        return "geo:{latitude},{longitude}".format(**self.point) if self.point else ""

    @property
    def coordinates(self) -> str:
        return "{latitude}, {longitude}".format(**self.point) if self.point else ""
