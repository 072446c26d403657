from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("Events")

    def ready(self):
        from cms.core import findable, page_cache, sitemaps
        from cms.partners.sections import register
        from cms.users import personal_addresses
        from events.finding.found import EventSource
        from events.finding.library_section import EVENTS_SECTION
        from events.finding.sitemap import EventAddresses
        from events.programme import Event, SeatPool, Session, Venue

        page_cache.watch_rows(Event, Session, Venue, SeatPool)
        personal_addresses.register("check_in")
        findable.register_section(findable.Section("events", _("Events"), order=5))
        findable.register(EventSource())
        sitemaps.register(EventAddresses())
        register(EVENTS_SECTION)
