"""What a feed shows at this moment, and since when: one query, from which conditional requests are answered."""

import datetime
import hashlib
from dataclasses import dataclass

from django.db.models import DateTimeField, F, Func, IntegerField, QuerySet, Subquery
from wagtail.models import PageLogEntry

from cms.core.models import SiteDocument, SiteImage
from cms.core.page_cache.release import release
from cms.news.feeds.channel import Channel
from cms.news.models import Topic

SHOWN = 30
# Pages that are gone leave no time of their own, but an entry in Wagtail's log.
# fmt: off
GOING = ("wagtail.delete", "wagtail.move", "wagtail.unpublish", "wagtail.view_restriction.create",
         "wagtail.view_restriction.delete", "wagtail.view_restriction.edit")
# fmt: on


@dataclass(frozen=True)
class Edition:
    """The ids of the items, newest first; when anything that they show has last changed.

    `around` are the times of what a text may refer to: files, and pages that have left their place.
    """

    items: list[int]
    digest: str
    changed: datetime.datetime | None
    around: tuple

    def etag(self, kind: str) -> str:
        """Weak (RFC 9110, 8.8.1): the same news, if not the same bytes."""
        return f'W/"{kind}-{self.digest}"'


def current(channel: Channel) -> Edition:
    """The newest items and the times of all that stands in them."""
    settings, page = channel.settings, channel.page
    rows = list(newest(channel.news))
    about = (release(), channel.site.root_url, settings.full_text_feeds, settings.changed, page.last_published_at)
    times = [value for row in (about, *rows) for value in row if isinstance(value, datetime.datetime)]
    around = (rows[0].going, rows[0].images, rows[0].documents) if rows else ()
    return Edition([row.pk for row in rows], digest(about, rows), max(times, default=None), around)


def newest(news: QuerySet):
    """Rows of id, address, times of the item and its library, and the times that all items share."""
    moment, number = DateTimeField(), IntegerField()
    return (
        news.order_by("-first_published_at", "-pk")
        .annotate(
            going=one(PageLogEntry.objects.filter(action__in=GOING), "MAX", "timestamp", moment),
            terms=one(Topic.objects.all(), "COUNT", "pk", number),
            renamed=one(Topic.objects.all(), "MAX", "changed", moment),
            images=one(SiteImage.objects.all(), "MAX", "changed", moment),
            documents=one(SiteDocument.objects.all(), "MAX", "changed", moment),
        )
        .values_list(
            "pk", "url_path", "last_published_at", "library__changed",
            "going", "terms", "renamed", "images", "documents", named=True,
        )[:SHOWN]
    )  # fmt: skip


def one(rows: QuerySet, function: str, field: str, output) -> Subquery:
    """An aggregate over a whole table as a value; Django's own would group by its rows."""
    found = rows.order_by().annotate(found=Func(F(field), function=function, output_field=output))
    return Subquery(found.values("found"), output_field=output)


def digest(*what: object) -> str:
    return hashlib.sha256(repr(what).encode()).hexdigest()[:32]
