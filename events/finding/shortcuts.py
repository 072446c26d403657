"""Filters that most people want, one tap away; each is taken off by the same tap."""

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext

from events.finding.periods import Period, month_of, week_of

if TYPE_CHECKING:
    from events.finding.listing import SessionListing


@dataclass(frozen=True)
class Shortcut:
    """A filter with the query of the list with it or, if it is on, without it."""

    label: str
    query: str
    current: bool
    is_of_dates: bool


def shortcuts(listing: "SessionListing") -> list[Shortcut]:
    """Those that are on come first: on a phone the others stand beyond the edge of the screen."""
    wanted = [
        (gettext("This week"), dates_of(this_week())),
        (gettext("This month"), dates_of(this_month())),
        (gettext("With free seats"), {"free": "1"}),
        (gettext("Online"), {"online": "1"}),
    ]
    found = [shortcut(listing, label, values) for label, values in wanted]
    return sorted(found, key=lambda each: not each.current)


def shortcut(listing: "SessionListing", label: str, values: dict[str, str]) -> Shortcut:
    current = values.items() <= listing.chosen.items()
    chosen = listing.chosen | (dict.fromkeys(values, "") if current else values)
    query = urlencode({name: value for name, value in chosen.items() if value})
    return Shortcut(label, f"?{query}", current, is_of_dates="from" in values)


def dates_of(period: Period) -> dict[str, str]:
    """A period as the filters of a list."""
    return {"from": f"{period.first}", "until": f"{period.last}"}


def this_week(today: datetime.date | None = None) -> Period:
    """What is left of this week, as the reader counts weeks."""
    today = today or timezone.localdate()
    return Period(today, week_of(today).last)


def this_month(today: datetime.date | None = None) -> Period:
    today = today or timezone.localdate()
    return Period(today, month_of(today).last)
