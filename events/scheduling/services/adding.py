"""One more date of an event."""

import datetime

from django.db import transaction

from events.programme import Event, Session, Venue
from events.scheduling.errors import EndsBeforeItStarts
from events.scheduling.opening import registration_times
from events.scheduling.seating import pool_for


@transaction.atomic
def add_session(
    *,
    event: Event,
    starts_at: datetime.datetime,
    ends_at: datetime.datetime,
    time_zone: str,
    venue: Venue | None = None,
    seats: int | None = None,
    online_url: str = "",
) -> Session:
    """A session that no rule has made; in a series it shares the seats of the others, and `seats` counts for the first.

    With a venue, its zone counts. Raises EndsBeforeItStarts.
    """
    if ends_at <= starts_at:
        raise EndsBeforeItStarts
    opens_at, closes_at = registration_times(event, starts_at)
    return Session.objects.create(
        event=event,
        starts_at=starts_at,
        ends_at=ends_at,
        time_zone=venue.time_zone if venue else time_zone,
        venue=venue,
        pool=pool_for(event, seats=seats),
        online_url=online_url,
        opens_at=opens_at,
        closes_at=closes_at,
    )
