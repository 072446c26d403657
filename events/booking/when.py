"""When and where a session is, in words for tickets, letters and the pages of a registration."""

from dataclasses import dataclass
from datetime import date, datetime

from babel.dates import format_date

from cms.core.dates import clock, locale_tag
from cms.core.in_a_row import comma, in_a_row
from events.finding.clocks import offset_words, zone_words
from events.programme import Event, Session
from events.programme.session import Status
from events.registrations import Registration

# The house writes English dates day first, as in cms.core.dates.
PATTERNS = {"en": "EEEE, d MMMM y"}
ONE_DAY = "{day}{comma}{start}–{end}"
SEVERAL_DAYS = "{day}{comma}{start} – {last_day}{comma}{end}"


def full_date(day: date) -> str:
    """«Tuesday, 15 September 2026» in the active language."""
    tag = locale_tag()
    return format_date(day, PATTERNS.get(tag, "full"), locale=tag)


def moment_words(moment: datetime, session: Session) -> str:
    """A moment on the clock of a session's place, with the zone: «Tuesday, 15 September 2026, 16:00 (Almaty time)»."""
    local = moment.astimezone(session.zone)
    return f"{in_a_row([full_date(local.date()), clock(local.time())])} ({zone_words(session.zone)})"


@dataclass(frozen=True)
class When:
    """The time of a session on the clock of its place, in the active language."""

    session: Session

    @property
    def hours(self) -> str:
        start, end = self.session.local_start, self.session.local_end
        pattern = ONE_DAY if start.date() == end.date() else SEVERAL_DAYS
        return pattern.format(
            day=full_date(start.date()),
            comma=comma(),
            start=clock(start.time()),
            last_day=full_date(end.date()),
            end=clock(end.time()),
        )

    @property
    def machine_start(self) -> str:
        return self.session.local_start.isoformat(timespec="minutes")

    @property
    def zone(self) -> str:
        """«Almaty time, UTC+5»."""
        return in_a_row([zone_words(self.session.zone), offset_words(self.session.local_start)])

    @property
    def place(self) -> str:
        """Name, city and address of the venue; nothing for what is online alone."""
        venue = self.session.venue
        if venue is None:
            return ""
        return in_a_row([venue.name.text, venue.city.text, venue.address.text])

    def __str__(self) -> str:
        return f"{self.hours} ({self.zone})"


def sessions_of(registration: Registration) -> list[Session]:
    """What a registration is for: its session, or those of its series that take place, in order."""
    if registration.session:
        registration.session.event = registration.event
        return [registration.session]
    return series(registration.event)


def series(event: Event) -> list[Session]:
    rows = event.sessions.filter(status=Status.SCHEDULED).in_order().select_related("venue__library", "pool")
    found = list(rows)
    for session in found:
        session.event = event
    return found
