"""Venues, events with their sessions and sample visitors, and the pages that tell of them."""

import datetime
import itertools
import uuid
from collections.abc import Iterator

from django.utils import timezone
from wagtail.models import Locale, Page

from cms.core.slugs import transliterate
from cms.demo.content.events import HAPPENINGS, ROOMS, Date, Happening, Room, Told
from cms.partners.models import PartnerLibrary, PartnerPage
from events.booking.services import book
from events.models import Event, EventIndexPage, EventPage, SeatPool, Session, Venue
from events.programme.event import Registration as For
from events.registrations.registration import Channel

from .central import officer
from .history import backdate
from .references import NAMESPACE, locale_of, stored_picture, stream

ANNOUNCED = datetime.timedelta(days=20)
# How visitors are called, who are nobody.
VISITORS = {"en": "Visitor", "ru": "Посетитель", "kk": "Оқырман", "uz": "Kitobxon", "vi": "Bạn đọc", "ar": "زائر"}
PARTIES = (2, 1, 3, 1, 4)
NETWORK_ZONE = "UTC"


def add_venues() -> int:
    known = set(Venue.objects.values_list("slug", flat=True))
    missing = {slug: room for slug, room in ROOMS.items() if slug not in known}
    for slug, room in missing.items():
        add_venue(slug, room)
    return len(missing)


def add_venue(slug: str, room: Room) -> Venue:
    """A room; its house, and the way to it, are those of its library."""
    library = PartnerLibrary.objects.get(slug=room.library)
    venue = Venue(slug=slug, library=library, names=room.names, capacity=room.capacity, country=library.country)
    venue.cities, venue.addresses, venue.time_zone = library.cities, library.addresses, library.time_zone
    venue.latitude, venue.longitude = library.latitude, library.longitude
    venue.accessibility = library.accessibility
    venue.full_clean()
    venue.save()
    return venue


def add_events() -> int:
    known = set(Event.objects.values_list("slug", flat=True))
    missing = [record for record in HAPPENINGS if record.slug not in known]
    for record in missing:
        add_sessions(record, add_event(record))
    return len(missing)


def add_event(record: Happening) -> Event:
    event = Event(
        slug=record.slug,
        kind=record.kind,
        status="published",
        titles=record.titles,
        summaries=record.summaries,
        library=PartnerLibrary.objects.filter(slug=record.library).first(),
        languages=list(record.languages),
        audiences=list(record.audiences),
        **record.settings,
    )
    event.co_organisers = list(PartnerLibrary.objects.filter(slug__in=record.co_organisers))
    event.full_clean()
    event.save()
    return event


def add_sessions(record: Happening, event: Event) -> None:
    """Its dates, with the seats that sample visitors have taken; those of a series share one pool."""
    whole = SeatPool.objects.create(seats=record.dates[0].seats) if event.registration == For.SERIES else None
    sessions = [add_session(record, event, date, whole) for date in record.dates]
    for date, session in zip(record.dates, sessions, strict=True):
        take_seats(date, session, owner_language(event))
        settle(date, session)


def add_session(record: Happening, event: Event, date: Date, whole: SeatPool | None) -> Session:
    zone = event.library.zone if event.library else datetime.UTC
    starts = moment_of(date.days, date.at, zone)
    session = Session(
        event=event,
        starts_at=starts,
        ends_at=starts + datetime.timedelta(minutes=date.minutes),
        time_zone=event.library.time_zone if event.library else NETWORK_ZONE,
        venue=Venue.objects.filter(slug=record.room).first(),
        pool=whole or SeatPool.objects.create(seats=date.seats),
        opens_at=moment_of(date.opens, "09:00", zone) if date.opens is not None else None,
    )
    session.full_clean(exclude=["pool"])
    session.save()
    return session


def moment_of(days: int, at: str, zone: datetime.tzinfo) -> datetime.datetime:
    """So many days from today, at a time of that zone."""
    day = timezone.localdate() + datetime.timedelta(days=days)
    return datetime.datetime.combine(day, datetime.time.fromisoformat(at), zone)


def take_seats(date: Date, session: Session, language: str) -> None:
    """Let sample visitors register, some days before; nobody is written to."""
    if not date.taken:
        return
    before = session.starts_at - ANNOUNCED
    sizes = [*parties(date.taken, session.event.max_party_size), *[1] * date.waiting]
    for number, size in enumerate(sizes, start=1):
        book(
            event=session.event,
            session=None if session.event.registration == For.SERIES else session,
            name=f"{VISITORS[language]} {number}",
            email=f"visitor{number}@example.org",
            channel=Channel.NONE,
            language=language,
            party_size=size,
            moment=before,
        )


def parties(seats: int, most: int) -> Iterator[int]:
    """Sizes of parties that together take so many seats."""
    for wanted in itertools.cycle(PARTIES):
        if seats <= 0:
            return
        size = min(wanted, most, seats)
        seats -= size
        yield size


def owner_language(event: Event) -> str:
    return event.library.languages[0] if event.library else "en"


def settle(date: Date, session: Session) -> None:
    """What became of a date since it was announced."""
    if date.reasons:
        session.status, session.cancel_reasons = "cancelled", date.reasons
    if date.was is not None:
        session.moved_from = session.starts_at + datetime.timedelta(days=date.was - date.days)
    session.save(update_fields=["status", "cancel_reasons", "moved_from"])


def add_event_pages() -> int:
    known = set(EventPage.objects.values_list("translation_key", flat=True))
    told = [(record, tag) for record in HAPPENINGS for tag in record.pages]
    missing = [(record, tag) for record, tag in told if page_key(record, tag) not in known]
    for record, tag in missing:
        add_page(record, tag, record.pages[tag])
    return len(missing)


def page_key(record: Happening, tag: str) -> uuid.UUID:
    """Libraries write each of their languages by itself: pages of an event are no translations of each other."""
    return uuid.uuid5(NAMESPACE, f"events/{record.slug}/{tag}")


def add_page(record: Happening, tag: str, told: Told) -> None:
    locale = locale_of(tag)
    page = EventPage(
        title=told.title,
        slug=transliterate(told.title),
        summary=told.summary,
        event=Event.objects.get(slug=record.slug),
        locale=locale,
        translation_key=page_key(record, tag),
        owner=officer(),
        live=False,
    )
    page = parent_of(record, locale).add_child(instance=page)
    page.body = stream(told.body, tag)
    page.lead_image = stored_picture(told.picture) if told.picture else None
    page.lead_image_alt = told.picture_alt
    page.full_clean()
    page.save_revision(user=officer()).publish(user=officer())
    backdate(page, timezone.now() - ANNOUNCED)


def parent_of(record: Happening, locale: Locale) -> Page:
    """The section of the library in that language, else the index."""
    section = PartnerPage.objects.filter(library__slug=record.library, locale=locale).first()
    return section or EventIndexPage.objects.get(locale=locale)
