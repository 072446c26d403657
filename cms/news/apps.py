from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "cms.news"
    label = "news"
    verbose_name = _("News")

    def ready(self):
        from wagtail.models import PageLogEntry

        from cms.core import dashboard, findable, page_cache
        from cms.news.dashboard import PUBLISHED
        from cms.news.library_section import NEWS_SECTION
        from cms.news.topics import Topic
        from cms.partners.sections import register

        page_cache.watch_rows(Topic)
        # Feeds read from it when pages left, which purges them by itself.
        page_cache.disregard(PageLogEntry)
        register(NEWS_SECTION)
        dashboard.register(PUBLISHED)
        findable.register_section(findable.Section("news", _("News"), order=10))
