"""Keep the index in line with what anybody may see."""

import logging
from collections.abc import Callable, Collection, Iterator
from typing import cast

from django.db import connection, transaction
from django.db.models import DateTimeField, F, OuterRef, QuerySet, Subquery
from django.utils import timezone

from cms.core.findable import Matter, Source, sources
from cms.search.lexemes import Written, both, lexemes
from cms.search.models import Entry

logger = logging.getLogger(__name__)
BATCH = 500
# Lines around a match are cut from the beginning of a text.
TEXT_KEPT = 20_000
KEY = ("kind", "object_id")
COLUMNS = [field.name for field in Entry._meta.concrete_fields if field.name not in ("id", *KEY)]

Progress = Callable[[str, int, int], None]


def refresh(*, source: Source, pks: Collection[int]) -> int:
    """Write what there is to find of some things, and drop those that are not public; answer how many are found."""
    with transaction.atomic():
        entries = [entry(source, pk, matter) for pk, matter in source.matters(pks)]
        gone = set(pks) - {made.object_id for made in entries}
        drop(source=source, pks=gone)
        Entry.objects.bulk_create(entries, update_conflicts=True, unique_fields=KEY, update_fields=COLUMNS)
    return len(entries)


def drop(*, source: Source, pks: Collection[int]) -> None:
    """Find these things no more."""
    if pks:
        Entry.objects.filter(kind=source.name, object_id__in=pks).delete()


def refresh_safely(*, source: Source, pks: Collection[int]) -> None:
    """The same where something else is being done: a text that cannot be indexed must not stop its publishing.

    What failed is not found any more; of many things, the others are.
    """
    try:
        refresh(source=source, pks=pks)
    except Exception:
        if len(pks) > 1:
            for pk in pks:
                refresh_safely(source=source, pks=[pk])
        else:
            logger.exception("Could not index %s %s", source.name, pks)
            drop(source=source, pks=pks)


def entry(source: Source, pk: int, matter: Matter) -> Entry:
    """The row of a thing, not saved."""
    names = [Written(name.text, name.tag, "B") for name in matter.names]
    head = lexemes(Written(matter.title, matter.tag, "A"), *names, Written(matter.summary, matter.tag, "B"))
    text = "\n".join(part for part in (matter.summary, matter.text) if part)
    return Entry(
        kind=source.name,
        object_id=pk,
        section=matter.section,
        tag=matter.tag,
        library_id=matter.library,
        date=matter.date,
        title=matter.title[:255],
        text=text[:TEXT_KEPT].replace("\x00", ""),
        indexed=timezone.now(),
        head=cast("str", head),
        words=cast("str", both(head, lexemes(Written(matter.text, matter.tag, "D")))),
    )


def rebuild(*, progress: Progress | None = None) -> int:
    """Index everything anew, while what is there goes on being found; answer how many things are found.

    `progress` hears the name of a source, how many of its things are done and how many there are.
    """
    Entry.objects.exclude(kind__in=sources()).delete()
    found = 0
    for source in sources().values():
        pks = list(source.public().order_by("pk").values_list("pk", flat=True))
        for done, batch in batches(pks):
            found += refresh(source=source, pks=batch)
            if progress:
                progress(source.name, done, len(pks))
        drop_hidden(source=source)
    tidy()
    return found


def mend() -> int:
    """Find what was left behind: index what is missing or older than its thing, drop what is not public any more.

    Answers how many entries were wrong. Rows can change without a word: by `QuerySet.update()`, in a restored backup.
    """
    return sum(mend_source(source) for source in sources().values())


def mend_source(source: Source) -> int:
    gone = drop_hidden(source=source)
    entries = Entry.objects.filter(kind=source.name)
    wrong = sorted({*missing(source, entries), *outdated(source, entries)})
    for _done, batch in batches(wrong):
        refresh_safely(source=source, pks=batch)
    return gone + len(wrong)


def drop_hidden(*, source: Source) -> int:
    """Find no more what is not public any more, wherever that was decided; answer how many things those were."""
    entries = Entry.objects.filter(kind=source.name)
    return entries.exclude(object_id__in=source.public().values("pk")).delete()[0]


def missing(source: Source, entries: QuerySet[Entry]) -> list[int]:
    return list(source.public().exclude(pk__in=entries.values("object_id")).values_list("pk", flat=True))


def outdated(source: Source, entries: QuerySet[Entry]) -> list[int]:
    """What has changed since it was indexed, or whose library has."""
    renamed = list(entries.filter(library__changed__gt=F("indexed")).values_list("object_id", flat=True))
    if not (field := source.changed()):
        return renamed
    indexed = Subquery(entries.filter(object_id=OuterRef("pk")).values("indexed")[:1], output_field=DateTimeField())
    rows = source.public().annotate(indexed=indexed).filter(indexed__lt=F(field))
    return renamed + list(rows.values_list("pk", flat=True))


def batches(pks: list[int]) -> Iterator[tuple[int, list[int]]]:
    """Primary keys by the batch, each with how many are done when it is."""
    for start in range(0, len(pks), BATCH):
        yield min(start + BATCH, len(pks)), pks[start : start + BATCH]


def tidy() -> None:
    """Let PostgreSQL sort what was written at once into its index, and count its rows."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for index in ("search_entry_head", "search_entry_words"):
                cursor.execute("SELECT gin_clean_pending_list(%s::regclass)", [index])
            cursor.execute("ANALYZE search_entry")
