"""How often a broadcast repeats: rules of RFC 5545 (section 3.3.10) by days, weeks, months and years.

Steps are made on the clock of a place, never in UTC, so that 17:00 stays 17:00 all year.
"""

import datetime
from collections.abc import Iterator
from itertools import islice

from dateutil.relativedelta import relativedelta
from dateutil.rrule import rrulestr

UNITS = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}
PARTS = {"FREQ", "INTERVAL", "BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS", "UNTIL", "COUNT", "WKST"}
# A rule that never hits would be tried until the year 9999; 29 February comes after eight years at the latest.
AHEAD = relativedelta(years=9)
DATE = "%Y%m%d"


def parts_of(rule: str) -> dict[str, str]:
    """The parts of a rule. Raises ValueError for what this app does not repeat by, like hours."""
    parts = dict(part.split("=", 1) for part in rule.upper().split(";") if part)
    if parts.get("FREQ") not in UNITS or parts.keys() - PARTS:
        raise ValueError(rule)
    return parts


def dates(rule: str, first: datetime.datetime, *, since: datetime.datetime) -> Iterator[datetime.datetime]:
    """Its moments on a clock without a zone, from `since` on; `first` is where counting begins.

    UNTIL is a date on that clock and includes the whole of it. Raises ValueError.
    """
    parts = parts_of(rule)
    end = max(first, since) + AHEAD
    last = datetime.datetime.strptime(parts.pop("UNTIL")[:8], DATE).date() if "UNTIL" in parts else end.date()  # noqa: DTZ007
    count = int(parts.pop("COUNT")) if "COUNT" in parts else None
    parts["UNTIL"] = f"{min(last, end.date()):{DATE}}T235959"
    text = ";".join(f"{name}={value}" for name, value in parts.items())
    found = islice(rrulestr(f"RRULE:{text}", dtstart=first), count)
    return (moment for moment in found if moment >= since)
