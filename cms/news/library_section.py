"""The news on a library's page."""

from django.http import HttpRequest

from cms.core import page_cache
from cms.news.feeds.addresses import Feed
from cms.news.models import NewsPage
from cms.partners.models import PartnerPage
from cms.partners.sections import Section

SHOWN = 4


def build(page: PartnerPage, request: HttpRequest) -> dict | None:
    """A library's newest items, those in the language of its page first."""
    page_cache.shows(f"news:library:{page.library_id}")
    news = NewsPage.objects.live().filter(library=page.library).for_reader(page.language.tag).for_list()
    shown = list(news[: SHOWN + 1])
    feed = Feed(page.language.tag, library=page.library.slug)
    return {"news": shown[:SHOWN], "more": len(shown) > SHOWN, "feed": feed} if shown else None


NEWS_SECTION = Section(template="partners/sections/news.html", build=build, order=20, head="news/library_feeds.html")
