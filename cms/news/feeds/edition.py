"""What a feed shows at this moment, and since when: one query, from which conditional requests are answered."""

import datetime
import hashlib
from dataclasses import dataclass

from django.db.models import DateTimeField, Exists, F, Func, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Left, Length
from wagtail.models import PageLogEntry, PageViewRestriction, Site
from wagtail.query import PageQuerySet

from cms.core.models import SiteDocument, SiteImage, SiteSettings
from cms.core.page_cache.release import release
from cms.news.feeds.addresses import Feed
from cms.news.models import NewsIndexPage, NewsPage, Topic
from cms.partners.models import PartnerPage

SHOWN = 30
# Pages that are gone leave no time of their own, but an entry in Wagtail's log.
# fmt: off
GOING = ("wagtail.delete", "wagtail.move", "wagtail.unpublish", "wagtail.view_restriction.create",
         "wagtail.view_restriction.delete", "wagtail.view_restriction.edit")
# fmt: on


@dataclass(frozen=True)
class Edition:
    """The ids of the items, newest first; when anything that they show has last changed.

    `around` are the times of what a text may refer to: files, and pages that have left their place. Without items
    nothing has a time, and `changed` is None.
    """

    items: list[int]
    digest: str
    changed: datetime.datetime | None
    around: tuple


def current(site: Site, root: str, feed: Feed) -> Edition:
    """The newest items of a feed and the times of all that stands in them.

    `root` is the path of the language's home page in the tree.
    """
    rows = list(newest(site, root, feed))
    times = [value for row in rows for value in row if isinstance(value, datetime.datetime)]
    around = (rows[0].going, rows[0].images, rows[0].documents) if rows else ()
    return Edition([row.pk for row in rows], digest(release(), site.root_url, rows), max(times, default=None), around)


def items(root: str, feed: Feed) -> QuerySet:
    """Live items for everybody, of this site and language; an alias repeats another item."""
    restricted = PageViewRestriction.objects.filter(page__path=Left(OuterRef("path"), Length("page__path")))
    news = NewsPage.objects.live().filter(
        ~Exists(restricted),
        locale__language_code=feed.tag,
        url_path__startswith=root,
        alias_of=None,
        # What was never published by anybody has no time, without which a feed can neither order nor date it.
        first_published_at__isnull=False,
    )
    if feed.library:
        news = news.filter(library__slug=feed.library)
    return news.filter(topics__slug=feed.topic) if feed.topic else news


def newest(site: Site, root: str, feed: Feed) -> QuerySet:
    """Rows of id, address, times of the item and its library, and what all items share."""
    moment, number = DateTimeField(), IntegerField()
    settings = SiteSettings.objects.filter(site=site)
    return (
        items(root, feed)
        .order_by("-first_published_at", "-pk")
        .annotate(
            told=Subquery(place(root, feed).values("last_published_at")[:1]),
            full=Subquery(settings.values("full_text_feeds")),
            chosen=Subquery(settings.values("changed")),
            going=one(PageLogEntry.objects.filter(action__in=GOING), "MAX", "timestamp", moment),
            terms=one(Topic.objects.all(), "COUNT", "pk", number),
            renamed=one(Topic.objects.all(), "MAX", "changed", moment),
            images=one(SiteImage.objects.all(), "MAX", "changed", moment),
            documents=one(SiteDocument.objects.all(), "MAX", "changed", moment),
        )
        .values_list(
            "pk", "url_path", "last_published_at", "library__changed", "told", "full", "chosen",
            "going", "terms", "renamed", "images", "documents", named=True,
        )[:SHOWN]
    )  # fmt: skip


def place(root: str, feed: Feed) -> PageQuerySet:
    """The live page that shows the same to visitors."""
    if feed.library:
        return PartnerPage.objects.live().filter(library__slug=feed.library, url_path__startswith=root)
    return NewsIndexPage.objects.live().filter(url_path__startswith=root)


def one(rows: QuerySet, function: str, field: str, output) -> Subquery:
    """An aggregate over a whole table as a value; Django's own would group by its rows."""
    found = rows.order_by().annotate(found=Func(F(field), function=function, output_field=output))
    return Subquery(found.values("found"), output_field=output)


def digest(*what: object) -> str:
    return hashlib.sha256(repr(what).encode()).hexdigest()[:32]
