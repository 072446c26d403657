"""What happens in the demo: events of its libraries, in the languages of each."""

from . import arab, caucasus, central_asia, europe, kazakhstan, network, uzbekistan, viet_nam
from .records import Date, Happening, Room, Told
from .rooms import ROOMS

HAPPENINGS: tuple[Happening, ...] = (
    *kazakhstan.HAPPENINGS,
    *uzbekistan.HAPPENINGS,
    *central_asia.HAPPENINGS,
    *caucasus.HAPPENINGS,
    *europe.HAPPENINGS,
    *viet_nam.HAPPENINGS,
    *arab.HAPPENINGS,
    *network.HAPPENINGS,
)

__all__ = ["HAPPENINGS", "ROOMS", "Date", "Happening", "Room", "Told"]
