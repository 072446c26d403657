"""What a calendar of many sessions shows at this moment: one query of short texts, before any entry is rendered."""

import datetime
from dataclasses import dataclass

from django.db.models import CharField, F, Func, Model, QuerySet, Value
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone

from cms.core.page_cache.registry import row_tag
from cms.news.feeds.edition import digest
from cms.partners.models import PartnerLibrary
from events.calendars.kept import Version
from events.programme import Event, Session, Venue

# Some programs give up above so many entries (as pretix has found), and what is long over interests nobody.
MOST = 1000
BACK = datetime.timedelta(days=31)
# All that an entry shows has a time of change, or is one of these.
TIMES = ("revised", "event__changed", "venue__changed", "event__library__changed", "venue__library__changed")
FACTS = ("sequence", "status", "venue_id", "starts_at", "ends_at")
ROW = ("pk", "version", "time_zone", "first", "last", "event_id", "venue_id", "event__library_id")


@dataclass(frozen=True)
class Edition:
    """`versions` of its sessions in order; `zones` with the first and last year; `tags` of the page cache."""

    versions: list[Version]
    zones: set[tuple[str, int, int]]
    tags: set[str]

    @property
    def digest(self) -> str:
        return digest(self.versions)


def earliest() -> datetime.datetime:
    """Since when sessions are shown that are over; the same all day, so that nothing changes by itself in between."""
    return timezone.now().replace(hour=0, minute=0, second=0, microsecond=0) - BACK


def current(sessions: QuerySet[Session]) -> Edition:
    """Of these sessions at most a thousand, the earliest first."""
    rows = list(with_versions(sessions).order_by("starts_at", "pk").values_list(*ROW)[:MOST])
    return Edition(
        [Version(row[0], row[1]) for row in rows],
        {(row[2], int(row[3][:4]) - 1, int(row[4][:4]) + 1) for row in rows},
        tags_of([(row[0], *row[5:]) for row in rows]),
    )


class Joined(Func):
    """Texts one after another; Django's Concat nests them deeper than SQLite reads."""

    template = "(%(expressions)s)"
    arg_joiner = " || ' ' || "
    output_field = CharField()


def with_versions(sessions: QuerySet[Session]) -> QuerySet[Session]:
    """With a text that changes with all that the entry shows; as texts, because reading a time takes Python longer."""
    parts = [Coalesce(as_text(name), Value("")) for name in (*TIMES, *FACTS)]
    return sessions.annotate(version=Joined(*parts), first=as_text("starts_at"), last=as_text("ends_at"))


def as_text(name: str) -> Cast:
    return Cast(F(name), CharField())


def tags_of(rows: list[tuple]) -> set[str]:
    """What of the page cache stands behind entries: those that are kept load no rows."""
    ids = zip(*rows, strict=True) if rows else []
    models: tuple[type[Model], ...] = (Session, Event, Venue, PartnerLibrary)
    return {row_tag(model, pk) for model, pks in zip(models, ids, strict=False) for pk in set(pks) if pk}
