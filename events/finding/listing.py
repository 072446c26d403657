"""A list of sessions as a visitor filters it; screens, frames and calendars take the same filters."""

import datetime
from collections.abc import Iterable
from functools import cached_property

from django.db.models import F, Q
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cms.core import countries, page_cache, spoken
from cms.core.dates import short_date
from cms.core.filtering import FILTERS_KEPT, Chip, FilteredList, Option
from cms.core.wording import in_language
from cms.partners.libraries import PartnerLibrary
from events.finding.periods import YEARS, begins_by, ends_after
from events.finding.places import Places
from events.finding.rows import Day, Month, Row, by_day, by_month, for_rows, rows_of
from events.finding.shortcuts import Shortcut, dates_of, shortcuts, this_month, this_week
from events.programme import Event
from events.programme.event import PROFESSIONALS, Attendance, Kind, Registration, Status, audiences
from events.programme.session import SessionQuerySet
from events.programme.session import Status as SessionStatus

YES = "1"
DATES = ("from", "until")


class SessionListing(FilteredList):
    """The sessions that an address asks for, the next first.

    Without a first day those that end after `since` (default: now) are listed.
    """

    filters = (*DATES, "library", "place", "country", "audience", "kind", "language", "free", "online")
    per_page = 20

    def __init__(self, sessions: SessionQuerySet, query, *, since: datetime.datetime | None = None):
        super().__init__(query)
        self.sessions = sessions
        self.moment = timezone.now()
        self.since = since or self.moment

    def everything(self):
        page_cache.shows("events")
        return self.sessions

    def conditions(self, without=""):
        asked = super().conditions(without)
        begins = self.chosen["from"] and without != "from"
        return asked if begins else asked & Q(ends_at__gt=self.since)

    def say_which_filters_are_understood(self, *, found: bool) -> None:
        """The same for a view that has days of its own."""
        asked = {name: value for name, value in self.chosen.items() if value}
        if not asked or (len(asked) <= FILTERS_KEPT and found and not set(asked) & set(DATES)):
            page_cache.understands(asked)

    def conditions_without_days(self) -> Q:
        """What the filters ask but for days, of views that have days of their own."""
        asked = Q()
        for name, value in self.chosen.items():
            if value and name not in DATES:
                asked &= self.condition(name, value)
        return asked

    def condition(self, name, value):
        return getattr(self, f"with_{name}")(value)

    def arranged(self, rows):
        return for_rows(rows)

    @cached_property
    def rows(self) -> list[Row]:
        """The rows of this page of the list."""
        return rows_of(self.page, self.moment)

    @property
    def days(self) -> list[Day]:
        """The rows of this page by day; those that began before the list does come first."""
        return by_day(self.rows, day(self.chosen["from"]))

    @property
    def query(self) -> str:
        """All that is asked for, without the number of the page: for other views of the same."""
        return self.without("")

    @property
    def shape_query(self) -> str:
        """The same without days, for views that have days of their own."""
        return "?" + urlencode({name: value for name, value in self.chosen.items() if value and name not in DATES})

    @property
    def today(self) -> datetime.date:
        return timezone.localdate(self.moment)

    @cached_property
    def shortcuts(self) -> list[Shortcut]:
        return shortcuts(self)

    @property
    def other_chips(self) -> list[Chip]:
        """The filters that are on and have no shortcut that says so."""
        said = {"free", "online"} | (set(DATES) if self.is_of_shortcut else set())
        return [self.chip(name) for name, value in self.chosen.items() if value and name not in said]

    @property
    def is_of_shortcut(self) -> bool:
        return any(dates_of(period).items() <= self.chosen.items() for period in (this_week(), this_month()))

    def say_what_is_understood(self, page):
        # There are too many days for a list of each to be kept; months and weeks have addresses of their own.
        if self.is_of_shortcut or not any(self.chosen[name] for name in DATES):
            super().say_what_is_understood(page)

    # What each filter asks of a session

    def with_from(self, value: str) -> Q:
        first = day(value)
        return ends_after(first, self.zones) if first else Q(pk__in=[])

    def with_until(self, value: str) -> Q:
        last = day(value)
        return begins_by(last, self.zones) if last else Q(pk__in=[])

    def with_library(self, value: str) -> Q:
        """What a library organises, alone or with others, and what others do in its rooms."""
        own = Event.objects.filter(Q(library__slug=value) | Q(co_organisers__slug=value))
        return Q(event__in=own.values("pk")) | Q(venue__library__slug=value)

    def with_place(self, value: str) -> Q:
        return self.cities.is_in(value)

    def with_country(self, value: str) -> Q:
        """What has no venue counts to the country of its library."""
        return Q(venue__country=value) | Q(venue=None, event__library__country=value)

    def with_audience(self, value: str) -> Q:
        """What is for everybody is for every age, but is no event for professionals."""
        asked = Q(event__audiences__has=value)
        return asked if value == PROFESSIONALS or value not in dict(audiences()) else asked | Q(event__audiences="")

    def with_kind(self, value: str) -> Q:
        return Q(event__kind=value)

    def with_language(self, value: str) -> Q:
        return Q(event__languages__has=value)

    def with_free(self, value: str) -> Q:
        """Where one can have a seat now, or needs none."""
        begun = Q(opens_at=None) | Q(opens_at__lte=self.moment)
        lasts = Q(closes_at__gt=self.moment) | Q(closes_at=None, starts_at__gt=self.moment)
        seats = Q(pool__waiting=0) & (Q(pool__seats=None) | Q(pool__taken__lt=F("pool__seats")))
        takes_place = ~Q(status=SessionStatus.CANCELLED) & ~Q(event__status=Status.CANCELLED)
        return yes(value) & takes_place & (Q(event__registration=Registration.NONE) | (begun & lasts & seats))

    def with_online(self, value: str) -> Q:
        return yes(value) & Q(event__attendance__in=[Attendance.ONLINE, Attendance.MIXED])

    @cached_property
    def zones(self) -> list[str]:
        """The zones in which sessions take place."""
        return list(self.sessions.order_by().values_list("time_zone", flat=True).distinct())

    # What could be asked for

    def options(self, name):
        return getattr(self, f"options_of_{name}")

    @property
    def options_of_from(self) -> list[Option]:
        return self.option_of_day("from", gettext("from %(day)s"))

    @property
    def options_of_until(self) -> list[Option]:
        return self.option_of_day("until", gettext("until %(day)s"))

    def option_of_day(self, name: str, label: str) -> list[Option]:
        chosen = day(self.chosen[name])
        return [self.option(name, self.chosen[name], label % {"day": short_date(chosen)})] if chosen else []

    @cached_property
    def options_of_library(self) -> list[Option]:
        """Those that organise something."""
        hosts = PartnerLibrary.objects.filter(pk__in=Event.objects.public().values("library"))
        found = hosts.order_by("slug").values_list("slug", "names", "languages")
        return self.sorted_options("library", ((slug, wording(names, tags)) for slug, names, tags in found))

    @cached_property
    def options_of_place(self) -> list[Option]:
        return self.sorted_options("place", self.cities.names.items())

    @cached_property
    def options_of_country(self) -> list[Option]:
        return self.sorted_options("country", [(code, countries.name(code)) for code in self.cities.countries])

    @property
    def options_of_audience(self) -> list[Option]:
        return [self.option("audience", code, label) for code, label in audiences()]

    @property
    def options_of_kind(self) -> list[Option]:
        return [self.option("kind", value, label) for value, label in Kind.choices]

    @property
    def options_of_language(self) -> list[Option]:
        return self.sorted_options("language", spoken.choices())

    @property
    def options_of_free(self) -> list[Option]:
        return [self.option("free", YES, _("With free seats"))]

    @property
    def options_of_online(self) -> list[Option]:
        return [self.option("online", YES, _("Online"))]

    @cached_property
    def cities(self) -> Places:
        return Places()


class Agenda(SessionListing):
    """The same, long enough to be read or printed in one piece."""

    per_page = 100

    @property
    def months(self) -> list[Month]:
        return by_month(self.days)


def day(value: str) -> datetime.date | None:
    """A day of an address (ISO 8601); None for what is none, or lies beyond all programmes."""
    try:
        found = datetime.date.fromisoformat(value)
    except ValueError:
        return None
    return found if found.year in YEARS else None


def yes(value: str) -> Q:
    """Asks nothing of a row, or, for any other value than yes, what none has."""
    return Q() if value == YES else Q(pk__in=[])


def wording(texts: dict[str, str], tags: Iterable[str]) -> str:
    return in_language(texts, then=tags).text
