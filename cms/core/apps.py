from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "cms.core"
    label = "core"

    def ready(self):
        from django.contrib.contenttypes.models import ContentType
        from wagtail.models import Locale, PageViewRestriction, Site

        from cms.core import dashboard, panels
        from cms.core.models import Rendition, SiteDocument, SiteImage, SiteSettings
        from cms.core.page_cache import disregard, watch, watch_rows, watching

        watch(Locale, PageViewRestriction, Site, SiteSettings)
        watch_rows(SiteDocument, SiteImage)
        disregard(ContentType, Rendition)
        # This app stands below all others of the project, and is made ready after them.
        watching.begin()

        for panel in (panels.WAITS, panels.DUE, panels.HAPPENED):
            dashboard.register(panel)
