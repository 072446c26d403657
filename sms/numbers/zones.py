"""By which clocks people with a number of a country can live (Unicode CLDR, through Babel).

A number alone tells no more than its country: mobiles are bound to no place.
"""

import datetime
import zoneinfo
from functools import cache, lru_cache

from babel.core import get_global

# Where nearly everybody lives by one of the clocks (CLDR, `primaryZones`).
MAIN = {
    "CL": "America/Santiago",
    "CN": "Asia/Shanghai",
    "EC": "America/Guayaquil",
    "ES": "Europe/Madrid",
    "NZ": "Pacific/Auckland",
    "PT": "Europe/Lisbon",
}


def zones(country: str) -> list[str]:
    """The zones of a country (ISO 3166-1 alpha-2), by their present names; none where nothing is known."""
    # The world as a whole (001) is no country, though its numbers say so.
    return get_global("territory_zones").get(country, []) if country.isalpha() else []


def known_as(name: str, country: str) -> str:
    """The present name of a zone, if somebody with a number of that country can live by it; else nothing.

    Browsers still say Asia/Calcutta.
    """
    present = get_global("zone_aliases").get(name, name)
    return present if present in zones(country) else ""


@lru_cache(maxsize=1000)
def likely(country: str, *wanted: str) -> str:
    """The first of these zones by which somebody there can live, else the likeliest one.

    Of a country without known zones the first that is wanted is believed, else it is UTC.
    """
    if not zones(country):
        return next(filter(None, wanted), "UTC")
    found = (known_as(name, country) for name in (*wanted, MAIN.get(country, "")))
    return next(filter(None, found), "") or middle(country)


def middle(country: str) -> str:
    """The clock from which the others are least far."""
    found = clocks(country, datetime.datetime.now(datetime.UTC).year)
    return found[len(found) // 2]


@cache
def clocks(country: str, year: int) -> tuple[str, ...]:
    """One zone for each clock that is in use there, from west to east: zones that agree all the year are one."""
    found = {offsets(name, year): name for name in sorted(zones(country), reverse=True)}
    return tuple(found[each] for each in sorted(found))


@cache
def apart(country: str, year: int) -> datetime.timedelta:
    """How far the clocks of a country are from each other in that year, at most."""
    months = zip(*(offsets(name, year) for name in clocks(country, year)), strict=True)
    return max((max(month) - min(month) for month in months), default=datetime.timedelta())


def offsets(zone: str, year: int) -> tuple[datetime.timedelta, ...]:
    """How far a clock stands from UTC at the beginning of each month."""
    moments = (datetime.datetime(year, month, 1, tzinfo=datetime.UTC) for month in range(1, 13))
    clock = zoneinfo.ZoneInfo(zone)
    return tuple(moment.astimezone(clock).utcoffset() or datetime.timedelta() for moment in moments)
