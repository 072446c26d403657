from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PartnersConfig(AppConfig):
    name = "cms.partners"
    label = "partners"
    verbose_name = _("Partner libraries")

    def ready(self):
        from cms.core import findable, page_cache
        from cms.partners.libraries import PartnerLibrary, Service

        page_cache.watch_rows(PartnerLibrary, Service)
        findable.register_section(findable.Section("libraries", _("Libraries"), order=20))
