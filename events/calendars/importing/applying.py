"""What a calendar says becomes events and sessions here; nothing is done twice, and what was edited here stays."""

import datetime
import hashlib
from collections import Counter

from django.db import transaction

from cms.core.slugs import MAX_LENGTH, transliterate
from events.calendars.importing.dates import Dates
from events.calendars.importing.occurrences import Occurrence, Reading
from events.calendars.rows import CalendarSource, ImportedEvent
from events.programme import Event
from events.programme.event import Registration, Status

HASH_LENGTH = 8


def apply(
    *, source: CalendarSource, reading: Reading, moment: datetime.datetime, gaps_are_meant: bool = False
) -> Counter[str]:
    """Take over a reading; answers how many dates are new, changed, cancelled, and how many are missing but kept.

    What is missing is cancelled, unless it is so much that the calendar itself may be wrong (see `Gaps`).
    """
    done: Counter[str] = Counter()
    known = {each.uid: each for each in source.imported_events.select_related("event__library")}
    dates = Dates(source, moment)
    for uid, found in reading.dates.items():
        imported = known.get(uid)
        if imported and imported.set_aside:
            continue
        with transaction.atomic():
            if imported is None:
                imported = begin(source, typical(found))
            elif dates.have_news(imported, found):
                imported = told_anew(imported, typical(found))
            done.update(dates.take_over(imported, found))
    done.update(dates.close_gaps(reading, meant=gaps_are_meant))
    return done


def typical(dates: list[Occurrence]) -> Occurrence:
    """The one whose words most dates have: single ones say what is special about them."""
    said = Counter((date.title, date.summary) for date in dates)
    return max(dates, key=lambda date: said[date.title, date.summary])


def begin(source: CalendarSource, first: Occurrence) -> ImportedEvent:
    """A new event: published if the source is trusted, else a draft that waits."""
    event = Event.objects.create(
        slug=slug_of(source, first),
        kind=source.kind,
        status=Status.PUBLISHED if source.trusted else Status.DRAFT,
        library=source.library,
        registration=Registration.NONE,
        **texts(source, first),
    )
    return ImportedEvent.objects.create(
        source=source, event=event, uid=first.uid, url=first.url, told=texts(source, first)
    )


def texts(source: CalendarSource, date: Occurrence) -> dict[str, dict[str, str]]:
    """What an entry says about the event as a whole, in the language of the source."""
    return {
        "titles": {source.language: date.title},
        "summaries": {source.language: date.summary} if date.summary else {},
    }


def slug_of(source: CalendarSource, date: Occurrence) -> str:
    """A name in addresses that the same entry always gets."""
    digest = hashlib.sha256(f"{source.pk}:{date.uid}".encode()).hexdigest()[:HASH_LENGTH]
    return f"{transliterate(date.title)[: MAX_LENGTH - HASH_LENGTH - 1].strip('-')}-{digest}".strip("-")


def told_anew(imported: ImportedEvent, date: Occurrence) -> ImportedEvent:
    """The event with new texts where these have changed at the source and were not edited here.

    New texts of what is published wait, if the source is not trusted: an editor has approved others.
    """
    said = texts(imported.source, date)
    if said == imported.told or said == imported.held:
        return imported
    if imported.event.is_public and not imported.source.trusted:
        imported.held = said
        imported.save(update_fields=["held"])
        return imported
    return accept(imported, said)


def accept(imported: ImportedEvent, said: dict[str, dict[str, str]]) -> ImportedEvent:
    """Take over texts; those that were edited here stay as they are."""
    changed = [name for name, value in said.items() if value != imported.told.get(name)]
    here = set(imported.edited_here)
    for name in changed:
        if name not in here:
            setattr(imported.event, name, said[name])
    imported.event.save()
    imported.told, imported.held = said, {}
    imported.save(update_fields=["told", "held"])
    return imported
