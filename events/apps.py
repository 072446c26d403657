from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("Events")

    def ready(self):
        from cms.core import findable, page_cache
        from cms.users import personal_addresses
        from events.programme import Event, SeatPool, Session, Venue

        page_cache.watch_rows(Event, Session, Venue, SeatPool)
        personal_addresses.register("check_in")
        findable.register_section(findable.Section("events", _("Events"), order=5))
