"""Whether anything at all has happened that a calendar could show: a handful of stored times, read in one small query.

Programs ask every hour or so, and nearly always nothing has.
"""

import datetime
from functools import cache
from typing import NamedTuple

from django.core.cache import cache as shelf
from django.db import connection
from django.utils import timezone

from cms.core.models import SiteSettings
from cms.core.page_cache.release import release
from cms.news.feeds.edition import digest
from cms.partners.models import PartnerLibrary
from events.programme import Event, Session, Venue

SEEN = "calendar-pulse"
A_SECOND = datetime.timedelta(seconds=1)


class Pulse(NamedTuple):
    """A short text that changes with anything that any calendar could show, and since when it has been this one."""

    text: str
    since: datetime.datetime


@cache
def question() -> str:
    """Written by hand: Django takes longer to write it than the database to answer."""
    session, event, venue, library, settings = (
        model._meta.db_table for model in (Session, Event, Venue, PartnerLibrary, SiteSettings)
    )
    return f"""
        SELECT
            (SELECT MAX(revised) FROM {session}), (SELECT COUNT(*) FROM {session}),
            (SELECT MAX(changed) FROM {event}), (SELECT COUNT(*) FROM {event}),
            (SELECT MAX(changed) FROM {venue}), (SELECT MAX(changed) FROM {library}),
            (SELECT MAX(changed) FROM {settings})
    """  # noqa: S608 - names of our own tables


def pulse() -> Pulse:
    """The pulse of this day (UTC): with the day, what is old leaves the calendars.

    The time is that of whoever first asked after the change; rows that are gone leave none of their own. Two changes
    never have the same second, which is all that HTTP can tell apart (RFC 9110, section 5.6.7).
    """
    now = timezone.now().replace(microsecond=0)
    with connection.cursor() as cursor:
        cursor.execute(question())
        text = digest(release(), now.date(), cursor.fetchone())[:16]
    seen = shelf.get(SEEN)
    if seen and seen[0] == text:
        return Pulse(*seen)
    found = Pulse(text, max(now, seen[1] + A_SECOND) if seen else now)
    shelf.set(SEEN, tuple(found), None)
    return found
