from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("Events")

    def ready(self):
        from cms.core import dashboard, findable, letter_samples, page_cache, personal_data, sitemaps
        from cms.outbox import kinds
        from cms.partners.narrowing.forms import narrow_references
        from cms.partners.sections import register
        from cms.users import personal_addresses
        from events.admin.dashboard import DRAFTS, NEXT
        from events.admin.rows import own_events
        from events.booking.holdings import REGISTRATIONS
        from events.booking.kinds import EVENT, EVENT_SOON
        from events.booking.letter_samples import SAMPLES
        from events.calendars.holdings import CALENDARS
        from events.calendars.rows import CalendarSource, ImportedEvent
        from events.finding.found import EventSource
        from events.finding.library_section import EVENTS_SECTION
        from events.finding.sitemap import EventAddresses
        from events.programme import Event, SeatPool, Session, Venue
        from events.texting import registering

        page_cache.watch_rows(Event, Session, Venue, SeatPool, CalendarSource, ImportedEvent)
        personal_addresses.register("check_in")
        findable.register_section(findable.Section("events", _("Events"), order=5))
        findable.register(EventSource())
        sitemaps.register(EventAddresses())
        register(EVENTS_SECTION)
        narrow_references(Event, own_events)
        for panel in (DRAFTS, NEXT):
            dashboard.register(panel)
        for kind in (EVENT, EVENT_SOON):
            kinds.register(kind)
        letter_samples.register(*SAMPLES)
        personal_data.register(REGISTRATIONS)
        personal_data.register(CALENDARS)
        registering.register()
