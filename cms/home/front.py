"""What the front page gathers from the whole network."""

from functools import cached_property

from django.db.models import Count
from django.utils import timezone

from cms.core import page_cache
from cms.core.pictures import prefetch
from cms.news.feeds.addresses import Feed
from cms.news.models import NewsPage
from cms.partners.models import PartnerLibrary
from events.finding.rows import Row, for_rows, rows_of
from events.models import Session

NEWS_SHOWN = 5
SESSIONS_SHOWN = 3


class Front:
    """The matter of the front page for a reader of one language."""

    def __init__(self, tag: str):
        self.tag = tag

    @cached_property
    def news(self) -> list[NewsPage]:
        """The newest of the network: one leads, in the reader's language if there is any, the others as they come."""
        page_cache.shows("news")
        newest = list(NewsPage.objects.live().newest_first().for_list()[:NEWS_SHOWN])
        lead = next((item for item in newest if item.locale.language_code == self.tag), None)
        lead = lead or NewsPage.objects.live().filter(locale__language_code=self.tag).newest_first().for_list().first()
        news = [lead, *(item for item in newest if item.pk != lead.pk)][:NEWS_SHOWN] if lead else newest
        prefetch(item.lead_image for item in news[:1])
        return news

    @cached_property
    def sessions(self) -> list[Row]:
        """What begins next anywhere in the network; what has been cancelled is no invitation."""
        page_cache.shows("events")
        moment = timezone.now()
        coming = for_rows(Session.objects.public().taking_place().filter(starts_at__gt=moment))
        return rows_of(coming[:SESSIONS_SHOWN], moment)

    @property
    def feed(self) -> Feed:
        """The news in the reader's language."""
        return Feed(self.tag)

    @cached_property
    def network(self) -> dict[str, int]:
        """How many libraries in how many countries."""
        page_cache.shows("libraries")
        return PartnerLibrary.objects.aggregate(libraries=Count("pk"), countries=Count("country", distinct=True))
