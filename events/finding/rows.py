"""A session as a line of a list: when on the clock of its place, where, for whom, whether there are seats."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, cast

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import Page
from wagtail.query import PageQuerySet

from cms.core import page_cache, spoken
from cms.core.dates import weekday_name
from cms.core.languages import DEFAULT, TAGS
from events.finding.audiences import audience_words
from events.finding.availability import BOOKABLE, Availability, changes_at
from events.finding.clocks import days_words, offset_words, zone_words
from events.finding.words import Word, seats_words, word_for
from events.programme import Event, Session
from events.programme.event import Attendance
from events.programme.session import SessionQuerySet

if TYPE_CHECKING:
    from events.models.pages import EventPage

# Whatever else goes wrong, no page is wrong about seats for longer.
NET = datetime.timedelta(minutes=10)


@dataclass(frozen=True)
class Row:
    """A session with what a line of a list says of it at a moment."""

    session: Session
    moment: datetime.datetime
    url: str = ""

    @property
    def event(self) -> Event:
        return self.session.event

    @cached_property
    def word(self) -> Word:
        return word_for(self.session, self.moment)

    @property
    def is_off(self) -> bool:
        return self.word.state == Availability.CANCELLED

    @property
    def is_over(self) -> bool:
        return self.word.state == Availability.OVER

    @property
    def takes_bookings(self) -> bool:
        return self.word.state in BOOKABLE

    @property
    def waits(self) -> bool:
        return self.word.state == Availability.WAITING_LIST

    @cached_property
    def starts(self) -> datetime.datetime:
        """On the clock of its place, without a zone, so that nothing turns it to another."""
        return self.session.local_start.replace(tzinfo=None)

    @cached_property
    def ends(self) -> datetime.datetime:
        return self.session.local_end.replace(tzinfo=None)

    @property
    def moved_from(self) -> datetime.datetime | None:
        """The start that was announced before it was moved."""
        moved = self.session.moved_from
        return moved.astimezone(self.session.zone).replace(tzinfo=None) if moved else None

    @property
    def last_day(self) -> datetime.date:
        """The day on which it ends; one that ends at midnight has no part of the next."""
        return (self.ends - datetime.timedelta(microseconds=1)).date()

    @property
    def days_words(self) -> str:
        """«5 December 2026», «5–6 December 2026»."""
        return days_words(self.starts.date(), self.last_day)

    @property
    def takes_days(self) -> bool:
        return self.last_day != self.starts.date()

    @property
    def weekday(self) -> str:
        return weekday_name(self.starts.weekday())

    @property
    def last_weekday(self) -> str:
        return weekday_name(self.last_day.weekday())

    @property
    def seats_words(self) -> str:
        """«of 48 seats» where a seat can be had; how many there are does not change with each booking."""
        return seats_words(self.session.pool, self.word.state)

    @property
    def machine_start(self) -> str:
        return self.session.local_start.isoformat(timespec="minutes")

    @property
    def zone(self) -> str:
        """«Almaty time»."""
        return zone_words(self.session.zone)

    @property
    def offset(self) -> str:
        return offset_words(self.session.local_start)

    @property
    def is_online_only(self) -> bool:
        return self.event.attendance == Attendance.ONLINE

    @property
    def is_online_too(self) -> bool:
        return self.event.attendance == Attendance.MIXED

    @cached_property
    def audiences(self) -> list[str]:
        return audience_words(self.event)

    @cached_property
    def languages(self) -> list[str]:
        return [spoken.name(tag) for tag in self.event.languages]


@dataclass(frozen=True)
class Day:
    """Rows of one day; without a date those that began before the list does."""

    date: datetime.date | None
    rows: list[Row]

    @property
    def weekday(self) -> str:
        return weekday_name(self.date.weekday()) if self.date else ""


@dataclass(frozen=True)
class Month:
    """Rows of one month; without its first day those that began before the list does."""

    first: datetime.date | None
    rows: list[Row]


def for_rows(sessions: SessionQuerySet) -> SessionQuerySet:
    """Sessions in order with all that their rows show: also `told_at`, the place in the tree of the page that tells of
    the event in the reader's language, so that its address costs no query of its own."""
    pages = live_pages().filter(event=OuterRef("event")).order_by("path")
    return sessions.in_order().for_list().annotate(told_at=Subquery(pages.values("url_path")[:1]))


def rows_of(sessions: Iterable[Session], moment: datetime.datetime) -> list[Row]:
    """Sessions (of `for_rows`) as rows, each linked to what tells of its event in the reader's language."""
    sessions = list(sessions)
    stay_fresh(sessions, moment)
    return [Row(session, moment, address_of(session)) for session in sessions]


def stay_fresh(sessions: Iterable[Session], moment: datetime.datetime) -> None:
    """Let no page be kept for longer than what it says of sessions is true."""
    changes = (changes_at(session, moment) for session in sessions)
    page_cache.fresh_until(min((each for each in changes if each), default=moment + NET))
    page_cache.fresh_until(moment + NET)


def address_of(session: Session) -> str:
    """Where its event is told of: its page in the reader's language, else the page of its facts."""
    told_at = vars(session)["told_at"]
    return (told_at and Page(url_path=told_at).get_url()) or reverse("event", args=[session.event.slug])


def page_of(event: Event) -> "EventPage | None":
    """The live page that tells of an event in the reader's language."""
    return live_pages().filter(event=event).select_related("locale").order_by("path").first()


def live_pages() -> PageQuerySet:
    """Pages of events in the reader's language; of several the first in the tree counts: that beneath the index before
    those beneath libraries."""
    return page_model().objects.live().filter(locale__language_code=translation.get_language() or DEFAULT.tag)


def addresses_of(event: Event) -> dict[str, str]:
    """Where an event is told of, by language: its pages, and its facts in the other languages of its title."""
    pages = page_model().objects.live().filter(event=event).select_related("locale").order_by("-path")
    told = {page.locale.language_code: page.get_url() for page in pages.defer_streamfields()}
    facts = {tag: facts_url(event, tag) for tag in TAGS if event.titles.get(tag)}
    return facts | {tag: url for tag, url in told.items() if url}


def facts_url(event: Event, tag: str) -> str:
    with translation.override(tag):
        return reverse("event", args=[event.slug])


def page_model() -> "type[EventPage]":
    """Pages are told of here, and load this file themselves."""
    return cast("type[EventPage]", Event._meta.get_field("pages").related_model)


def by_day(rows: Iterable[Row], first: datetime.date | None = None) -> list[Day]:
    """Rows by the day on which they begin where they take place; those that began before `first` stand together."""
    rows, begin = list(rows), first or timezone.localdate()
    running = [row for row in rows if row.starts.date() < begin]
    others = sorted((row for row in rows if row.starts.date() >= begin), key=lambda row: row.starts.date())
    days = [Day(date, list(found)) for date, found in groupby(others, key=lambda row: row.starts.date())]
    return [Day(None, running), *days] if running else days


def by_month(days: Iterable[Day]) -> list[Month]:
    """Days put together by month."""
    months = groupby(days, key=lambda day: day.date and day.date.replace(day=1))
    return [Month(first, [row for day in found for row in day.rows]) for first, found in months]
