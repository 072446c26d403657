"""Reading a partner's calendar, from its address to what has become of it."""

import datetime
import logging

from django.utils import timezone

from cms.core import fetch
from cms.core.models.leases import held
from events.calendars.importing import occurrences
from events.calendars.importing.applying import apply
from events.calendars.importing.errors import Broken, DatesMissing, Unusable
from events.calendars.importing.parts import take_apart
from events.calendars.rows import CalendarSource

logger = logging.getLogger(__name__)
# Servers that know no better name send calendars as these.
TYPES = ["text/calendar", "application/calendar", "application/ics", "text/plain", "application/octet-stream"]
LEASE_SECONDS = 600
# The twelve months go on although a calendar stays the same: once a day it is read whole.
WHOLE_AFTER = datetime.timedelta(hours=23)
# A little less than the hour in which the task comes again.
EVERY = datetime.timedelta(minutes=50)
REFUSED_SHOWN = 50


class AlreadyReading(Exception):
    """Somebody else is at it."""


def read_due_sources(moment: datetime.datetime) -> int:
    """Read all calendars that were not asked for within the hour; answers how many were."""
    due = CalendarSource.objects.filter(active=True).exclude(asked_at__gt=moment - EVERY)
    return sum(read_unless_busy(source) for source in due.order_by("asked_at"))


def read_unless_busy(source: CalendarSource) -> bool:
    try:
        read_source(source=source)
    except AlreadyReading:
        return False
    return True


def read_source(*, source: CalendarSource, gaps_are_meant: bool = False) -> CalendarSource:
    """Fetch a calendar and take it over; what goes wrong is kept with it, in a sentence for its editor.

    With `gaps_are_meant` the whole is read, and what is missing is cancelled however much it is. Raises AlreadyReading.
    """
    with held(f"calendar-source:{source.pk}", seconds=LEASE_SECONDS) as mine:
        if not mine:
            raise AlreadyReading
        source.refresh_from_db()
        source.asked_at = timezone.now()
        note(source, failure_in_reading(source, gaps_are_meant))
    return source


def failure_in_reading(source: CalendarSource, gaps_are_meant: bool) -> str:
    """The name of what went wrong; empty if nothing did. The log has the cause, and never the address."""
    try:
        return take_over(source, gaps_are_meant)
    except (fetch.FetchFailed, Unusable) as failed:
        logger.warning("Calendar %s was not read: %s: %s", source.pk, type(failed).__name__, failed.cause)
        return type(failed).__name__
    except Exception:
        logger.exception("Calendar %s could not be taken over", source.pk)
        return Broken.__name__


def take_over(source: CalendarSource, gaps_are_meant: bool) -> str:
    moment = timezone.now()
    answer = ask(source, whole=gaps_are_meant or is_long_ago(source))
    if answer.unchanged:
        return source.failure if source.failure == DatesMissing.__name__ else ""
    parts = take_apart(answer.body, answer.charset)
    reading = occurrences.read(parts, zone=source.zone, moment=moment)
    done = apply(source=source, reading=reading, moment=moment, gaps_are_meant=gaps_are_meant)
    source.read_at, source.etag, source.last_modified = moment, answer.etag, answer.last_modified
    refused = [{"what": refusal.what, "why": refusal.why} for refusal in reading.refused[:REFUSED_SHOWN]]
    source.result = {"done": dict(done), "refused": refused, "refusals": len(reading.refused)}
    return DatesMissing.__name__ if done["missing"] else ""


def is_long_ago(source: CalendarSource) -> bool:
    return source.read_at is None or timezone.now() - source.read_at > WHOLE_AFTER


def ask(source: CalendarSource, *, whole: bool) -> fetch.Fetched:
    """What is at its address; `unchanged` is an answer unless the whole is wanted."""
    url = https_of(source.url)
    if whole:
        return fetch.fetch(url, types=TYPES)
    return fetch.fetch(url, types=TYPES, etag=source.etag, last_modified=source.last_modified)


def https_of(url: str) -> str:
    """The address as it is asked for, of one that programs for calendars open by themselves (webcal)."""
    scheme, colon, rest = url.strip().partition(":")
    return f"https:{rest}" if colon and scheme.lower() in ("webcal", "webcals") else url.strip()


def note(source: CalendarSource, failure: str) -> None:
    """Keep how it went; a source that fails goes on failing since the first time."""
    source.failing_since = (source.failing_since or source.asked_at) if failure else None
    source.failure = failure
    names = ("asked_at", "read_at", "etag", "last_modified", "failure", "failing_since", "result")
    # Not saved as a whole: an editor may have changed it meanwhile, and no page shows any of this.
    CalendarSource.objects.filter(pk=source.pk).update(**{name: getattr(source, name) for name in names})
