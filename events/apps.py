from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("Events")

    def ready(self):
        from cms.core import findable, page_cache
        from events.programme import Event, Session, Venue

        page_cache.watch_rows(Event, Session, Venue)
        findable.register_section(findable.Section("events", _("Events"), order=5))
