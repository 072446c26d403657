"""The order in which a reader meets news: those in their language, then all others, each the newest first."""

from functools import cached_property
from typing import TYPE_CHECKING

from django.db.models import Count, Q, Subquery
from wagtail.models import Locale
from wagtail.query import PageQuerySet

if TYPE_CHECKING:
    from cms.news.models.pages import NewsPage, NewsQuerySet


class ReadingOrder:
    """News as a list that a paginator can count and cut.

    One query that puts the reader's language first has to sort the whole archive for each page. Here the two parts are
    counted together, and a page is cut out of those that it touches: the newest are found by walking an index of dates.
    """

    def __init__(self, pages: PageQuerySet, news: "NewsQuerySet", tag: str):
        self.pages = pages
        self.news = news
        # Asked once for the whole query, where a join would look up the language of every row.
        self.is_readers = Q(locale=Subquery(Locale.objects.filter(language_code=tag).values("pk")))

    @property
    def parts(self) -> tuple[PageQuerySet, PageQuerySet]:
        return self.pages.filter(self.is_readers), self.pages.exclude(self.is_readers)

    @cached_property
    def counts(self) -> tuple[int, int]:
        """How many items each of the parts has."""
        found = self.pages.aggregate(readers=Count("pk", filter=self.is_readers), every=Count("pk"))
        return found["readers"], found["every"] - found["readers"]

    def __len__(self) -> int:
        return sum(self.counts)

    def __getitem__(self, cut: slice) -> list["NewsPage"]:
        """The items of a page, with all that a row shows; a part that has none of them is not asked."""
        items: list[NewsPage] = []
        begin, end = cut.start, cut.stop
        for part, count in zip(self.parts, self.counts, strict=True):
            if begin < count and end > 0:
                items += self.news.among(part).cut_out(max(begin, 0), min(end, count))
            begin, end = begin - count, end - count
        return items
