from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "cms.search"
    label = "search"
    verbose_name = _("Search")

    def ready(self):
        from cms.core import findable
        from cms.search import watching
        from cms.search.sources import DocumentSource, PageSource

        findable.register(PageSource())
        findable.register(DocumentSource())
        findable.register_section(findable.Section("documents", _("Documents"), order=80))
        findable.register_section(findable.Section("pages", _("Other pages"), order=90))
        watching.begin()
